'use client';

import useSWR from 'swr';
import { useSpreadInterval } from './use-spread-interval.ts';

const TIMEOUT_MS = 10_000;

export interface LiveJson<Reply> {
  /** The last answer; it stays while another cannot be had. */
  reply: Reply | undefined;
  /** Whether the last attempt failed. */
  failed: boolean;
}

/** JSON that is asked for again and again while the page is looked at. `path` null: not now. */
export function useLiveJson<Reply>(path: string | null, refreshMs: number): LiveJson<Reply> {
  const { data, error } = useSWR<Reply>(path, fetchReply, {
    refreshInterval: useSpreadInterval(refreshMs),
    keepPreviousData: true,
  });
  return { reply: data, failed: error !== undefined };
}

/** @param cache how; kept copies of most would tell the time of when they were kept */
export async function fetchReply<Reply>(path: string, cache: RequestCache = 'no-store'): Promise<Reply> {
  const response = await fetch(path, { cache, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
