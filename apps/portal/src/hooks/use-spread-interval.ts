'use client';

import { useCallback } from 'react';

/**
 * For SWR's `refreshInterval`: about so long, for viewers who came in the same second must not come again in the same
 * second. The same function as long as the interval is the same: with another one SWR begins to wait anew, so that a
 * page which is drawn each second would never ask.
 */
export function useSpreadInterval(intervalMs: number): () => number {
  return useCallback(() => intervalMs * (0.8 + Math.random() * 0.4), [intervalMs]);
}
