import type { Instant } from '@foyer/schedule';

export type SessionPhase = 'coming' | 'soon' | 'on' | 'over';

const SOON_MS = 15 * 60_000;

interface PhasedSession {
  startsAt: Instant;
  endsAt: Instant;
  cancelled?: boolean | null | undefined;
}

/**
 * Where a session stands, by the programme alone. What has no length is on for a moment only; what is cancelled is
 * never on, nor soon.
 */
export function findPhase({ startsAt, endsAt, cancelled }: PhasedSession, at: Instant): SessionPhase {
  if (at >= Math.max(endsAt, startsAt + 1_000)) return 'over';
  if (cancelled === true) return 'coming';
  if (at >= startsAt) return 'on';
  return startsAt - at <= SOON_MS ? 'soon' : 'coming';
}

/** The instants at which it changes. */
export function listTurns({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): Instant[] {
  return [startsAt - SOON_MS, startsAt, Math.max(endsAt, startsAt + 1_000)];
}
