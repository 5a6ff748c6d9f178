import type { StateTone } from '../../words/state-words.ts';
import styles from './state-badge.module.css';

interface StateBadgeProps {
  tone: StateTone;
  label: string;
  /** On a picture the badge has a ground of its own. */
  onPicture?: boolean;
}

/** A state in a word, with a steady dot where something is live. */
export function StateBadge({ tone, label, onPicture = false }: StateBadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone} data-on-picture={onPicture || undefined}>
      {(tone === 'live' || tone === 'fault') && <span className={styles.dot} aria-hidden="true" />}
      {label}
    </span>
  );
}
