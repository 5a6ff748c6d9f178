'use client';

import type { OverviewReply, RoomStatusReply } from '@foyer/contract';
import { useRef } from 'react';
import useSWR from 'swr';
import { useClockQuery } from './clock-context.tsx';

const REFRESH_MS = 15_000;
const TIMEOUT_MS = 10_000;

/** All rooms, kept fresh. While the portal does not answer, the last answer stays. */
export function useRooms(initial: OverviewReply): OverviewReply {
  return useLive('/api/v1/rooms', initial);
}

/** One room, kept fresh. */
export function useRoom(room: string, initial: RoomStatusReply): RoomStatusReply {
  return useLive(`/api/v1/rooms/${room}`, initial);
}

function useLive<Reply>(path: string, initial: Reply): Reply {
  const query = useClockQuery();
  // A ref, because a key that changes each second would make each second a new resource.
  const queryRef = useRef(query);
  queryRef.current = query;
  const { data } = useSWR<Reply>(path, () => fetchReply<Reply>(path + queryRef.current), {
    fallbackData: initial,
    refreshInterval: spread,
    dedupingInterval: 2_000,
    keepPreviousData: true,
  });
  return data ?? initial;
}

/** Viewers who came in the same second must not come again in the same second. */
function spread(): number {
  return REFRESH_MS * (0.8 + Math.random() * 0.4);
}

async function fetchReply<Reply>(url: string): Promise<Reply> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
