import type { Config, RoomConfig } from '@foyer/config';
import { buildSchedule, type Session } from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { expect, it } from 'vitest';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import { collectSources } from './exported-sources.ts';

const config = { system: { title: 'RainConf' } } as Config;

/** A programme with a session in each of two rooms, as the one room reads it that takes its own. */
function readFor(room: string, timezone: string, hour: number): ProgrammeSource {
  const sessions = ['Berlin', 'Lisbon'].map(name =>
    makeSession({ guid: name, startsAt: Date.UTC(2026, 10, 20, hour), rooms: [name] }),
  );
  const feed = makeFeed(sessions);
  const selector = { room, title: room, key: null, seeAlso: [] };
  const schedule = buildSchedule({ feed, rooms: [selector], timezone, conferenceTitle: 'RainConf' });
  const shown = sessions.filter(session => session.rooms.includes(room));
  const roomsOf = new Map<Session, readonly string[]>(shown.map(session => [session, [room]]));
  return {
    feed: { location: 'programme.csv', timezone },
    timezone,
    rooms: [{ name: room, title: room, scheduleKey: null, scheduleSeeAlso: [] }] as unknown as RoomConfig[],
    built: { feed, schedule, corrections: [], roomsOf },
  } as unknown as ProgrammeSource;
}

it('has each session once, as the room reads it that shows it', () => {
  const sources = [readFor('Berlin', 'Europe/Berlin', 9), readFor('Lisbon', 'Europe/Lisbon', 10)];
  const programme = { sources, conference: { timezone: 'Europe/Berlin' } } as unknown as Programme;
  const collected = collectSources(programme, config);
  expect(collected?.sessions.map(({ guid, startsAt }) => [guid, new Date(startsAt).getUTCHours()])).toEqual([
    ['Berlin', 9],
    ['Lisbon', 10],
  ]);
  const [berlin, lisbon] = collected?.sessions ?? [];
  expect([berlin, lisbon].map(session => session && collected?.findSource(session))).toEqual(sources);
});
