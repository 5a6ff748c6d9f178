import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../parse-config.ts';

const FILE = resolve('config.json');
const MAP = { title: 'name', start: 'begins' };

function parse(room: object, defaults: object = {}) {
  const text = JSON.stringify({ config: {}, default: defaults, hall: room });
  return parseConfig([{ file: FILE, text }]).rooms[0];
}

function problemsOf(room: object, defaults: object = {}): string[] {
  try {
    parse(room, defaults);
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
  return [];
}

describe('schedule-map', () => {
  test('is read, with references to the room in it', () => {
    const map = { ...MAP, items: 'talks.*', links: ['url', '%(group)s'], 'constant-room': '%(title)s 100%%' };
    expect(parse({ title: 'Main', 'schedule-map': map })?.scheduleMap).toEqual({
      ...MAP,
      items: 'talks.*',
      links: ['url', 'hall'],
      constantRoom: 'Main 100%',
    });
  });

  test('is off without it, and where a room switches it off', () => {
    expect(parse({})?.scheduleMap).toBeNull();
    for (const off of [false, null, '']) {
      expect(parse({ 'schedule-map': off }, { 'schedule-map': MAP })?.scheduleMap).toBeNull();
    }
  });

  test.each([
    [{ 'schedule-map': 'map.json' }, '"map.json" came, expected an object like { "title": "name"'],
    [
      { 'schedule-map': { ...MAP, endDate: 'd' } },
      '"endDate": is not a key of a map; did you mean "end-date"?',
    ],
    [
      { 'schedule-map': { ...MAP, flavour: 'f' } },
      '"flavour": is not a key of a map; there are items, title',
    ],
    [{ 'schedule-map': { ...MAP, 'date-order': 'dmy' } }, '"date-order": "dmy" came, expected one of year-'],
    [{ 'schedule-map': { title: 'name' } }, 'expected "start"'],
    [
      { 'schedule-map': MAP, 'schedule-format': 'frab' },
      'but "schedule-format" is "frab"; set one of the two',
    ],
    [
      { 'schedule-map': MAP, 'schedule-companions': 'a.json' },
      'but there are "schedule-companions"; set one',
    ],
  ])('%j is refused with its room and key', (room, message) => {
    const [problem] = problemsOf(room);
    expect(problem).toMatch(/^config\.json:1 room "hall" key "schedule-map": /);
    expect(problem).toContain(message);
  });

  test('a map that all rooms inherit is told of once, with the line of its key', () => {
    const text = '{ "default": { "schedule-map": { "title": "a",\n"start": 7 } }, "hall": {}, "bar": {} }';
    const parseIt = () => parseConfig([{ file: FILE, text }]);
    expect(parseIt).toThrow(/^config\.json:2 [^\n]*"start": 7 came[^\n]*$/);
  });
});

describe('schedule-companions', () => {
  test('are addresses, or paths from the folder of the file that says them', () => {
    const companions = ['https://rain.example/speakers', 'view/%(group)s.json', '/srv/rooms.json'];
    expect(parse({ 'schedule-companions': companions })?.scheduleCompanions).toEqual([
      'https://rain.example/speakers',
      resolve('view/hall.json'),
      '/srv/rooms.json',
    ]);
    expect(parse({ 'schedule-companions': 'a.json' })?.scheduleCompanions).toEqual([resolve('a.json')]);
    expect(
      parse({ 'schedule-companions': false }, { 'schedule-companions': 'a' })?.scheduleCompanions,
    ).toEqual([]);
  });

  test.each([
    [['a.json', 'ftp://x/a'], '"ftp://x/a" came, expected an http or https address, or the path of a file'],
    [Array(11).fill('a.json'), 'has more than 10 items'],
    [{ a: 1 }, 'an object came, expected an address or a file, or a list of them'],
  ])('%j are refused', (companions, message) => {
    const [problem] = problemsOf({ 'schedule-companions': companions });
    expect(problem).toMatch(/^config\.json:1 room "hall" key "schedule-companions": /);
    expect(problem).toContain(message);
  });
});

describe('schedule-plenary', () => {
  test.each([
    [true, [null]],
    ['All rooms', ['All rooms']],
    [
      [true, 'All %(group)ss'],
      [null, 'All halls'],
    ],
    [false, []],
    [null, []],
    [[], []],
  ])('%j is %j', (written, plenary) => {
    expect(
      parse({ 'schedule-plenary': written }, { 'schedule-plenary': 'default' })?.schedulePlenary,
    ).toEqual(plenary);
  });

  test.each([
    [7, '7 came'],
    [['All', 7], 'a list came'],
    [{}, 'an object came'],
  ])('%j is refused', (written, came) => {
    expect(problemsOf({ 'schedule-plenary': written })).toEqual([
      `config.json:1 room "hall" key "schedule-plenary": ${came}, expected true, a name, or a list of names`,
    ]);
  });
});

describe('schedule-calendar', () => {
  test('is what the parser is told, its days in the zone of the programme', () => {
    const written = {
      'room-field': 'categories',
      'speaker-field': 'X-SPEAKER',
      'speaker-separator': ' - ',
      'first-day': '2026-10-24',
      'last-day': '2026-10-25',
    };
    const room = { 'schedule-timezone': 'Europe/Berlin', 'schedule-calendar': written };
    expect(parse(room)?.scheduleCalendar).toEqual({
      roomField: 'CATEGORIES',
      speakerField: 'X-SPEAKER',
      speakerSeparator: ' - ',
      // The clocks go back in the night to the 25th.
      repeatWithin: { startsAt: Date.parse('2026-10-23T22:00Z'), endsAt: Date.parse('2026-10-25T23:00Z') },
    });
    expect(parse({ 'schedule-calendar': { 'room-field': 'X-ROOM' } })?.scheduleCalendar).toEqual({
      roomField: 'X-ROOM',
    });
    expect(parse({})?.scheduleCalendar).toBeNull();
  });

  test.each([
    [{ 'schedule-calendar': 'CATEGORIES' }, '"CATEGORIES" came, expected an object like'],
    [
      { 'schedule-calendar': { 'room-feld': 'X-ROOM' } },
      '"room-feld" is not a key of "schedule-calendar"; did you mean "room-field"?',
    ],
    [
      { 'schedule-calendar': { 'room-field': 'X ROOM' } },
      '"room-field": "X ROOM" came, expected the name of a property',
    ],
    [
      { 'schedule-calendar': { 'first-day': '2026-13-01' } },
      '"first-day": "2026-13-01" came, expected a day like',
    ],
    [{ 'schedule-calendar': { 'first-day': '2026-11-01' } }, '"first-day" and "last-day" belong together'],
    [
      { 'schedule-calendar': { 'first-day': '2026-11-02', 'last-day': '2026-11-01' } },
      '"last-day": is before "first-day"',
    ],
    [
      { 'schedule-calendar': {}, 'schedule-format': 'frab' },
      'is for iCalendar, but "schedule-format" is "frab"',
    ],
    [{ 'schedule-calendar': {}, 'schedule-map': MAP }, 'is for iCalendar, but there is a "schedule-map"'],
  ])('%j is refused with its room and key', (room, message) => {
    const [problem] = problemsOf(room);
    expect(problem).toMatch(/^config\.json:1 room "hall" key "schedule-calendar": /);
    expect(problem).toContain(message);
  });

  test('may be said of iCalendar by any of its names', () => {
    expect(problemsOf({ 'schedule-calendar': {}, 'schedule-format': 'ics' })).toEqual([]);
  });
});

describe('schedule-texts', () => {
  test('names generated sessions in another language, all or some', () => {
    const written = { break: '{minutes} Minuten Pause', finished: '{conference} ist vorbei' };
    expect(parse({ 'schedule-texts': written })?.scheduleTexts).toEqual(written);
    expect(parse({})?.scheduleTexts).toBeNull();
    expect(parse({ 'schedule-texts': '' })?.scheduleTexts).toBeNull();
  });

  test.each([
    [{ 'schedule-texts': 'Pause' }, '"Pause" came, expected an object like'],
    [
      { 'schedule-texts': { breaks: 'Pause' } },
      '"breaks" is not a key of "schedule-texts"; did you mean "break"?',
    ],
    [
      { 'schedule-texts': { break: '{minuten} Pause' } },
      'nothing in braces but {conference}, {title}, {minutes}',
    ],
    [{ 'schedule-texts': { break: '' } }, 'expected a text of 1 to 200 characters'],
    [{ 'schedule-texts': { break: 5 } }, '5 came, expected a text'],
  ])('%j is refused with its room and key', (room, message) => {
    const [problem] = problemsOf(room);
    expect(problem).toMatch(/^config\.json:1 room "hall" key "schedule-texts": /);
    expect(problem).toContain(message);
  });
});
