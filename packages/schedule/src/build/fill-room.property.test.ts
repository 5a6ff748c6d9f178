import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  type Instant,
  type RoomSchedule,
  type ScheduleRow,
  type Session,
} from '../model.ts';
import { findNowNext } from '../now-next.ts';
import { type ArbitraryProgramme, fillRooms, programmes } from '../testing/arbitrary-programme.ts';
import { ProgrammeDays } from './programme-days.ts';

const MINUTE_MS = 60_000;
type Span = Pick<ScheduleRow, 'startsAt' | 'endsAt'>;

const filled = programmes.map(programme => ({ ...programme, rooms: fillRooms(programme) }));
/** Programmes of which sessions are cancelled, and those that take place; the same conference without the others. */
const withCancelled = fc
  .tuple(programmes, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }))
  .map(([programme, off]) => {
    const sessions = programme.sessions
      .filter(({ endsAt }) => endsAt !== null)
      .map((session, index) => ({ ...session, cancelled: off[index] ?? null }));
    const held = sessions.filter(({ cancelled }) => cancelled !== true);
    return { programme: { ...programme, sessions }, held };
  })
  .filter(({ programme, held }) => isSpanned(programme, held));

describe('any schedule', () => {
  it('is sorted, without gaps, and covers all of time', () => {
    fc.assert(
      fc.property(filled, ({ rooms }) => {
        for (const { rows } of rooms) {
          let coveredUntil = BEGINNING_OF_TIME;
          let before: ScheduleRow | undefined;
          for (const row of rows) {
            expect(row.endsAt).toBeGreaterThanOrEqual(row.startsAt);
            if (before !== undefined) {
              expect(row.startsAt).toBeGreaterThanOrEqual(before.startsAt);
              if (row.startsAt === before.startsAt) expect(row.endsAt).toBeGreaterThanOrEqual(before.endsAt);
            }
            expect(row.startsAt).toBeLessThanOrEqual(coveredUntil);
            coveredUntil = Math.max(coveredUntil, row.endsAt);
            before = row;
          }
          expect(coveredUntil).toBe(END_OF_TIME);
        }
      }),
    );
  });

  it('is a whole of which its parts are the sum', () => {
    fc.assert(
      fc.property(filled, ({ rooms }) => {
        for (const { rows } of rooms) {
          const generatedMs = sum(rows.filter(row => row.type === 'generated').map(lengthOf));
          const heldMs = measureUnion(rows.filter(row => row.type === 'session'));
          expect(generatedMs + heldMs).toBe(END_OF_TIME - BEGINNING_OF_TIME);
        }
      }),
    );
  });

  it('is, but for what is cancelled, as if that were not there, save in short gaps in its time', () => {
    fc.assert(
      fc.property(withCancelled, ({ programme, held }) => {
        const without = fillRooms({ ...programme, sessions: held });
        for (const [index, { rows }] of fillRooms(programme).entries()) {
          expect(rows.filter(row => !isOff(row)).flatMap(undoShortGap)).toEqual(
            without[index]?.rows.flatMap(undoShortGap),
          );
        }
      }),
    );
  });

  it('has no gap where sessions are cancelled, and lets none be longer than it is in their time', () => {
    fc.assert(
      fc.property(withCancelled, ({ programme }) => {
        for (const { rows } of fillRooms(programme)) {
          const told = rows.filter(row => !isOff(row));
          expect(measureUnion(told)).toBe(END_OF_TIME - BEGINNING_OF_TIME);
          const cancelled = rows.filter(row => isOff(row) && row.endsAt > row.startsAt);
          for (const row of told) {
            const over = { startsAt: findOwnEnd(row), endsAt: row.endsAt };
            if (over.endsAt === over.startsAt) continue;
            expect(cancelled.filter(other => doOverlap(other, over))).toEqual([]);
          }
        }
      }),
    );
  });

  it('is the same in whatever order the feed has its sessions', () => {
    fc.assert(
      fc.property(programmes, fc.infiniteStream(fc.nat()), (programme, numbers) => {
        const order = new Map(programme.sessions.map(session => [session, numbers.next().value ?? 0]));
        const shuffled = programme.sessions.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        expect(fillRooms({ ...programme, sessions: shuffled })).toEqual(fillRooms(programme));
      }),
    );
  });

  it('has every session once in its room, where and as long as the feed says', () => {
    fc.assert(
      fc.property(filled, ({ sessions, rooms }) => {
        for (const { room, rows } of rooms) {
          const held = rows.filter(row => row.type === 'session');
          const expected = sessions.filter(session => session.rooms.includes(room));
          expect(held.map(row => row.session.guid).sort()).toEqual(
            expected.map(session => session.guid).sort(),
          );
          for (const { session, startsAt, endsAt } of held) {
            expect(startsAt).toBe(session.startsAt);
            if (session.endsAt === null) continue;
            expect(endsAt - session.endsAt).toBeGreaterThanOrEqual(0);
            expect(endsAt - session.endsAt).toBeLessThanOrEqual(5 * MINUTE_MS);
          }
        }
      }),
    );
  });

  it('lets no generated session overlap anything, nor be empty, nor a short break', () => {
    fc.assert(
      fc.property(filled, ({ rooms }) => {
        for (const { rows } of rooms) {
          for (const row of rows) {
            if (row.type === 'session') continue;
            const others = rows.filter(other => other !== row);
            expect(others.some(other => other.startsAt < row.endsAt && row.startsAt < other.endsAt)).toBe(
              false,
            );
            expect(row.endsAt).toBeGreaterThan(row.startsAt);
            if (row.reason === 'break') expect(row.endsAt - row.startsAt).toBeGreaterThan(5 * MINUTE_MS);
          }
        }
      }),
    );
  });

  it('begins and ends the conference at one time in every room', () => {
    fc.assert(
      fc.property(filled, ({ rooms, sessions }) => {
        fc.pre(sessions.length > 0);
        const [hall, bar] = rooms.map(({ rows }) => [
          rows.find(row => row.type === 'generated' && row.reason === 'not-yet-started')?.endsAt,
          rows.findLast(row => row.type === 'generated' && row.reason === 'finished')?.startsAt,
        ]);
        expect(hall).toEqual(bar);
        expect(hall?.[0]).toBe(Math.min(...sessions.map(session => session.startsAt)));
      }),
    );
  });
});

