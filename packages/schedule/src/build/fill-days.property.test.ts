import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant, RoomSchedule, ScheduleRow } from '../model.ts';
import { type ArbitraryProgramme, fillRooms, programmes, ZONES } from '../testing/arbitrary-programme.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAY_CHANGE_MINUTES = 240;

const filled = programmes.map(programme => ({ programme, rooms: fillRooms(programme) }));

describe('the generated sessions of any schedule', () => {
  it('begin with the conference not yet started and end with it finished, once each', () => {
    forEachRoom((rows, { sessions }) => {
      fc.pre(sessions.length > 0);
      const reasons = rows.map(row => (row.type === 'generated' ? row.reason : null));
      expect([reasons[0], reasons.at(-1)]).toEqual(['not-yet-started', 'finished']);
      expect(reasons.filter(reason => reason === 'not-yet-started' || reason === 'finished')).toHaveLength(2);
    });
  });

  it('are breaks exactly where a session before and one after are of one day of the programme', () => {
    forEachRoom((rows, programme) => {
      for (const [index, row] of rows.entries()) {
        if (row.type === 'session') continue;
        const lastDay = Math.max(...rows.slice(0, index).flatMap(other => findLastDay(other, programme)));
        const after = rows.slice(index + 1).find(other => other.type === 'session');
        const isBetween = after !== undefined && getDay(after.startsAt, programme) === lastDay;
        expect(row.reason === 'break', `${row.reason} at ${new Date(row.startsAt).toISOString()}`).toBe(
          isBetween,
        );
      }
    });
  });

  it('begin and end a day of a room with its sessions, or on its walls at midnight or the day change', () => {
    forEachRoom((rows, programme) => {
      const starts = new Set(rows.flatMap(row => (row.type === 'session' ? row.startsAt : [])));
      const ends = new Set(rows.flatMap(row => (row.type === 'session' ? row.endsAt : [])));
      const bounds = findConferenceBounds(rows);
      const isOnTheWall = (instant: Instant) => {
        const minutes = getMinuteOfDay(instant, programme.timezone);
        // In the night in which the clocks go forward, midnight may not be on them.
        return [0, getDayChange(programme), 60, getDayChange(programme) + 60].includes(minutes);
      };
      for (const row of rows) {
        if (row.type === 'session') continue;
        expect(ends.has(row.startsAt) || bounds.has(row.startsAt) || isOnTheWall(row.startsAt)).toBe(true);
        expect(starts.has(row.endsAt) || bounds.has(row.endsAt) || isOnTheWall(row.endsAt)).toBe(true);
      }
    });
  });

  it('say that there is nothing on a day only where no session of the room begins on it', () => {
    forEachRoom((rows, programme) => {
      const held = new Set(
        rows.flatMap(row => (row.type === 'session' ? getDay(row.startsAt, programme) : [])),
      );
      for (const row of rows) {
        if (row.type === 'session' || row.reason !== 'nothing-today') continue;
        // It may begin at midnight, in the night of the day before, but is over on its own day.
        expect(held.has(getDay(row.endsAt - 1, programme))).toBe(false);
      }
    });
  });
});

describe('a conference in two zones', () => {
  it('has its sessions at the same instants on whichever walls its days are', () => {
    fc.assert(
      fc.property(programmes, fc.constantFrom(...ZONES), (programme, timezone) => {
        const sessions = programme.sessions.filter(session => session.endsAt !== null);
        const heldIn = (zone: string) =>
          fillRooms({ ...programme, sessions, timezone: zone }).map(({ rows }) =>
            rows.filter(row => row.type === 'session'),
          );
        expect(heldIn(timezone)).toEqual(heldIn(programme.timezone));
      }),
    );
  });
});

function forEachRoom(expectOf: (rows: readonly ScheduleRow[], programme: ArbitraryProgramme) => void): void {
  fc.assert(
    fc.property(filled, ({ programme, rooms }: { programme: ArbitraryProgramme; rooms: RoomSchedule[] }) => {
      for (const { rows } of rooms) expectOf(rows, programme);
    }),
  );
}

function findConferenceBounds(rows: readonly ScheduleRow[]): Set<Instant> {
  const first = rows[0]?.endsAt ?? 0;
  const last = rows.at(-1)?.startsAt ?? 0;
  return new Set([rows[0]?.startsAt ?? 0, first, last, rows.at(-1)?.endsAt ?? 0]);
}

/** Days as a person finds them on a calendar, by what a clock on the wall says; not by our own arithmetic. */
function getDay(instant: Instant, programme: ArbitraryProgramme): number {
  const [date = '', time = ''] = readWall(instant, programme.timezone);
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return toMinutes(time) < getDayChange(programme) ? day - 1 : day;
}

/** A session is over on the day on which it began, unless it lasts a day or longer. */
function findLastDay(row: ScheduleRow, programme: ArbitraryProgramme): number[] {
  if (row.type === 'generated') return [];
  const endsAt = row.session.endsAt ?? row.endsAt;
  const isLong = endsAt - row.startsAt >= DAY_MS;
  return [getDay(isLong ? endsAt - 1 : row.startsAt, programme)];
}

function getDayChange({ dayChangeMinutes }: ArbitraryProgramme): number {
  return dayChangeMinutes ?? DEFAULT_DAY_CHANGE_MINUTES;
}

function getMinuteOfDay(instant: Instant, timezone: string): number {
  return toMinutes(readWall(instant, timezone)[1] ?? '');
}

function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Date and time of day as Swedes write them: `2026-11-20 10:00`. */
function readWall(instant: Instant, timezone: string): string[] {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timezone, clock);
  return clock.format(instant).split(' ');
}
