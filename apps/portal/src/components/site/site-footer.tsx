import type { ReactNode } from 'react';
import styles from './site-footer.module.css';

/** The foot of a page: where else to go, its machine-readable forms, and whose work it is. */
export function SiteFooter({ children }: { children?: ReactNode }) {
  return (
    <footer className={styles.footer}>
      {children !== undefined && children !== false && (
        <nav className={styles.links} aria-label="More of this page">
          {children}
        </nav>
      )}
      <p className={styles.maker}>
        Shown by <span className={styles.name}>Foyer</span>, free software
      </p>
    </footer>
  );
}