describe('findNowNext', () => {
  it('finds what a look at every row finds', () => {
    fc.assert(
      fc.property(
        filled,
        fc.nat(7 * 24 * 60),
        fc.constantFrom(-1, 0, 1),
        ({ rooms, sessions }, minute, offset) => {
          const first = Math.min(...sessions.map(session => session.startsAt), Date.parse('2026-11-20'));
          for (const schedule of rooms) {
            const bounds = schedule.rows.flatMap(({ startsAt, endsAt }) => [
              startsAt + offset,
              endsAt + offset,
            ]);
            for (const at of new Set([first + minute * MINUTE_MS + offset, ...bounds])) {
              expect(findNowNext(schedule, at)).toEqual(findByScan(schedule, at));
            }
          }
        },
      ),
    );
  });
});

function findByScan({ rows }: RoomSchedule, at: number): ReturnType<typeof findNowNext> {
  const following = rows.filter(row => row.startsAt > at);
  const sessions = following.filter(row => row.type === 'session');
  return {
    current: rows
      .filter(row => row.startsAt <= at && at < row.endsAt)
      .sort((a, b) => b.startsAt - a.startsAt),
    next: following.filter(row => row.startsAt === following[0]?.startsAt),
    nextSessions: sessions.filter(row => row.startsAt === sessions[0]?.startsAt),
  };
}

function isOff(row: ScheduleRow): boolean {
  return row.type === 'session' && row.session.cancelled === true;
}

function doOverlap(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** Without the short gap that it was given. */
function findOwnEnd(row: ScheduleRow): Instant {
  return row.type === 'session' ? (row.session.endsAt ?? row.endsAt) : row.endsAt;
}

/** The row without a gap of up to five minutes, whether that is in it or a row of its own. */
function undoShortGap(row: ScheduleRow): ScheduleRow[] {
  if (row.type === 'session') return [{ ...row, endsAt: findOwnEnd(row) }];
  return lengthOf(row) <= 5 * MINUTE_MS ? [] : [row];
}

/** The conference begins and ends with sessions that take place. */
function isSpanned(
  { sessions, timezone, dayChangeMinutes }: ArbitraryProgramme,
  held: readonly Session[],
): boolean {
  const days = new ProgrammeDays(timezone, dayChangeMinutes);
  const lastDayOf = (session: Session) =>
    days.getLastDayOf({ session, startsAt: session.startsAt, endsAt: session.endsAt ?? 0 });
  const spanOf = (some: readonly Session[]) => [
    Math.min(...some.map(({ startsAt }) => startsAt)),
    Math.max(...some.map(({ endsAt }) => endsAt ?? 0)),
    // One that is long may end after the day change, and still be of the day before what is cancelled then.
    Math.max(...some.map(lastDayOf)),
    // Of what begins at midnight, that which takes whole days is of another day than the rest.
    Math.min(...some.map(session => days.getDayOf(session))),
  ];
  return held.length > 0 && String(spanOf(held)) === String(spanOf(sessions));
}

function lengthOf({ startsAt, endsAt }: ScheduleRow): number {
  return endsAt - startsAt;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** How long any of the rows runs; time at which several do counts once. */
function measureUnion(rows: readonly ScheduleRow[]): number {
  let totalMs = 0;
  let until = BEGINNING_OF_TIME;
  for (const { startsAt, endsAt } of rows.toSorted((a, b) => a.startsAt - b.startsAt)) {
    totalMs += Math.max(0, endsAt - Math.max(startsAt, until));
    until = Math.max(until, endsAt);
  }
  return totalMs;
}
