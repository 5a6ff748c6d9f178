'use client';

import type { Instant } from '@foyer/schedule';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** The clock of a page: the server's, which in a rehearsal runs at another time than the viewer's. */
export interface PageClock {
  /** The instant the page was made for; what it first shows, so that server and browser agree. */
  initialAt: Instant;
  /** Page time minus real time. */
  offsetMs: number;
  rehearsing: boolean;
}

interface ClockValue {
  now: Instant;
  /** `?now=…` of this instant while a rehearsal runs, else empty; for links and requests. */
  query: string;
}

const ClockContext = createContext<ClockValue | null>(null);

/** Below this, a difference is the page's age or the network, and the viewer's clock is right. */
const TOLERANCE_MS = 60_000;

export function ClockProvider({ clock, children }: { clock: PageClock; children: ReactNode }) {
  const [now, setNow] = useState(clock.initialAt);
  useEffect(() => {
    const offsetMs = Math.abs(clock.offsetMs) < TOLERANCE_MS ? 0 : clock.offsetMs;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = Date.now() + offsetMs;
      setNow(at);
      // On the second, so that all clocks of a page, and of a hall, step together.
      timer = setTimeout(tick, 1_000 - (at % 1_000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock.offsetMs]);
  const query = clock.rehearsing ? `?now=${new Date(now - (now % 1_000)).toISOString()}` : '';
  const value = useMemo(() => ({ now, query }), [now, query]);
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

function useClock(): ClockValue {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error('useNow needs a ClockProvider above it.');
  return clock;
}
