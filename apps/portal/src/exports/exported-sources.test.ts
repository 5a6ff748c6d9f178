import type { Config, RoomConfig } from '@foyer/config';
import { buildSchedule, type ConferenceInfo, exportScheduleXml, type Session } from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { expect, it } from 'vitest';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import { createProgrammeView } from '../schedule-page/programme-view.ts';
import { collectSources, toExported } from './exported-sources.ts';

const config = { system: { title: 'RainConf', link: null } } as Config;

/** A programme with a session in each of two rooms, as the one room reads it that takes its own. */
function readFor(
  room: string,
  timezone: string,
  hour: number,
  {
    location = 'programme.csv',
    conference = {},
  }: { location?: string; conference?: Partial<ConferenceInfo> } = {},
): ProgrammeSource {
  const sessions = ['Berlin', 'Lisbon'].map(name =>
    makeSession({ guid: name, startsAt: Date.UTC(2026, 10, 20, hour), rooms: [name] }),
  );
  const feed = makeFeed(sessions, conference);
  const selector = { room, title: room, key: null, seeAlso: [] };
  const schedule = buildSchedule({ feed, rooms: [selector], timezone, conferenceTitle: 'RainConf' });
  const shown = sessions.filter(session => session.rooms.includes(room));
  const roomsOf = new Map<Session, readonly string[]>(shown.map(session => [session, [room]]));
  return {
    feed: { location, timezone },
    timezone,
    rooms: [{ name: room, title: room, scheduleKey: null, scheduleSeeAlso: [] }] as unknown as RoomConfig[],
    built: { published: feed, feed, schedule, corrections: [], roomsOf },
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
  expect(
    [berlin, lisbon].map(session => session && collected?.findOrigin(session)?.readings[0].source),
  ).toEqual(sources);
});

it('exports sessions in the days of the page, where rooms are in different zones', () => {
  const sources = [readFor('Berlin', 'America/New_York', 13), readFor('Lisbon', 'Asia/Tokyo', 20)];
  const programme = { sources, conference: { timezone: 'America/New_York' } } as unknown as Programme;
  const collected = collectSources(programme, config);
  if (collected === null) throw new Error('nothing is exported');
  const xml = exportScheduleXml({ ...toExported(collected, null), selfUrl: null });
  const exported = xml
    .split('<day ')
    .flatMap(day =>
      [...day.matchAll(/<title>(\w+)<\/title>\s*<subtitle/g)].map(([, title]) => [
        day.match(/date="(.{10})/)?.[1],
        title,
      ]),
    );
  const rooms = sources.flatMap(source => source.rooms);
  const shown = createProgrammeView(programme, rooms).days.flatMap(({ date, entries }) =>
    entries.map(({ session }) => [date, session.title]),
  );
  expect(shown.map(([date]) => date)).toEqual(['2026-11-20', '2026-11-21']);
  expect(exported).toEqual(shown);
});

it('keeps what a programme says of its conference that rooms in two zones read', () => {
  const conference = {
    title: 'RainConf 2026',
    acronym: 'rain2026',
    version: '1.4',
    url: 'https://rain.example/',
  };
  const day = { date: '2026-11-22', startsAt: null, endsAt: null };
  const read = { conference: { ...conference, days: [day] } };
  const sources = [readFor('Berlin', 'Europe/Berlin', 9, read), readFor('Lisbon', 'Europe/Lisbon', 10, read)];
  const programme = { sources, conference: { timezone: 'Europe/Berlin' } } as unknown as Programme;
  const collected = collectSources(programme, config);
  if (collected === null) throw new Error('nothing is exported');
  expect(collected.conference).toMatchObject({ ...conference, days: [day] });
  const xml = exportScheduleXml({ ...toExported(collected, null), selfUrl: null });
  for (const said of ['<acronym>rain2026</acronym>', '<version>1.4</version>', 'date="2026-11-22"']) {
    expect(xml).toContain(said);
  }
});

it('says of two programmes together what the config does', () => {
  const sources = [
    readFor('Berlin', 'Europe/Berlin', 9, { conference: { acronym: 'rain2026', version: '1.4' } }),
    readFor('Lisbon', 'Europe/Berlin', 10, { location: 'fringe.csv', conference: { acronym: 'fringe' } }),
  ];
  const programme = { sources, conference: { timezone: 'Europe/Berlin' } } as unknown as Programme;
  expect(collectSources(programme, config)?.conference).toMatchObject({
    title: 'RainConf',
    acronym: null,
    version: null,
  });
});
