import type { HeartbeatBody } from '@foyer/contract';
import type { HeartbeatRecord } from './heartbeat-record.ts';
import type { ViewerTable } from './viewer-table.ts';

/** What the first report of a viewer may speak of. */
const FIRST_CREDIT_S = 120;
/** What is told late still counts, within bounds. */
const MAX_CREDIT_MS = 3_600_000;
const MAX_FRAMES_PER_S = 240;
const MAX_KBPS = 1_000_000;

type Numbers = Omit<HeartbeatRecord, 'high' | 'low' | 'series' | 'state' | 'leaseS'>;

/**
 * Cuts the numbers of a report to what can be: nobody has watched for longer than the time since the last report that
 * told of it, whatever it says. Takes the time as told.
 */
export function takeNumbers(
  report: Omit<HeartbeatBody, 'stream'>,
  { table, slot, now }: CreditOptions,
): Numbers {
  const {
    playedS,
    stalledS,
    stalls,
    droppedFrames,
    decodedFrames = 0,
    latencyS,
    bitrateBps = 0,
    errors,
  } = report;
  const toldUntil = table.toldUntil[slot] ?? 0;
  const firstMs = Math.min(report.sinceS, FIRST_CREDIT_S) * 1000;
  const creditMs = toldUntil === 0 ? firstMs : Math.max(0, Math.min(now - toldUntil, MAX_CREDIT_MS));
  const playedMs = Math.min(playedS * 1000, creditMs);
  const stalledMs = Math.min(stalledS * 1000, creditMs - playedMs);
  table.toldUntil[slot] = Math.min(now, now - creditMs + playedMs + stalledMs);
  const creditS = Math.ceil(creditMs / 1000);
  return {
    playedDs: Math.round(playedMs / 100),
    stalledDs: Math.round(stalledMs / 100),
    stalls: Math.min(stalls, creditS),
    droppedFrames: Math.min(droppedFrames, creditS * MAX_FRAMES_PER_S),
    decodedFrames: Math.min(decodedFrames, creditS * MAX_FRAMES_PER_S),
    latencyMs: latencyS === undefined ? undefined : Math.round(latencyS * 1000),
    bitrateKbps: Math.min(Math.round(bitrateBps / 1000), MAX_KBPS),
    errors: errors?.length ?? 0,
    fatalErrors: errors?.filter(error => error.fatal).length ?? 0,
  };
}

export interface CreditOptions {
  table: ViewerTable;
  slot: number;
  now: number;
}
