import type { Instant } from '../clock.ts';

const LEASE_MS = 60_000;
/** How late a report may be that was announced. */
const GRACE_MS = 30_000;

/** Until when an endpoint counts as active without another report. */
export function computeLeaseEnd(reportedAt: Instant, nextInS = 0): Instant {
  return reportedAt + Math.max(LEASE_MS, Math.ceil(nextInS * 1000) + GRACE_MS);
}

export function isLeaseGood(lease: { leaseEndsAt: Instant }, now: Instant): boolean {
  return now < lease.leaseEndsAt;
}
