import type { ReactNode } from 'react';
import styles from './message-page.module.css';

interface MessagePageProps {
  title: string;
  action: { href: string; label: string };
  children: ReactNode;
}

/** A page of one thought: what happened, and where to go. */
export function MessagePage({ title, action, children }: MessagePageProps) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{children}</p>
      {/* A whole new page, on purpose: what failed here may be the scripts. */}
      <a className={styles.action} href={action.href}>
        {action.label}
      </a>
    </main>
  );
}
