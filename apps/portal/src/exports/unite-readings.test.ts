import type { RoomConfig } from '@foyer/config';
import { buildSchedule, type Session } from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { expect, it } from 'vitest';
import { openReadings, type ReadableSource, uniteReadings } from './unite-readings.ts';

const HOUR_MS = 3_600_000;
const noon = Date.UTC(2026, 10, 20, 12);

/** Guids, and the rooms of the programme that they are in. */
type Given = readonly (readonly [guid: string, ...rooms: string[]])[];

/** A programme whose times have no offset, as a room reads it by its own clocks. */
function readFor(room: 'Quay' | 'Loft', given: Given): ReadableSource {
  const startsAt = room === 'Quay' ? noon : noon + HOUR_MS;
  const sessions = given.map(([guid, ...rooms]) =>
    makeSession({ guid, startsAt, endsAt: startsAt + HOUR_MS, rooms }),
  );
  const feed = makeFeed(sessions);
  const selector = { room, title: room, key: null, seeAlso: [] };
  const schedule = buildSchedule({ feed, rooms: [selector], timezone: 'UTC', conferenceTitle: 'RainConf' });
  const shown = sessions.filter(session => session.rooms.includes(room));
  return {
    feed: { location: 'programme.csv' },
    rooms: [{ name: room, title: room, scheduleKey: null, scheduleSeeAlso: [] }] as unknown as RoomConfig[],
    built: {
      published: feed,
      feed,
      schedule,
      corrections: [],
      roomsOf: new Map<Session, readonly string[]>(shown.map(session => [session, [room]])),
    },
  } as unknown as ReadableSource;
}

/** `guid, hours after noon, rooms; rooms of the config`. */
function unite(given: Given): string[] {
  const readings = openReadings([readFor('Quay', given), readFor('Loft', given)]);
  return [...uniteReadings(readings)].map(([{ guid, startsAt, rooms }, { shownIn }]) => {
    const hours = (startsAt - noon) / HOUR_MS;
    return `${guid} ${hours} ${rooms.join('+')}; ${[...shownIn].join('+')}`;
  });
}

it('has a session at each time that it has, in the rooms where it is then', () => {
  expect(
    unite([
      ['both', 'Quay', 'Loft'],
      ['one', 'Loft'],
    ]),
  ).toEqual(['both 0 Quay; Quay', 'both~Loft 1 Loft; Loft', 'one 1 Loft; Loft']);
});

it('has what is in a room that none of the config takes once, as the first reads it', () => {
  expect(
    unite([
      ['shed', 'Shed'],
      ['partly', 'Loft', 'Shed'],
    ]),
  ).toEqual(['shed 0 Shed; ', 'partly 0 Shed; ', 'partly~Loft 1 Loft; Loft']);
});

it('calls no session as the programme calls another', () => {
  expect(
    unite([
      ['both~Loft', 'Quay'],
      ['both', 'Quay', 'Loft'],
    ]),
  ).toEqual(['both~Loft 0 Quay; Quay', 'both 0 Quay; Quay', 'both~Loft~ 1 Loft; Loft']);
});
