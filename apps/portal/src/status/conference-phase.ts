import type { OverviewReply } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';

export type ConferencePhase =
  /** Its days as `YYYY-MM-DD`. */
  | { kind: 'before'; startsAt: Instant; firstDay: string; lastDay: string }
  | { kind: 'during' }
  | { kind: 'after'; endedAt: Instant };

/** Before and after a conference its overview is a poster. Without a programme it is always on. */
export function findPhase(conference: OverviewReply['conference'], at: Instant): ConferencePhase {
  const startsAt = conference.startsAt === null ? null : Date.parse(conference.startsAt);
  const endsAt = conference.endsAt === null ? null : Date.parse(conference.endsAt);
  const { firstDay, lastDay } = conference;
  if (startsAt !== null && firstDay !== null && lastDay !== null && at < startsAt)
    return { kind: 'before', startsAt, firstDay, lastDay };
  if (endsAt !== null && at >= endsAt) return { kind: 'after', endedAt: endsAt };
  return { kind: 'during' };
}
