'use client';

import type {
  ComponentsReply,
  ComponentTrouble,
  EndpointReply,
  EndpointsReply,
  LostEndpointReply,
  NumbersNowReply,
} from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { useLiveJson } from './use-live-json.ts';
import { useTrackerClock } from './use-tracker-clock.ts';
import { useTrackerEvents } from './use-tracker-events.ts';

export interface TrackerFacts {
  /** null: the tracker has not told yet. */
  endpoints: readonly EndpointReply[] | null;
  lost: readonly LostEndpointReply[];
  numbers: NumbersNowReply | null;
  /** What the media pipeline says is wrong. */
  troubles: readonly ComponentTrouble[];
  /** Page time minus the tracker's: what a rehearsal moves. */
  shiftMs: number;
  /** When the tracker last answered, by the page's clock; null: it has not yet. */
  heardAt: Instant | null;
  failed: boolean;
  /** Whether changes are told as they come; else they are asked for. */
  connected: boolean;
}

const ENDPOINTS = '/tracker/api/v1/endpoints';
const COMPONENTS = '/tracker/api/v1/components';
const NUMBERS = '/tracker/api/v1/numbers/now';
/** Asked at this pace while events do not come; with them, only to be sure. */
const POLL_MS = 5_000;
const CHECK_MS = 30_000;
const GATHERED_MS = 1_000;
/** The portal asks the tracker every two seconds, and knows of a change no earlier. */
const PORTAL_KNOWS_MS = 3_000;
/** There are no events of these. */
const COMPONENTS_MS = 10_000;

/** What the tracker says of machines and viewers, kept fresh by its events, or else by asking. */
export function useTrackerFacts(): TrackerFacts {
  const { connected } = useTrackerEvents({
    refresh: {
      presence: [
        { path: ENDPOINTS, afterMs: GATHERED_MS },
        { path: '/api/v1/rooms', afterMs: PORTAL_KNOWS_MS },
      ],
      endpoint: [{ path: ENDPOINTS, afterMs: GATHERED_MS }],
      viewers: [{ path: NUMBERS, afterMs: GATHERED_MS }],
    },
  });
  const refreshMs = connected ? CHECK_MS : POLL_MS;
  const { reply: listed, failed } = useLiveJson<EndpointsReply>(ENDPOINTS, refreshMs);
  const { reply: numbers } = useLiveJson<NumbersNowReply>(NUMBERS, refreshMs);
  const { reply: components } = useLiveJson<ComponentsReply>(COMPONENTS, COMPONENTS_MS);
  const { shiftMs, heardAt } = useTrackerClock(listed?.generatedAt);
  return {
    endpoints: listed?.endpoints ?? null,
    lost: listed?.lost ?? [],
    numbers: numbers ?? null,
    troubles: components?.wrong ?? [],
    shiftMs,
    heardAt,
    failed,
    connected,
  };
}
