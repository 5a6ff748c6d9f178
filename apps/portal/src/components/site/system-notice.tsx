'use client';

import type { Health } from '@foyer/contract';
import { formatTime, nameOtherZone, type TimePlace } from '../../words/format-time.ts';
import styles from './system-notice.module.css';

/** Says when what is shown may be old. Silent while all is well. */
export function SystemNotice({ health, ...place }: TimePlace & { health: Health }) {
  const sentence = describe(health, place);
  return sentence === null ? null : (
    <p className={styles.notice} role="status">
      {sentence}
    </p>
  );
}

function describe(health: Health, place: TimePlace): string | null {
  if (!health.trackerReachable) {
    if (health.presenceAt === null) {
      return 'We cannot see at the moment which rooms are streaming. Times come from the programme.';
    }
    const heardAt = Date.parse(health.presenceAt);
    return `We last heard from the rooms at ${formatTime(heardAt, place)}${nameOtherZone(heardAt, place)}. Times come from the programme.`;
  }
  return health.programme === 'missing'
    ? 'The programme cannot be read at the moment. Streams run as they come.'
    : null;
}
