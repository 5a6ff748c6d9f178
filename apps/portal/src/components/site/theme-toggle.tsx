'use client';

import { THEME_KEY } from '../../theme/theme-script.ts';
import styles from './theme-toggle.module.css';

/** Turns the light on or off; the choice stays in this browser. */
export function ThemeToggle() {
  return (
    <button type="button" className={styles.toggle} onClick={toggleTheme} title="Light or dark">
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M9 1.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
      <span className="visually-hidden">Light or dark</span>
    </button>
  );
}

function toggleTheme(): void {
  const root = document.documentElement;
  const shown =
    root.dataset.theme ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');
  const next = shown === 'light' ? 'dark' : 'light';
  root.dataset.theme = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // Private windows may refuse; the choice then holds for this page.
  }
}
