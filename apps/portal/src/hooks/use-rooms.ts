'use client';

import type { OverviewReply, RoomStatusReply } from '@foyer/contract';
import { useMemo, useRef } from 'react';
import useSWR from 'swr';
import { isLive } from '../status/read-state.ts';
import { useClock, useNow } from './clock-context.tsx';
import { fetchReply } from './use-live-json.ts';
import { useSpreadInterval } from './use-spread-interval.ts';

const REFRESH_MS = 15_000;

/** All rooms, kept fresh. While the portal does not answer, the last answer stays. */
export function useRooms(initial: OverviewReply): OverviewReply {
  return useLive('/api/v1/rooms', initial);
}

/** The rooms that a picture comes from; null until it is known. */
export function useLiveRooms(): ReadonlySet<string> | null {
  const now = useNow();
  const reply = useLive<OverviewReply | null>('/api/v1/rooms', null);
  const live = reply?.rooms.filter(room => isLive(room, now)).map(({ room }) => room);
  const names = live?.join(' ');
  // The same set as long as the same rooms are live.
  return useMemo(() => (names === undefined ? null : new Set(names.split(' '))), [names]);
}

/** One room, while it is wanted; null until it is known. */
export function useRoomWhile(room: string | null): RoomStatusReply | null {
  return useLive<RoomStatusReply | null>(room === null ? null : `/api/v1/rooms/${room}`, null);
}

/** What the portal tells of rooms, asked for again and again; it sets the page's clock. */
export function useLive<Reply extends { at: string } | null>(
  path: string | null,
  initial: Reply,
  refreshMs = REFRESH_MS,
): Reply {
  const clock = useClock();
  // A ref, because a key that changes each second would make each second a new resource.
  const clockRef = useRef(clock);
  clockRef.current = clock;
  const { data } = useSWR<Reply>(
    path,
    async (asked: string) => {
      const { query, setByServer } = clockRef.current;
      const reply = await fetchReply<NonNullable<Reply>>(asked + query);
      // In a rehearsal the reply only repeats the instant that was asked for.
      if (query === '') setByServer({ serverAt: Date.parse(reply.at), viewerAt: Date.now() });
      return reply;
    },
    { fallbackData: initial ?? undefined, refreshInterval: useSpreadInterval(refreshMs) },
  );
  return data ?? initial;
}
