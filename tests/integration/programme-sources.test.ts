import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig } from '@foyer/config';
import { createFeedStore, type FeedStore } from '@foyer/feeds';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createProgrammeStore,
  type ProgrammeStore,
} from '../../apps/portal/src/programme/programme-store.ts';
import { describeProgrammes } from '../../apps/portal/src/status/programme-health.ts';
import { noCorrections } from './no-programme.ts';

const at = Date.parse('2026-11-20T09:00:00Z');
const fixtures = resolve(import.meta.dirname, '../../packages/schedule/fixtures');

const csv = `Talk;Day;Begin;Stage
Opening;20.11.2026;09:30;
Rain;20.11.2026;10:30;Quay
Party;20.11.2026;18:00;Everywhere
Knots;20.11.2026;10:30;Loft
`;

const calendar = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:a',
  'DTSTART:20261120T100000',
  'SUMMARY:Fog - Grace',
]
  .concat('CATEGORIES:Cal', 'LOCATION:Berlin', 'RRULE:FREQ=DAILY', 'END:VEVENT', 'END:VCALENDAR')
  .join('\r\n');

const config = {
  default: { 'schedule-timezone': 'Europe/Lisbon' },
  quay: {
    'schedule-url': 'stages.csv',
    'schedule-map': {
      title: 'Talk',
      date: 'Day',
      'date-order': 'day-month-year',
      start: 'Begin',
      room: 'Stage',
    },
    'schedule-plenary': [true, 'Everywhere'],
  },
  pier: {
    'schedule-url': 'stages.csv',
    'schedule-map': {
      title: 'Talk',
      date: 'Day',
      'date-order': 'day-month-year',
      start: 'Begin',
      room: 'Stage',
    },
    'schedule-plenary': true,
  },
  // Its rooms are those of the fixture.
  talks: {
    'schedule-url': 'sessions.json',
    'schedule-companions': 'speakers.json',
    'schedule-plenary': true,
  },
  cal: {
    'schedule-url': 'feed.ics',
    'schedule-calendar': {
      'room-field': 'CATEGORIES',
      'speaker-separator': ' - ',
      'first-day': '2026-11-20',
      'last-day': '2026-11-21',
    },
  },
};

let folder: string;
let feeds: FeedStore;
let programme: ProgrammeStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-sources-'));
  await writeFile(join(folder, 'stages.csv'), csv);
  await writeFile(join(folder, 'feed.ics'), calendar);
  await cp(join(fixtures, 'sessionize/sessions.json'), join(folder, 'sessions.json'));
  await cp(join(fixtures, 'sessionize/sessions.companion-speakers.json'), join(folder, 'speakers.json'));
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config));
  const logger = pino({ level: 'silent' });
  const clock = () => at;
  feeds = createFeedStore({ cacheDir: join(folder, 'feeds'), clock, logger });
  programme = createProgrammeStore({
    config: await loadConfig({ file }),
    feeds,
    clock,
    logger,
    corrections: noCorrections,
  });
  await programme.ready();
});

afterAll(async () => {
  await feeds.close();
  await rm(folder, { recursive: true, force: true });
});

function sessionsOf(room: string) {
  const rows = programme.getProgramme().schedules.get(room)?.rows ?? [];
  return rows.flatMap(row => (row.type === 'session' ? [row.session] : []));
}

test('a room has what schedule-map reads of an unknown table, and the plenaries that it takes', () => {
  const titlesOf = (room: string) => sessionsOf(room).map(({ title }) => title);
  expect(titlesOf('quay')).toEqual(['Opening', 'Rain', 'Party']);
  expect(titlesOf('pier')).toEqual(['Opening']);
});

test('what several documents say of a programme makes one', () => {
  const [talks] = programme.getProgramme().sources.slice(1);
  const fog = talks?.built?.feed.sessions.find(({ title }) => title === 'Fog');
  expect(fog?.speakers.map(({ name }) => name)).toEqual(['Eve Frost']);
});

test('a calendar is read as schedule-calendar says, for the days that it says', () => {
  expect(sessionsOf('cal').map(({ title, startsAt, speakers }) => [title, startsAt, speakers])).toEqual(
    ['2026-11-20T10:00Z', '2026-11-21T10:00Z'].map(start => [
      'Fog',
      Date.parse(start),
      [{ id: null, name: 'Grace' }],
    ]),
  );
});

test('the health of a programme tells which rooms do not find each other, first of all warnings', () => {
  const { sources } = describeProgrammes(programme.getProgramme().sources, at);
  const [stages] = sources;
  expect(stages).toMatchObject({ location: 'stages.csv', rooms: ['quay', 'pier'], format: 'schedule-map' });
  expect(stages?.problems.map(({ code, message }) => [code, message])).toEqual([
    ['room-without-sessions', expect.stringContaining('room “pier” but 1 plenary')],
    ['feed-room-untaken', expect.stringContaining('“Loft”')],
  ]);
  expect(JSON.stringify(sources)).not.toContain(folder);
});
