import type { SessionBrief } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { nameChange, toCorrected } from '../../words/correction-words.ts';
import styles from './session-change.module.css';

interface SessionChangeProps {
  session: SessionBrief;
  /** When it begins. */
  startsAt: Instant;
}

/** What is not as the programme says, and what the organisers say to it; nothing if all is. */
export function SessionChange({ session, startsAt }: SessionChangeProps) {
  const change = nameChange(toCorrected(session, startsAt));
  if (change === null) return null;
  const note = session.correction?.note ?? null;
  return (
    <p className={styles.change}>
      {change}
      {note !== null && <span className={styles.note}> · {note}</span>}
    </p>
  );
}
