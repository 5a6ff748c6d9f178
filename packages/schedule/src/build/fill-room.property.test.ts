import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  type RoomSchedule,
  type ScheduleRow,
  type Session,
} from '../model.ts';
import { findNowNext } from '../now-next.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';
import { buildSchedule } from './build-schedule.ts';

const MINUTE_MS = 60_000;
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
];
// Around the nights in which the clocks of these zones change.
const BASES = ['2026-03-28', '2026-10-24', '2026-03-07', '2026-10-31', '2018-11-03', '2026-11-20'].map(
  Date.parse,
);

/** A few days of sessions that begin and end as they like, some at once, some without an end or length. */
const programmes = fc
  .record({
    base: fc.constantFrom(...BASES),
    slots: fc.array(
      fc.record({
        start: fc.nat(6 * 24 * 6).map(tenMinutes => tenMinutes * 10),
        length: fc.option(
          fc.oneof(
            { weight: 5, arbitrary: fc.integer({ min: 0, max: 130 }) },
            { weight: 1, arbitrary: fc.nat(3 * 24 * 60) },
          ),
        ),
        room: fc.constantFrom('Hall', 'Bar'),
      }),
      { maxLength: 24 },
    ),
    timezone: fc.constantFrom(...ZONES),
    dayChangeMinutes: fc.constantFrom(null, 0, 240, 540),
  })
  .map(({ base, slots, timezone, dayChangeMinutes }) => {
    const sessions = slots.map(({ start, length, room }, index): Session => {
      const startsAt = base + start * MINUTE_MS;
      const endsAt = length === null ? null : startsAt + length * MINUTE_MS;
      return makeSession({ guid: String(index), startsAt, endsAt, rooms: [room] });
    });
    const schedule = buildSchedule({
      feed: makeFeed(sessions, { dayChangeMinutes }),
      rooms: ['Hall', 'Bar'].map(room => ({ room, title: room, key: null, seeAlso: [] })),
      timezone,
      conferenceTitle: 'RainConf',
    });
    return { sessions, rooms: Object.values(schedule.rooms) };
  });

describe('any schedule', () => {
  it('is sorted, without gaps, and covers all of time', () => {
    fc.assert(
      fc.property(programmes, ({ rooms }) => {
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

  it('has every session once in its room, where and as long as the feed says', () => {
    fc.assert(
      fc.property(programmes, ({ sessions, rooms }) => {
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
      fc.property(programmes, ({ rooms }) => {
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
      fc.property(programmes, ({ rooms, sessions }) => {
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
        programmes,
        fc.nat(7 * 24 * 60),
        fc.constantFrom(-1, 0, 1),
        ({ rooms, sessions }, minute, offset) => {
          const first = Math.min(...sessions.map(session => session.startsAt), Date.parse('2026-11-20'));
          for (const schedule of rooms) {
            for (const at of [
              first + minute * MINUTE_MS + offset,
              ...sessions.map(session => session.startsAt + offset),
            ]) {
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
