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
  const lacking = new Set(health.lackingRooms);
  const titles = (rooms ?? []).flatMap(({ room, title }) => (lacking.has(room) ? title : []));
  const missing = describeMissingProgramme(titles, health.allProgrammesMissing);
  if (health.trackerReachable) return missing === null ? null : `${missing} Streams run as they come.`;
  const unseen = describeUnseen(health, place);
  if (missing === null) return `${unseen} Times come from the programme.`;
  return health.allProgrammesMissing
    ? `${unseen} ${missing}`
    : `${unseen} ${missing} Times come from the programme.`;
}

function describeUnseen({ presenceAt }: Health, place: TimePlace): string {
  if (presenceAt === null) return 'We cannot see at the moment which rooms are streaming.';
  const heardAt = Date.parse(presenceAt);
  return `We last heard from the rooms at ${formatTime(heardAt, place)}${nameOtherZone(heardAt, place)}.`;
}
