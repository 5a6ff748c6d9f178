import type { SessionBrief, StatusRow } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { localDate } from '../programme/local-date.ts';

/** Who is up at four in the morning still belongs to the evening before. */
const DAY_CHANGE_MS = 4 * 3_600_000;

export interface DaySession {
  startsAt: Instant;
  endsAt: Instant;
  session: SessionBrief;
}

/** The sessions that are on or come on the day of `at`; if there are none, those of the next day that has some. */
export function listDay(
  rows: readonly StatusRow[],
  at: Instant,
  timezone: string,
): { rows: DaySession[]; isToday: boolean } {
  const coming = rows
    .flatMap(row =>
      row.type === 'session'
        ? [{ startsAt: Date.parse(row.startsAt), endsAt: Date.parse(row.endsAt), session: row.session }]
        : [],
    )
    .filter(row => row.endsAt > at);
  const today = dayOf(at, timezone);
  const first = coming[0];
  if (first === undefined) return { rows: [], isToday: true };
  const day = first.startsAt <= at ? today : dayOf(first.startsAt, timezone);
  return {
    rows: coming.filter(row => row.startsAt <= at || dayOf(row.startsAt, timezone) === day),
    isToday: day === today,
  };
}

function dayOf(at: Instant, timezone: string): string {
  return localDate(at - DAY_CHANGE_MS, timezone);
}
