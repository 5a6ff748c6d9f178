import fc from 'fast-check';
import { buildSchedule } from '../build/build-schedule.ts';
import type { RoomSchedule, Session } from '../model.ts';
import { makeFeed } from './make-feed.ts';
import { makeSession } from './make-session.ts';

const MINUTE_MS = 60_000;
const ROOMS = ['Hall', 'Bar'];
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
];
// Around the nights in which the clocks of these zones change, forward and back.
const BASES = [
  ...['2026-03-28', '2026-10-24', '2026-03-07', '2026-10-31', '2026-04-04', '2026-10-03', '2018-11-03'],
  ...['2018-02-17', '2026-11-20'],
].map(text => Date.parse(text));

export interface ArbitraryProgramme {
  sessions: Session[];
  timezone: string;
  dayChangeMinutes: number | null;
}

/** A few days of sessions that begin and end as they like, some at once, some without an end or length. */
export const programmes: fc.Arbitrary<ArbitraryProgramme> = fc
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
        room: fc.constantFrom(...ROOMS),
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
    return { sessions, timezone, dayChangeMinutes };
  });

/** The schedules of its two rooms. */
export function fillRooms({ sessions, timezone, dayChangeMinutes }: ArbitraryProgramme): RoomSchedule[] {
  const schedule = buildSchedule({
    feed: makeFeed(sessions, { dayChangeMinutes }),
    rooms: ROOMS.map(room => ({ room, title: room, key: null, seeAlso: [] })),
    timezone,
    conferenceTitle: 'RainConf',
  });
  return Object.values(schedule.rooms);
}
