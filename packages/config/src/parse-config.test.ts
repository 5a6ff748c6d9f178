import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRoom } from './config.ts';
import { ConfigError } from './errors.ts';
import { parseConfig } from './parse-config.ts';

type Block = Record<string, unknown>;

function parse(main: Record<string, Block | unknown>, overlay?: Record<string, Block | unknown>) {
  const sources = [{ file: resolve('config.json'), text: JSON.stringify(main) }];
  if (overlay) sources.push({ file: resolve('config.private.json'), text: JSON.stringify(overlay) });
  return parseConfig(sources);
}

function refusal(...texts: string[]): ConfigError {
  const names = ['config.json', 'config.private.json'];
  try {
    parseConfig(texts.map((text, index) => ({ file: resolve(names[index] ?? ''), text })));
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('expected the config to be refused');
}

const messageOf = (config: Record<string, unknown>) => refusal(JSON.stringify(config)).message;

describe('blocks', () => {
  test('an empty config has our defaults and no rooms', () => {
    const { system, rooms } = parse({});
    expect(rooms).toEqual([]);
    expect(system).toEqual({
      title: 'Foyer',
      allowPrivateFeeds: false,
      subtitle: null,
      place: null,
      link: null,
      logo: null,
      accent: '#e2603a',
      language: 'en',
      publicUrl: null,
      secret: null,
      localIps: [],
      reloadS: 600,
      logDir: null,
      rehearsal: false,
      trustedProxies: ['127.0.0.0/8', '::1/128'],
      heartbeatS: 30,
      newViewersPerMinute: 60,
      limits: { requests: 30_000, reports: 6000, wrongSecrets: 10 },
      keptDays: { minute: 30, hour: 400, day: 3650 },
      liveFirst: false,
      corrections: [],
      showViewers: false,
    });
  });

  test('rooms keep the order of the file, those of the overlay come last', () => {
    const config = parse({ zoo: {}, ant: {}, Bee: {} }, { cat: {}, ant: {} });
    expect(config.rooms.map(room => room.name)).toEqual(['zoo', 'ant', 'Bee', 'cat']);
  });

  test('a room has what it says, then what default says, then what we say', () => {
    const config = parse({ default: { link: '/d', logo: '/d.png' }, hall: { link: '/h' } });
    expect(findRoom(config, 'hall')).toMatchObject({
      link: '/h',
      logo: '/d.png',
      title: 'hall',
      scheduleTimezone: 'UTC',
    });
    expect(findRoom(config, 'constructor')).toBeUndefined();
  });

  test('a room switches off what default says', () => {
    const config = parse({
      default: { youtube: 'dQw4w9WgXcQ' },
      a: { youtube: false },
      b: { youtube: '' },
      c: { youtube: null },
    });
    expect(config.rooms.map(room => room.youtube)).toEqual([null, null, null]);
  });

  test('the overlay is merged key by key, lists are replaced', () => {
    const config = parse(
      {
        config: { title: 'A', secret: 'public', localips: ['a', 'b'] },
        hall: { title: 'Hall', channel: '#hall' },
      },
      { config: { secret: 'private', localips: ['c'] }, hall: { ircchannel: '#other' } },
    );
    expect(config.system.title).toBe('A');
    expect(config.system.secret?.reveal()).toBe('private');
    expect(config.system.localIps).toEqual([/^(?:c)/]);
    expect(config.rooms[0]).toMatchObject({ title: 'Hall', ircChannel: '#other' });
  });

  test("a room's secret goes before the system's", () => {
    const config = parse({ config: { secret: 'all' }, a: {}, b: { secret: 'own' } });
    expect(config.rooms.map(room => room.secret?.reveal())).toEqual(['all', 'own']);
  });

  test('a programme may be named once for all in config, under what default says', () => {
    const config = parse({
      config: { 'schedule-url': 'http://x.example/a', 'schedule-timezone': 'Europe/Oslo' },
      default: { 'schedule-timezone': 'Asia/Tokyo' },
      hall: {},
    });
    expect(config.rooms[0]).toMatchObject({
      scheduleUrl: 'http://x.example/a',
      scheduleTimezone: 'Asia/Tokyo',
    });
  });
});

describe('interpolation', () => {
  test('a text refers to the group and to any other key, over several steps and in lists', () => {
    const config = parse({
      default: {
        title: 'Room %(group)s',
        description: '%(title)s: day %(schedule-shift-day)s, 100% for %(ircchannel)s, %%(group)s',
        irclog: 'http://logs.example/%23%(group)s',
        'schedule-see-also': ['%(group)s-annex', 'Foyer'],
      },
      hall: { channel: '#hall', 'schedule-shift-day': 2 },
    });
    expect(config.rooms[0]).toMatchObject({
      title: 'Room hall',
      description: 'Room hall: day 2, 100% for #hall, %(group)s',
      ircLog: 'http://logs.example/%23hall',
      scheduleSeeAlso: ['hall-annex', 'Foyer'],
    });
  });

  test('a secret is not interpolated', () => {
    const config = parse({ hall: { secret: '50%%%(x)s' } });
    expect(config.rooms[0]?.secret?.reveal()).toBe('50%%%(x)s');
  });

  test.each([
    ['%(titel)s', '%(titel)s names no key of a room; did you mean "title"?'],
    ['%(secret)s', '%(secret)s is a secret, which may not stand in another value'],
    ['%(conference)s', '%(conference)s has no value in this room, expected "conference" to be set'],
    ['%(schedule-see-also)s', '%(schedule-see-also)s is a list, expected a text'],
    ['%(group)d', '"%(group)d" is not a reference, expected the form %(key)s; write %% for a percent sign'],
    ['%(group', '"%(" is not a reference, expected the form %(key)s; write %% for a percent sign'],
  ])('%s is refused', (description, message) => {
    expect(messageOf({ hall: { description } })).toBe(
      `config.json:1 room "hall" key "description": ${message}`,
    );
  });

  test('a circle is reported once, where it closes', () => {
    const message = messageOf({ hall: { description: '%(link)s', link: '/%(logo)s', logo: '/%(link)s' } });
    expect(message).toBe('config.json:1 room "hall" key "logo": refers to itself: "link" → "logo" → "link"');
  });

  test('a reference to a key with a problem is not a problem of its own', () => {
    expect(messageOf({ hall: { description: '%(link)s', link: '%(nope)s' } })).toBe(
      'config.json:1 room "hall" key "link": %(nope)s names no key of a room',
    );
  });
});

describe('every problem at once', () => {
  test('with file, line, room and key, in the order of the files', () => {
    const error = refusal(
      `{
  "config": {
    "localips": [
      "^10",
      "("
    ],
    "titel": "A"
  },
  "default": { "schedule-timezone": "Europe/Lisboa" },
  "hall": { "colour": "red" },
  "attic": { "schedule-shift-day": "2" }
}`,
      '{ "hall": { "flumotion": "yes" } }',
    );
    expect(error.code).toBe('CONFIG_INVALID');
    expect(
      error.message,
    ).toBe(`config.json:5 key "localips": "(" came, expected a regular expression for the start of an address, like "^192\\\\.168\\\\."; unterminated group
config.json:7 key "titel": is not a key of "config"; did you mean "title"?
config.json:9 room "default" key "schedule-timezone": "Europe/Lisboa" came, expected the IANA name of a timezone, like "Europe/Lisbon"; did you mean "Europe/Lisbon"?
config.json:10 room "hall" key "colour": is not a key of a room
config.json:11 room "attic" key "schedule-shift-day": "2" came, expected a day of the programme from 1 to 366
config.private.json:1 room "hall" key "flumotion": "yes" came, expected true or false`);
    expect(error.problems[0]).toMatchObject({
      file: resolve('config.json'),
      line: 5,
      room: null,
      key: 'localips',
    });
  });

  test('a value of default that is different from room to room is checked in each', () => {
    const error = refusal(
      '{ "default": { "youtube": "%(group)s" }, "dQw4w9WgXcQ": {}, "hall": {}, "attic": {} }',
    );
    expect(error.problems.map(problem => problem.room)).toEqual(['hall', 'attic']);
  });

  test('of a file that is not JSON, and not what it would lack without it', () => {
    const error = refusal('{ "hall": { "colour": "red" } }', '{ "hall" }');
    expect(error.message).toBe('config.private.json:1: not JSON here: expected ":" between key and value');
  });

  test('a key of the other kind of block is sent there', () => {
    expect(messageOf({ config: { youtube: false }, hall: { localips: [] } })).toBe(
      'config.json:1 key "youtube": is not a key of "config"; it belongs to a room or to "default"\n' +
        'config.json:1 room "hall" key "localips": is not a key of a room; it belongs to "config"',
    );
  });

  test('a block that is no object', () => {
    expect(messageOf({ config: [], hall: 1 })).toBe(
      'config.json:1 key "config": expected an object with keys, { "title": … }\n' +
        'config.json:1 room "hall": expected an object with keys, { "title": … }',
    );
  });

  test('a value that is secret is in no message', () => {
    const message = messageOf({ config: { secret: 31_337 }, hall: { secret: ['swordfish'] } });
    expect(message).toBe(
      'config.json:1 key "secret": a number came, expected text\nconfig.json:1 room "hall" key "secret": a list came, expected text',
    );
  });
});

describe('names of rooms', () => {
  test.each(['hall', 'Hall_2', '36c3'])('%s is a name', name => {
    expect(parse({ [name]: {} }).rooms[0]?.name).toBe(name);
  });

  test.each([
    [
      'fp-syd',
      'is not a name of a room, expected letters, digits and "_", like "fp_syd"; what people read is its "title"',
    ],
    [
      '../etc',
      'is not a name of a room, expected letters, digits and "_", like "etc"; what people read is its "title"',
    ],
    [
      'robots.txt',
      'is not a name of a room, expected letters, digits and "_", like "robots_txt"; what people read is its "title"',
    ],
    [
      'favicon.ico',
      'is not a name of a room, expected letters, digits and "_", like "favicon_ico"; what people read is its "title"',
    ],
    ['日本', 'is not a name of a room, expected letters, digits and "_"; what people read is its "title"'],
    ['_next', 'begins with "_" as addresses of the web server do; name the room otherwise'],
    ['tracker', 'is the address of the tracker, /tracker; name the room otherwise'],
    ['Schedule', 'is the address of the programme, /schedule; name the room otherwise'],
  ])('%s is none', (name, message) => {
    expect(messageOf({ [name]: {} })).toBe(`config.json:1 room "${name}": ${message}`);
  });
});
