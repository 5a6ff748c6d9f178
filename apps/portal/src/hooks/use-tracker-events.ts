'use client';

import { useEffect, useRef } from 'react';
import { useSWRConfig } from 'swr';
import useSWRSubscription from 'swr/subscription';
import { openEventStream } from '../live/open-event-stream.ts';
import { usePageVisible } from './use-page-visible.ts';

/** An answer that an event makes old. */
export interface Refresh {
  path: string;
  /** How long after the event it is asked for anew: a thousand reports in it are one reason, not a thousand. */
  afterMs: number;
  /** Part of that which differs from one viewer to the next, so that not all of them ask at once; default: none. */
  spreadMs?: number;
}

export interface TrackerEventsOptions {
  /** By kind of event. Kinds as in `TrackerEventType`. */
  refresh: Readonly<Record<string, readonly Refresh[]>>;
  /** Only what is about this room; without it, all. */
  room?: string;
  /** Hears of each event, and of the snapshot that is sent first, with its JSON. */
  onEvent?: (type: string, data: string) => void;
}

/** What is sent first, in place of all events that were missed: everything may have changed. */
export const SNAPSHOT = 'snapshot';

/**
 * Asks anew for what the tracker's events make old. `connected` tells whether they can come: where they are cut off,
 * the caller asks more often by itself.
 */
export function useTrackerEvents(options: TrackerEventsOptions): { connected: boolean } {
  const { mutate } = useSWRConfig();
  const latest = useRef(options);
  latest.current = options;
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    };
  }, []);
  const types = Object.keys(options.refresh);
  const query = new URLSearchParams({ types: types.join(','), ...(options.room && { room: options.room }) });
  // A browser has six connections to an origin for all its tabs: one in the background must not hold any.
  const isSeen = usePageVisible();
  const { data } = useSWRSubscription<boolean>(
    isSeen ? `/tracker/api/v1/events?${query}` : null,
    (url: string, { next }: { next: (error: null, connected: boolean) => void }) => {
      const refreshLater = ({ path, afterMs, spreadMs = 0 }: Refresh) => {
        if (timers.current.has(path)) return;
        const refreshNow = () => {
          timers.current.delete(path);
          void mutate(path);
        };
        timers.current.set(path, setTimeout(refreshNow, afterMs + Math.random() * spreadMs));
      };
      return openEventStream({
        url,
        types: [SNAPSHOT, ...types],
        onEvent: (type, json) => {
          const { refresh, onEvent } = latest.current;
          const old = type === SNAPSHOT ? Object.values(refresh).flat() : (refresh[type] ?? []);
          for (const answer of old) refreshLater(answer);
          onEvent?.(type, json);
        },
        onConnected: connected => next(null, connected),
        createSource: address => new EventSource(address),
        random: Math.random,
      });
    },
  );
  return { connected: isSeen && (data ?? false) };
}
