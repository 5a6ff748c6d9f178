import styles from './load-bar.module.css';

interface LoadBarProps {
  /** Of a capacity, from 0; above 1 is more than it was said to carry. */
  share: number;
  isScarce: boolean;
}

/** How much of what a machine can carry is taken. */
export function LoadBar({ share, isScarce }: LoadBarProps) {
  const percent = Math.round(share * 100);
  return (
    <span className={styles.load} data-scarce={isScarce || undefined}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.taken} style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
      {percent} %<span className="visually-hidden"> of its capacity</span>
    </span>
  );
}
