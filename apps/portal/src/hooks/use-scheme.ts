'use client';

import { useSyncExternalStore } from 'react';

export type Scheme = 'dark' | 'light';

const LIGHT = '(prefers-color-scheme: light)';

/** Which of the two looks is shown now: the viewer's choice, or else the system's. For what CSS cannot reach. */
export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, readScheme, () => 'dark');
}

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(LIGHT);
  media.addEventListener('change', onChange);
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', onChange);
    observer.disconnect();
  };
}

function readScheme(): Scheme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia(LIGHT).matches ? 'light' : 'dark';
}
