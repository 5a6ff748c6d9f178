'use client';

import { useEffect, useRef } from 'react';
import { useSWRConfig } from 'swr';
import useSWRSubscription from 'swr/subscription';
import { openEventStream } from '../live/open-event-stream.ts';
import { usePageVisible } from './use-page-visible.ts';

/** By kind of event, the addresses whose answer it makes old. Kinds as in `TrackerEventType`. */
export type Refreshed = Readonly<Record<string, readonly string[]>>;

/** What is sent first, in place of all events that were missed: everything may have changed. */
const SNAPSHOT = 'snapshot';
/** A thousand reports a second are one reason to look again, not a thousand. */
const GATHERED_MS = 1_000;

/**
 * Asks anew for what the tracker's events make old, a moment after they come. `connected` tells whether they can
 * come: where they are cut off, the caller asks more often by itself.
 */
export function useTrackerEvents(refreshed: Refreshed): { connected: boolean } {
  const { mutate } = useSWRConfig();
  const refreshedRef = useRef(refreshed);
  refreshedRef.current = refreshed;
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const types = Object.keys(refreshed);
  // A browser has six connections to an origin for all its tabs: one in the background must not hold any.
  const isSeen = usePageVisible();
  const { data } = useSWRSubscription<boolean>(
    isSeen ? `/tracker/api/v1/events?${new URLSearchParams({ types: types.join(',') })}` : null,
    (url: string, { next }: { next: (error: null, connected: boolean) => void }) => {
      const refreshSoon = (type: string) => {
        const paths = refreshedRef.current;
        for (const path of type === SNAPSHOT ? Object.values(paths).flat() : (paths[type] ?? [])) {
          waiting.current.add(path);
        }
        timer.current ??= setTimeout(() => {
          timer.current = undefined;
          for (const path of waiting.current) void mutate(path);
          waiting.current.clear();
        }, GATHERED_MS);
      };
      return openEventStream({
        url,
        types: [SNAPSHOT, ...types],
        onEvent: refreshSoon,
        onConnected: connected => next(null, connected),
        createSource: address => new EventSource(address),
        random: Math.random,
      });
    },
  );
  return { connected: isSeen && (data ?? false) };
}
