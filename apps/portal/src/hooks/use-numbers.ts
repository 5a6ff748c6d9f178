'use client';

import type { NumbersNowReply, NumbersReply, SessionsReply } from '@foyer/contract';
import { useRef } from 'react';
import useSWR from 'swr';
import { type Conference, type GraphRange, spanRange, type TimeSpan } from '../graphs/graph-range.ts';
import { useNow } from './clock-context.tsx';
import { fetchReply, type LiveJson, useLiveJson } from './use-live-json.ts';
import { useSpreadInterval } from './use-spread-interval.ts';
import { useTrackerClock } from './use-tracker-clock.ts';
import { useTrackerEvents } from './use-tracker-events.ts';

export interface GraphQuestion {
  range: GraphRange;
  conference: Conference;
  /** null: all rooms. */
  room: string | null;
}

export interface GraphNumbers extends LiveJson<NumbersReply> {
  now: NumbersNowReply | null;
  /** What was on meanwhile. */
  programme: SessionsReply | undefined;
  /** The time that was asked for, by the page's clock. */
  span: TimeSpan;
  /** Page time minus the tracker's: what a rehearsal moves. */
  shiftMs: number;
  /** Where the same is found as a table, and as JSON. */
  tableHref: string;
  jsonHref: string;
}

const NUMBERS = '/tracker/api/v1/numbers';
const NOW = `${NUMBERS}/now`;
const GATHERED_MS = 1_000;
const POLL_MS = 10_000;
const CHECK_MS = 60_000;
const PROGRAMME_MS = 300_000;

/** Viewers and bitrate over time. What is now comes by events, or else by asking; minutes are asked for. */
export function useNumbers(question: GraphQuestion): GraphNumbers {
  const { range, conference, room } = question;
  const { connected } = useTrackerEvents({ refresh: { viewers: [{ path: NOW, afterMs: GATHERED_MS }] } });
  const { reply: numbersNow } = useLiveJson<NumbersNowReply>(NOW, connected ? CHECK_MS : POLL_MS);
  const { shiftMs } = useTrackerClock(numbersNow?.generatedAt);
  const now = useNow();
  const span = spanRange(range, { conference, now });
  // Read when it is asked: an address with the time in it would be another resource each minute, each kept for good.
  const latest = useRef({ span, shiftMs });
  latest.current = { span, shiftMs };
  const shown = useSpanned<NumbersReply>(['numbers', range.id, room ?? '', shiftMs === 0 ? '' : 'shifted'], {
    refreshMs: range.refreshMs,
    address: () => `${NUMBERS}?${formatQuery(latest.current, room)}`,
  });
  const programme = useSpanned<SessionsReply>(['sessions', range.id], {
    refreshMs: PROGRAMME_MS,
    address: () => `/api/v1/sessions?${formatSpan(latest.current.span)}`,
  });
  const query = formatQuery({ span, shiftMs }, room);
  return {
    ...shown,
    now: numbersNow ?? null,
    programme: programme.reply,
    span,
    shiftMs,
    tableHref: `${NUMBERS}.csv?${query}`,
    jsonHref: `${NUMBERS}?${query}`,
  };
}

function useSpanned<Reply>(
  key: readonly string[],
  { refreshMs, address }: { refreshMs: number; address: () => string },
): LiveJson<Reply> {
  const { data, error } = useSWR<Reply>(key, () => fetchReply<Reply>(address()), {
    refreshInterval: useSpreadInterval(refreshMs),
    keepPreviousData: true,
  });
  return { reply: data, failed: error !== undefined };
}

function formatQuery({ span, shiftMs }: { span: TimeSpan; shiftMs: number }, room: string | null): string {
  const query = new URLSearchParams(formatSpan({ from: span.from - shiftMs, to: span.to - shiftMs }));
  query.set('columns', 'viewers,peak,servedBps');
  if (room !== null) query.set('room', room);
  return query.toString();
}

function formatSpan({ from, to }: TimeSpan): string {
  return new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }).toString();
}
