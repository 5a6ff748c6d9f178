'use client';

import type { Instant } from '@foyer/schedule';
import { useEffect, useRef, useState } from 'react';
import { useNow } from './clock-context.tsx';

export interface TrackerClock {
  /** Page time minus the tracker's: what a rehearsal moves. */
  shiftMs: number;
  /** When the tracker last answered, by the page's clock; null: it has not yet. */
  heardAt: Instant | null;
}

/** Less than this is the time that replies take, not a rehearsal. */
const TOLERANCE_MS = 60_000;
const NOT_HEARD: TrackerClock = { shiftMs: 0, heardAt: null };

/** Sets the tracker's clock beside the page's, by the instant at which its last reply was made. */
export function useTrackerClock(generatedAt: string | undefined): TrackerClock {
  const now = useNow();
  const nowRef = useRef(now);
  nowRef.current = now;
  const [clock, setClock] = useState(NOT_HEARD);
  useEffect(() => {
    if (generatedAt === undefined) return;
    const saidAt = Date.parse(generatedAt);
    const seenMs = nowRef.current - saidAt;
    const shiftMs = Math.abs(seenMs) < TOLERANCE_MS ? 0 : seenMs;
    setClock({ shiftMs, heardAt: saidAt + shiftMs });
  }, [generatedAt]);
  return clock;
}
