'use client';

import { useNow } from '../../hooks/clock-context.tsx';
import { useSettled } from '../../hooks/use-settled.ts';
import { formatTimeNear, type TimePlace } from '../../words/format-time.ts';
import styles from './wall-notices.module.css';

interface WallNoticesProps {
  /** Since when the tracker does not answer; null: it never has; undefined: it does. */
  lostSince: number | null | undefined;
  /** Whether changes are told as they come. */
  connected: boolean;
  /** What is wrong with machines that work for several rooms, or none. */
  complaints: readonly string[];
  place: TimePlace;
}

/** A connection is made within a moment, and made anew after a restart: no reason for a word. */
const CONNECTING_MS = 8_000;

/** What concerns the wall as a whole. */
export function WallNotices({ lostSince, connected, complaints, place }: WallNoticesProps) {
  const now = useNow();
  const isCut = useSettled(!connected, CONNECTING_MS);
  return (
    <div className={styles.notices} role="status">
      {lostSince !== undefined && (
        <p className={styles.lost}>
          {lostSince === null
            ? 'The tracker does not answer. Nothing is known of machines and viewers.'
            : `The tracker has not answered since ${formatTimeNear(lostSince, now, place)}. What is shown of machines and viewers is as of then.`}
        </p>
      )}
      {complaints.map(sentence => (
        <p key={sentence} className={styles.complaint}>
          {sentence}
        </p>
      ))}
      {isCut && lostSince === undefined && (
        <p className={styles.cut}>
          Changes do not arrive by themselves at the moment: this page asks every few seconds.
        </p>
      )}
    </div>
  );
}
