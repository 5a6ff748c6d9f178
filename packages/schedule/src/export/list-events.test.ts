import { describe, expect, it } from 'vitest';
import { makeFeed } from '../testing/make-feed.ts';
import { makeProgramme } from '../testing/make-programme.ts';
import { inBerlin } from '../testing/rain-conf.ts';
import type { ExportedProgramme } from './exported-programme.ts';
import { listDays } from './list-days.ts';
import { listEvents } from './list-events.ts';
import { isUuid } from './make-uuid.ts';

const UUID = '6a32cb72-a69d-423c-91b5-60d88eb8e6c7';

function eventsOf(...sessions: Parameters<typeof makeFeed>[0]) {
  return listEvents(makeProgramme(makeFeed(sessions, { acronym: 'rain' })));
}

describe('listEvents', () => {
  it('keeps guids that are UUIDs and numbers, and makes the same others again', () => {
    const list = () =>
      eventsOf(inBerlin(UUID, '20 10:00', '20 11:00'), inBerlin('4711', '20 11:00', '20 12:00'));
    const [uuid, number] = list();
    expect(uuid).toMatchObject({ uuid: UUID, placeOf: null });
    expect(number).toMatchObject({ id: 4711, placeOf: null });
    expect(isUuid(number?.uuid ?? '')).toBe(true);
    expect(number?.uuid).toMatch(/^.{14}8.{4}[89ab]/);
    expect(list()).toEqual([uuid, number]);
  });

  it('lists a session once in each of its rooms, each with ids of its own', () => {
    const events = eventsOf(inBerlin(UUID, '20 10:00', '20 11:00', ['A', 'B', 'A']));
    expect(events.map(({ room, placeOf }) => [room, placeOf])).toEqual([
      ['A', null],
      ['B', UUID],
    ]);
    expect(new Set(events.map(({ uuid }) => uuid)).size).toBe(2);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });

  it('gives each event ids that no other has, also where sessions of several feeds share theirs', () => {
    const twins = eventsOf(
      ...[UUID, UUID.toUpperCase(), UUID, '7', '7'].map(guid => inBerlin(guid, '20 10:00', '20 11:00')),
    );
    expect(new Set(twins.map(({ uuid }) => uuid.toLowerCase())).size).toBe(5);
    expect(new Set(twins.map(({ id }) => id)).size).toBe(5);
  });

  it('ends a session without an end where the next of its room begins', () => {
    const events = eventsOf(
      inBerlin('a', '20 10:00', null, ['A', 'B']),
      inBerlin('b', '20 10:30', '20 11:00', ['A']),
    );
    const minutes = events.map(({ startsAt, endsAt }) => (endsAt - startsAt) / 60_000);
    expect(minutes).toEqual([30, 30, 60]);
  });
});

describe('listDays', () => {
  const daysOf = (
    sessions: Parameters<typeof makeFeed>[0],
    conference: Parameters<typeof makeFeed>[1] = {},
    clocks: Partial<ExportedProgramme> = {},
  ) => {
    const programme = makeProgramme(makeFeed(sessions, conference), clocks);
    return listDays(programme, listEvents(programme)).map(({ index, date, startsAt, endsAt, rooms }) => [
      index,
      date,
      new Date(startsAt).toISOString().slice(5, 16),
      new Date(endsAt).toISOString().slice(5, 16),
      rooms.map(({ name, events }) => `${name} ${events.map(({ session }) => session.guid).join()}`),
    ]);
  };

  it('puts what begins after midnight into the day before, until the day change', () => {
    const sessions = [
      inBerlin('late', '21 03:30', '21 04:30'),
      inBerlin('a', '20 10:00', '20 11:00'),
      inBerlin('early', '21 04:00', '21 05:00'),
    ];
    expect(daysOf(sessions)).toEqual([
      [1, '2026-11-20', '11-20T03:00', '11-21T03:00', ['Hall a,late']],
      [2, '2026-11-21', '11-21T03:00', '11-22T03:00', ['Hall early']],
    ]);
  });

  it('puts what is in a room of another zone into the day that it is there', () => {
    const sessions = [
      inBerlin('tokyo', '20 01:30', '20 02:30', ['Tokyo']),
      inBerlin('tokyo-late', '20 19:30', null, ['Tokyo']),
      inBerlin('berlin', '20 10:00', '20 11:00', ['Berlin', 'Tokyo']),
    ];
    const findClocks = (_: unknown, room: string | null) =>
      room === 'Tokyo' ? { timezone: 'Asia/Tokyo', dayChangeMinutes: 120 } : null;
    expect(daysOf(sessions, {}, { findClocks })).toEqual([
      [1, '2026-11-20', '11-20T00:30', '11-21T03:00', ['Tokyo tokyo,berlin', 'Berlin berlin']],
      [2, '2026-11-21', '11-20T18:30', '11-22T03:00', ['Tokyo tokyo-late']],
    ]);
  });

  it('has the days that the source lists, with their bounds moved where a session starts outside', () => {
    const at = (text: string) => Date.parse(`2026-11-${text}+01:00`);
    const days = [
      { date: '2026-11-19', startsAt: null, endsAt: null },
      { date: '2026-11-20', startsAt: at('20T10:00'), endsAt: at('20T20:00') },
    ];
    expect(daysOf([inBerlin('a', '20 09:00', '20 11:00')], { days })).toEqual([
      [1, '2026-11-19', '11-19T03:00', '11-20T03:00', []],
      [2, '2026-11-20', '11-20T08:00', '11-20T19:00', ['Hall a']],
    ]);
  });
});
