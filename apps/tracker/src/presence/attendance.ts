import type { Endpoint } from './endpoint.ts';
import { estimateViewerBps, type OverallLoad, readOverallLoad } from './overall-load.ts';

/** For an endpoint that does not say what it can carry, so that the least loaded of several gets the next viewer. */
const ASSUMED_CAPACITY_BPS = 1e9;

/** An endpoint that is registered now, and what has become of it since its last report. */
export interface Attendance {
  endpoint: Endpoint;
  /** As it reported. */
  load: OverallLoad;
  viewerBps: number;
  /** Viewers sent there since its last report, which that report cannot know of. */
  sentViewers: number;
  /** Nobody new is sent there. */
  draining: boolean;
}

/** `elsewhere`: what the other endpoints of the room carry. */
export function createAttendance(endpoint: Endpoint, elsewhere: OverallLoad): Attendance {
  const load = readOverallLoad(endpoint.load);
  return {
    endpoint,
    load,
    viewerBps: estimateViewerBps(load, elsewhere),
    // Its report knows of everybody who had been sent there.
    sentViewers: 0,
    draining: false,
  };
}

/** bit/s, those sent there since the last report included. */
export function estimateLoadBps({ load, sentViewers, viewerBps }: Attendance): number {
  return load.bitrateBps + sentViewers * viewerBps;
}

/** The part of its capacity that is taken, those sent there included, and `more` viewers besides. */
export function estimateUtilisation(attendance: Attendance, more = 0): number {
  const { endpoint, load, sentViewers, viewerBps } = attendance;
  const { bitrateBps, viewers } = endpoint.capacity ?? {};
  const byBitrate = (estimateLoadBps(attendance) + more * viewerBps) / (bitrateBps ?? ASSUMED_CAPACITY_BPS);
  if (viewers === undefined) return byBitrate;
  const byViewers = (load.clients + sentViewers + more) / viewers;
  return bitrateBps === undefined ? byViewers : Math.max(byBitrate, byViewers);
}

/** Whether one more viewer is more than it said it can carry. */
export function isFull(attendance: Attendance): boolean {
  return attendance.endpoint.capacity !== null && estimateUtilisation(attendance, 1) > 1;
}

export function isExpiredBefore(a: Attendance, b: Attendance): boolean {
  return a.endpoint.leaseEndsAt < b.endpoint.leaseEndsAt;
}
