'use client';

import type { Health } from '@foyer/contract';
import { formatTime, nameOtherZone, type TimePlace } from '../../words/format-time.ts';
import { describeMissingProgramme } from '../../words/missing-programme-words.ts';
import styles from './system-notice.module.css';

interface SystemNoticeProps extends TimePlace {
  health: Health;
  /** Those that the health names, with their titles; without them it is that of the one room that is shown. */
  rooms?: readonly { room: string; title: string }[];
}

/** Says when what is shown may be old, or lacks something. Silent while all is well. */
export function SystemNotice({ health, rooms, ...place }: SystemNoticeProps) {
  return <Notice sentence={describe(health, rooms ?? null, place)} />;
}

export function Notice({ sentence }: { sentence: string | null }) {
  return sentence === null ? null : (
    <p className={styles.notice} role="status">
      {sentence}
    </p>
  );
}

function describe(health: Health, rooms: SystemNoticeProps['rooms'] | null, place: TimePlace): string | null {
  if (!health.trackerReachable) {
    if (health.presenceAt === null) {
      return 'We cannot see at the moment which rooms are streaming. Times come from the programme.';
    }
    const heardAt = Date.parse(health.presenceAt);
    return `We last heard from the rooms at ${formatTime(heardAt, place)}${nameOtherZone(heardAt, place)}. Times come from the programme.`;
  }
  const lacking = new Set(health.lackingRooms);
  const titles = (rooms ?? []).flatMap(({ room, title }) => (lacking.has(room) ? title : []));
  const missing = describeMissingProgramme(titles, health.allProgrammesMissing);
  return missing === null ? null : `${missing} Streams run as they come.`;
}
