import type { RoomStatus, SessionBrief } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { localDate, localTime } from '../programme/local-date.ts';

const DAY_MS = 86_400_000;

export interface DaySession {
  startsAt: Instant;
  endsAt: Instant;
  session: SessionBrief;
}

/** The sessions that are on or come on the day of `at`; if there are none, those of the next day that has some. */
export function listDay(
  { rows, ...days }: Pick<RoomStatus, 'rows' | 'timezone' | 'dayChangeMinutes'>,
  at: Instant,
): { rows: DaySession[]; isToday: boolean } {
  const coming = rows
    .flatMap(row =>
      row.type === 'session'
        ? [{ startsAt: Date.parse(row.startsAt), endsAt: Date.parse(row.endsAt), session: row.session }]
        : [],
    )
    .filter(row => row.endsAt > at);
  const today = dayOf(at, days);
  const first = coming[0];
  if (first === undefined) return { rows: [], isToday: true };
  const day = first.startsAt <= at ? today : dayOf(first.startsAt, days);
  return {
    rows: coming.filter(row => row.startsAt <= at || dayOf(row.startsAt, days) === day),
    isToday: day === today,
  };
}

/** By the clocks, and not by hours gone since midnight: in two nights of a year these are not the same. */
function dayOf(
  at: Instant,
  { timezone, dayChangeMinutes }: Pick<RoomStatus, 'timezone' | 'dayChangeMinutes'>,
): string {
  const date = localDate(at, timezone);
  const [hour = 0, minute = 0] = localTime(at, timezone).split(':').map(Number);
  if (hour * 60 + minute >= dayChangeMinutes) return date;
  return new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);
}
