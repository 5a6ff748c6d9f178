import type { ReactNode } from 'react';
import styles from './site-footer.module.css';

/** The foot of a page: its machine-readable forms, and whose work it is. */
export function SiteFooter({ children }: { children?: ReactNode }) {
  return (
    <footer className={styles.footer}>
      {children !== undefined && (
        <nav className={styles.links} aria-label="Other forms of this page">
          {children}
        </nav>
      )}
      <p>Streams shown by Foyer, free software</p>
    </footer>
  );
}
