'use client';

import { useEffect, useRef } from 'react';
import { useSWRConfig } from 'swr';
import useSWRSubscription from 'swr/subscription';
import { openEventStream } from '../live/open-event-stream.ts';

/** By kind of event, the addresses whose answer it makes old. Kinds as in `TrackerEventType`. */
export type Refreshed = Readonly<Record<string, readonly string[]>>;

/** A thousand reports a second are one reason to look again, not a thousand. */
const GATHERED_MS = 1_000;

/**
 * Asks anew for what the tracker's events make old, a moment after they come. `connected` tells whether they can
 * come: where they are cut off, the caller asks more often by itself.
 */
export function useTrackerEvents(refreshed: Refreshed, room?: string): { connected: boolean } {
  const { mutate } = useSWRConfig();
  const refreshedRef = useRef(refreshed);
  refreshedRef.current = refreshed;
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const query = new URLSearchParams({ types: Object.keys(refreshed).join(','), ...(room && { room }) });
  const { data } = useSWRSubscription<boolean>(
    `/tracker/api/v1/events?${query}`,
    (url: string, { next }: { next: (error: null, connected: boolean) => void }) => {
      const refreshSoon = (type: string) => {
        for (const path of refreshedRef.current[type] ?? []) waiting.current.add(path);
        timer.current ??= setTimeout(() => {
          timer.current = undefined;
          for (const path of waiting.current) void mutate(path);
          waiting.current.clear();
        }, GATHERED_MS);
      };
      return openEventStream({
        url,
        types: Object.keys(refreshedRef.current),
        onEvent: refreshSoon,
        onConnected: connected => next(null, connected),
        createSource: address => new EventSource(address),
        random: Math.random,
      });
    },
  );
  return { connected: data ?? false };
}
