'use client';

import type {
  ComponentsReply,
  ComponentTrouble,
  EndpointReply,
  EndpointsReply,
  NumbersNowReply,
} from '@foyer/contract';
import { useEffect, useRef, useState } from 'react';
import { rememberEndpoints } from '../monitor/remember-endpoints.ts';
import { useNow } from './clock-context.tsx';
import { useLiveJson } from './use-live-json.ts';
import { useTrackerEvents } from './use-tracker-events.ts';

export interface TrackerFacts {
  /** Those that serve, and those that fell silent a short while ago; null: the tracker has not told yet. */
  endpoints: readonly EndpointReply[] | null;
  numbers: NumbersNowReply | null;
  /** What the media pipeline says is wrong. */
  troubles: readonly ComponentTrouble[];
  /** Page time minus the tracker's: what a rehearsal moves. */
  shiftMs: number;
  failed: boolean;
}

const ENDPOINTS = '/tracker/api/v1/endpoints';
const COMPONENTS = '/tracker/api/v1/components';
const NUMBERS = '/tracker/api/v1/numbers/now';
/** Asked at this pace while events do not come; with them, only to be sure. */
const POLL_MS = 5_000;
const CHECK_MS = 30_000;
/** Less than this is the time that replies take, not a rehearsal. */
const TOLERANCE_MS = 60_000;

const NO_TROUBLES: readonly ComponentTrouble[] = [];

/** What the tracker says of machines and viewers, kept fresh by its events, or else by asking. */
export function useTrackerFacts(): TrackerFacts {
  const { connected } = useTrackerEvents({
    presence: [ENDPOINTS, '/api/v1/rooms'],
    endpoint: [ENDPOINTS],
    viewers: [NUMBERS],
  });
  const refreshMs = connected ? CHECK_MS : POLL_MS;
  const { reply: listed, failed } = useLiveJson<EndpointsReply>(ENDPOINTS, refreshMs);
  const { reply: numbers } = useLiveJson<NumbersNowReply>(NUMBERS, refreshMs);
  const { reply: components } = useLiveJson<ComponentsReply>(COMPONENTS, refreshMs);
  const now = useNow();
  const nowRef = useRef(now);
  nowRef.current = now;
  const [known, setKnown] = useState<{ endpoints: EndpointReply[]; shiftMs: number } | null>(null);
  useEffect(() => {
    if (listed === undefined) return;
    const saidAt = Date.parse(listed.generatedAt);
    const shiftMs = nowRef.current - saidAt;
    setKnown(before => ({
      endpoints: rememberEndpoints(before?.endpoints ?? [], listed.endpoints, saidAt),
      shiftMs: Math.abs(shiftMs) < TOLERANCE_MS ? 0 : shiftMs,
    }));
  }, [listed]);
  return {
    endpoints: known?.endpoints ?? null,
    numbers: numbers ?? null,
    troubles: components?.wrong ?? NO_TROUBLES,
    shiftMs: known?.shiftMs ?? 0,
    failed,
  };
}
