'use client';

import { useSyncExternalStore } from 'react';

/** Whether somebody can see the page: a tab in the background needs no news. */
export function usePageVisible(): boolean {
  return useSyncExternalStore(subscribe, readVisible, () => false);
}

function subscribe(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

function readVisible(): boolean {
  return document.visibilityState === 'visible';
}
