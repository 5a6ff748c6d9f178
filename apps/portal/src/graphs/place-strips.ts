import type { SessionSpan } from '@foyer/contract';
import type { TimeSpan } from './graph-range.ts';

/** A session as a strip under a graph. Shares are of the graph's width, 0 to 1. */
export interface Strip {
  session: SessionSpan;
  left: number;
  width: number;
}

/** Room for a few letters; shorter ones are drawn, but say nothing. */
export const LEGIBLE_SHARE = 0.05;

/** The sessions of one room cut to the span, those that overlap in rows of their own. */
export function placeStrips(sessions: readonly SessionSpan[], { from, to }: TimeSpan): Strip[][] {
  const rows: { strips: Strip[]; endsAt: number }[] = [];
  for (const session of sessions) {
    const startsAt = Math.max(from, Date.parse(session.startsAt));
    const endsAt = Math.min(to, Date.parse(session.endsAt));
    if (endsAt <= startsAt) continue;
    const strip = {
      session,
      left: (startsAt - from) / (to - from),
      width: (endsAt - startsAt) / (to - from),
    };
    const free = rows.find(row => row.endsAt <= startsAt);
    if (free === undefined) rows.push({ strips: [strip], endsAt });
    else {
      free.strips.push(strip);
      free.endsAt = endsAt;
    }
  }
  return rows.map(({ strips }) => strips);
}
