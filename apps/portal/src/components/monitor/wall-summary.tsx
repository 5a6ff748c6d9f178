import type { NumbersNowReply } from '@foyer/contract';
import { formatBitrate } from '../../monitor/format-amount.ts';
import type { WallSummary as Summary } from '../../monitor/summarise-wall.ts';
import type { WallRoom } from '../../monitor/wall-room.ts';
import styles from './wall-summary.module.css';

interface WallSummaryProps {
  summary: Summary;
  numbers: NumbersNowReply | null;
  rooms: readonly WallRoom[];
}

/** The wall in a sentence, so that nobody has to count tiles; and what all rooms carry together. */
export function WallSummary({ summary, numbers, rooms }: WallSummaryProps) {
  const { faults, warnings, programmes, well } = summary;
  const sent = rooms.reduce((sum, { bitrateBps }) => sum + (bitrateBps ?? 0), 0);
  const { value, unit } = formatBitrate(sent);
  return (
    <div className={styles.summary}>
      <p className={styles.words} role="status">
        {faults !== null && <strong className={styles.faults}>{faults}. </strong>}
        {warnings !== null && <span className={styles.warnings}>{warnings}. </span>}
        {programmes !== null && <span className={styles.warnings}>{programmes}. </span>}
        {well !== null && <span className={styles.well}>{well}.</span>}
      </p>
      {numbers !== null && (
        <p className={styles.totals}>
          <b>
            {typeof numbers.viewers === 'number' ? numbers.viewers.toLocaleString('en') : numbers.viewers}
          </b>{' '}
          viewers, <b>{value}</b> {unit}
        </p>
      )}
    </div>
  );
}
