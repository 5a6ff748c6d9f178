'use client';

import type { Instant } from '@foyer/schedule';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** The clock of a page: the server's, which in a rehearsal runs at another time than the viewer's. */
export interface PageClock {
  /** The instant the page was made for; what it first shows, so that server and browser agree. */
  initialAt: Instant;
  /** Page time minus real time, by the server's clock. */
  offsetMs: number;
  rehearsing: boolean;
}

interface ClockValue {
  now: Instant;
  /** `?now=…` of this instant while a rehearsal runs, else empty; for links and requests. */
  query: string;
  /** Takes over what the server said its clock shows, at a moment of the viewer's clock. */
  setByServer: (reading: { serverAt: Instant; viewerAt: Instant }) => void;
}

const ClockContext = createContext<ClockValue | null>(null);

/** Replies are a second old and a while on their way: below this a difference says nothing. */
const TOLERANCE_MS = 3_000;

/**
 * Keeps the page's time. It runs on the viewer's clock until a reply of the server shows that one to be wrong:
 * a session that must not be shown yet, or no more, must not depend on how a viewer's clock is set.
 */
export function ClockProvider({ clock, children }: { clock: PageClock; children: ReactNode }) {
  const [now, setNow] = useState(clock.initialAt);
  const [offsetMs, setOffsetMs] = useState(clock.offsetMs);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = Date.now() + offsetMs;
      setNow(at);
      // On the second, so that all clocks of a page, and of a hall, step together.
      timer = setTimeout(tick, 1_000 - (at % 1_000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [offsetMs]);
  const setByServer = useCallback<ClockValue['setByServer']>(({ serverAt, viewerAt }) => {
    const seenMs = serverAt - viewerAt;
    setOffsetMs(known => (Math.abs(seenMs - known) > TOLERANCE_MS ? seenMs : known));
  }, []);
  const query = clock.rehearsing ? `?now=${new Date(now - (now % 1_000)).toISOString()}` : '';
  const value = useMemo(() => ({ now, query, setByServer }), [now, query, setByServer]);
  return <ClockContext value={value}>{children}</ClockContext>;
}

/** The page's instant, anew each second. */
export function useNow(): Instant {
  return useClock().now;
}

/** What to append to an address so that it shows the same instant. */
export function useClockQuery(): string {
  return useClock().query;
}

export function useClock(): ClockValue {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error('useNow needs a ClockProvider above it.');
  return clock;
}
