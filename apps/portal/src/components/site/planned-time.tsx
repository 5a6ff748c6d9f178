import type { SessionBrief } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { findPlannedStart, toCorrected } from '../../words/correction-words.ts';
import { formatTimeNear, type TimePlace } from '../../words/format-time.ts';
import styles from './planned-time.module.css';

interface PlannedTimeProps {
  session: SessionBrief;
  /** When it begins. */
  startsAt: Instant;
  place: TimePlace;
}

/** When a session would begin by the programme, struck through; nothing if it begins then. */
export function PlannedTime({ session, startsAt, place }: PlannedTimeProps) {
  const planned = findPlannedStart(toCorrected(session, startsAt));
  if (planned === null) return null;
  return (
    <s className={styles.planned}>
      <span className="visually-hidden">planned for </span>
      {formatTimeNear(planned, startsAt, place)}
      <span className="visually-hidden">, now </span>
    </s>
  );
}
