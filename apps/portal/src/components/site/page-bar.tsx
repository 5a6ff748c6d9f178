import type { TimePlace } from '../../words/format-time.ts';
import { BarClock } from './bar-clock.tsx';
import styles from './page-bar.module.css';
import { RehearsalLink } from './rehearsal-link.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

interface PageBarProps {
  up: { href: string; label: string };
  place: TimePlace;
}

/** One line above a page that is not a room: back to where it belongs, and what time it is. */
export function PageBar({ up, place }: PageBarProps) {
  return (
    <nav className={styles.bar} aria-label="Way back">
      <RehearsalLink href={up.href} className={styles.up ?? ''}>
        <span aria-hidden="true">←</span> {up.label}
      </RehearsalLink>
      <BarClock place={place} />
      <ThemeToggle />
    </nav>
  );
}
