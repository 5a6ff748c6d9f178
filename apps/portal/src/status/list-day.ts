import type { RoomStatus, SessionBrief, SessionCorrectionBrief } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { chooseDay, type TimeSpan } from '@foyer/schedule/choose-day';
import { localWall } from '../programme/local-date.ts';
import { takesWholeDays } from '../words/whole-days.ts';

const DAY_MS = 86_400_000;

export interface DaySession {
  startsAt: Instant;
  endsAt: Instant;
  session: SessionBrief;
}

type Days = Pick<RoomStatus, 'timezone' | 'dayChangeMinutes'>;

/**
 * The sessions that are on or come on the day of `at`, with what is late of the day before; if there are none, those of
 * the next day that has some.
 */
export function listDay(
  { rows, ...days }: Pick<RoomStatus, 'rows'> & Days,
  at: Instant,
): { rows: DaySession[]; isToday: boolean } {
  const coming = rows
    .flatMap(row =>
      row.type === 'session'
        ? [{ startsAt: Date.parse(row.startsAt), endsAt: Date.parse(row.endsAt), session: row.session }]
        : [],
    )
    .filter(row => row.endsAt > at);
  const today = readDay(at, days).day;
  const first = coming[0];
  if (first === undefined) return { rows: [], isToday: true };
  const day = first.startsAt <= at ? today : Math.max(findDayOf(first, days), today);
  return {
    rows: coming.filter(row => row.startsAt <= at || findDayOf(row, days) <= day),
    isToday: day === today,
  };
}

/** As `ProgrammeDays` has it. */
function findDayOf({ startsAt, endsAt, session }: DaySession, days: Days): number {
  const { correction } = session;
  const planned = correction && readPlanned(correction);
  if ([{ startsAt, endsAt }, planned].some(span => span !== null && takesWholeDays(span, days))) {
    return Math.floor(localWall(startsAt, days.timezone) / DAY_MS);
  }
  return chooseDay({
    ...readDay(startsAt, days),
    dayChangeMinutes: days.dayChangeMinutes,
    plannedDay: planned === null ? null : readDay(planned.startsAt, days).day,
  });
}

/** One without an end takes no whole days. */
function readPlanned({ startsAt, endsAt }: SessionCorrectionBrief): TimeSpan {
  const planned = Date.parse(startsAt);
  return { startsAt: planned, endsAt: endsAt === null ? planned : Date.parse(endsAt) };
}

function readDay(at: Instant, days: Days): { day: number; sinceChangeMs: number } {
  const sinceFirstDayMs = localWall(at, days.timezone) - days.dayChangeMinutes * 60_000;
  const day = Math.floor(sinceFirstDayMs / DAY_MS);
  return { day, sinceChangeMs: sinceFirstDayMs - day * DAY_MS };
}
