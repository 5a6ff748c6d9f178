import styles from './progress-line.module.css';

/** A hairline that shows how far a session is. `share` is 0 to 1. */
export function ProgressLine({ share }: { share: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10;
  return (
    <div className={styles.line} aria-hidden="true">
      <div className={styles.done} style={{ width: `${percent}%` }} suppressHydrationWarning />
    </div>
  );
}
