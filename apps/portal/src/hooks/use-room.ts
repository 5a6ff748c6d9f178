'use client';

import type { RoomStatusReply, ViewerCount } from '@foyer/contract';
import { useState } from 'react';
import { useSWRConfig } from 'swr';
import { readViewers } from '../live/read-viewers.ts';
import { useProgrammeRevision } from './use-programme-revision.ts';
import { useLive } from './use-rooms.ts';
import { useTrackerEvents } from './use-tracker-events.ts';

/** Asked at this pace while events do not come; with them, only to be sure. */
const POLL_MS = 15_000;
const CHECK_MS = 60_000;
/** The portal asks the tracker every two seconds, and knows of a change no earlier. */
const PORTAL_KNOWS_MS = 3_000;
/** Of corrections no event tells: those who wait for a session that is late want to know. */
const PROGRAMME_MS = 10_000;
/** The portal keeps an answer for a second: one of before the correction is gone by then. */
const KEPT_MS = 1_000;
/** A room is seen to change by everybody who watches it. */
const SPREAD_MS = 4_000;

/** One room, kept fresh by the tracker's events, or else by asking; the portal's last answer stays while it is gone. */
export function useRoom(room: string, initial: RoomStatusReply): RoomStatusReply {
  const path = `/api/v1/rooms/${room}`;
  // What the config does not want to be told is not asked for.
  const counts = initial.room.viewers !== null;
  const [viewers, setViewers] = useState<ViewerCount | null>(null);
  const { connected } = useTrackerEvents({
    room,
    refresh: {
      presence: [{ path, afterMs: PORTAL_KNOWS_MS, spreadMs: SPREAD_MS }],
      ...(counts && { viewers: [] }),
    },
    onEvent: (type, json) => setViewers(known => readViewers(type, json) ?? known),
  });
  const reply = useLive(path, initial, connected ? CHECK_MS : POLL_MS);
  const { mutate } = useSWRConfig();
  useProgrammeRevision({
    shown: reply.programmeRevision,
    refreshMs: PROGRAMME_MS,
    onOther: () => void setTimeout(() => mutate(path), KEPT_MS),
  });
  const { room: status } = reply;
  // The portal alone knows whether they are to be told now: not of a session that is withheld.
  if (!connected || viewers === null || status.viewers === null) return reply;
  return { ...reply, room: { ...status, viewers } };
}
