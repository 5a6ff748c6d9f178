'use client';

import type { Health } from '@foyer/contract';
import { formatTime, type TimePlace } from '../../words/format-time.ts';
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
    return health.presenceAt === null
      ? 'We cannot see at the moment which rooms are streaming. Times come from the programme.'
      : `We last heard from the rooms at ${formatTime(Date.parse(health.presenceAt), place)}. Times come from the programme.`;
  }
  return health.programme === 'missing'
    ? 'The programme cannot be read at the moment. Streams run as they come.'
    : null;
}
