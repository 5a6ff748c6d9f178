import { type Config, parseConfig } from '@foyer/config';
import { expect, test } from 'vitest';
import { planSources } from './plan-sources.ts';

const plan = (config: object) => planSources(read(config));

function read(config: object): Config {
  return parseConfig([{ file: '/srv/config.json', text: JSON.stringify(config) }]);
}

test('rooms that read the same programme in the same way share it', () => {
  const sources = plan({
    default: { 'schedule-url': 'https://night.example/schedule.xml', 'schedule-timezone': 'Europe/Lisbon' },
    hall: {},
    attic: { 'schedule-key': 'Under the roof' },
    cellar: { 'schedule-format': 'pentabarf' },
    online: { 'schedule-url': false },
    garden: { 'schedule-shift-day': 2 },
  });
  expect(sources.map(({ rooms, shiftDay }) => [rooms.map(room => room.name).join(), shiftDay])).toEqual([
    ['hall,attic', null],
    ['cellar', null],
    ['garden', 2],
  ]);
  expect(sources[1]?.feed).toMatchObject({ format: 'frab', timezone: 'Europe/Lisbon' });
});

test('rooms that read the same location in another way are known to each other', () => {
  const sources = plan({
    default: { 'schedule-url': 'https://night.example/schedule.xml', 'schedule-timezone': 'Europe/Lisbon' },
    hall: {},
    attic: {},
    hub: { 'schedule-timezone': 'America/New_York' },
    other: { 'schedule-url': 'https://day.example/schedule.xml' },
  });
  const names = (rooms: readonly { name: string }[]) => rooms.map(({ name }) => name).join();
  expect(sources.map(({ rooms, elsewhere }) => [names(rooms), names(elsewhere)])).toEqual([
    ['hall,attic', 'hub'],
    ['hub', 'hall,attic'],
    ['other', ''],
  ]);
});

test('a programme is asked for in its language, or else in that of the pages', () => {
  const sources = plan({
    config: { language: 'pt-BR', reload: 60, 'allow-private-feeds': true },
    default: { schedule: 'https://night.example/schedule.xml' },
    hall: {},
    attic: { 'schedule-language': 'de' },
  });
  expect(sources.map(({ feed }) => feed)).toEqual([
    expect.objectContaining({ language: 'pt-BR', reloadS: 60, allowPrivate: true }),
    expect.objectContaining({ language: 'de' }),
  ]);
});

test('what is said of how a programme is read comes to its reader', () => {
  const map = { title: 'name', start: 'begins', 'date-order': 'day-month-year' };
  const sources = plan({
    default: { 'schedule-url': 'https://night.example/programme' },
    hall: { 'schedule-companions': 'https://night.example/speakers' },
    attic: { 'schedule-map': map },
    cellar: { 'schedule-calendar': { 'room-field': 'CATEGORIES' } },
    garden: {},
    yard: { 'schedule-map': map },
  });
  expect(sources.map(({ rooms, feed }) => [rooms.map(({ name }) => name).join(), feed])).toMatchObject([
    ['hall', { companions: ['https://night.example/speakers'], map: null, calendar: null }],
    ['attic,yard', { map: { title: 'name', start: 'begins', dateOrder: 'day-month-year' } }],
    ['cellar', { companions: [], map: null, calendar: { roomField: 'CATEGORIES' } }],
    ['garden', { companions: [], map: null, calendar: null }],
  ]);
});
