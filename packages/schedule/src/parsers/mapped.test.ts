import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSessionLines } from '../session-lines.ts';
import { parseWithMap as parse, readMapped as readOne } from '../testing/read-mapped.ts';
import { parseMapped } from './mapped.ts';
import type { ScheduleMap } from './schedule-map.ts';

const EVERYTHING: ScheduleMap = {
  items: 'days.*.halls.*',
  id: 'key',
  title: 'name.en',
  subtitle: 'sub',
  abstract: 'teaser',
  description: 'text',
  date: '^.^.^.date',
  start: 'from',
  end: 'to',
  room: '^.@key',
  speakers: 'people',
  speakerName: 'full_name',
  track: 'tags',
  kind: 'kind',
  language: 'lang',
  url: 'page',
  logo: 'image',
  links: ['slides', 'files.*.href'],
  doNotRecord: '!released',
  doNotStream: 'optout.stream',
  cancelled: 'status',
  textFormat: 'markdown',
  isHtmlEscaped: true,
};

describe('parseMapped', () => {
  it('reads from JSON everything that a map can name', () => {
    const session = {
      key: 7,
      name: { en: ' Rain &amp; more', de: 'Regen' },
      sub: 'Every day',
      teaser: '*One*',
      text: 'Two',
      from: '10:00',
      to: '10:45',
      people: [{ id: 3, full_name: 'Ada O&#39;Storm', email: 'ada@rain.example' }, { id: 4 }, 'Bo Wind'],
      tags: ['Weather', 'Water'],
      kind: 'talk',
      lang: 'en',
      page: 'https://rain.example/7',
      image: 'javascript:alert(1)',
      slides: 'https://rain.example/7.pdf',
      files: [{ href: 'https://rain.example/a' }, { href: 'mailto:ada@rain.example' }],
      released: 'yes',
      optout: { stream: true },
      status: 'canceled',
    };
    const feed = parse({ days: [{ date: '2026-11-20', halls: { 'Hall  A': [session] } }] }, EVERYTHING);
    expect(feed).toMatchObject({ complete: true, problems: [], rooms: [{ name: 'Hall A' }] });
    expect(feed.sessions).toEqual([
      {
        guid: '7',
        title: 'Rain & more',
        subtitle: 'Every day',
        abstract: { format: 'markdown', source: '*One*' },
        description: { format: 'markdown', source: 'Two' },
        startsAt: Date.parse('2026-11-20T09:00:00Z'),
        endsAt: Date.parse('2026-11-20T09:45:00Z'),
        rooms: ['Hall A'],
        speakers: [
          { id: '3', name: "Ada O'Storm" },
          { id: null, name: 'Bo Wind' },
        ],
        track: 'Weather, Water',
        kind: 'talk',
        language: 'en',
        url: 'https://rain.example/7',
        logo: null,
        links: ['https://rain.example/7.pdf', 'https://rain.example/a'].map(url => ({ url, title: url })),
        doNotRecord: false,
        doNotStream: true,
        cancelled: true,
        position: { path: 'days[0].halls.Hall  A[0]' },
      },
    ]);
  });

  it('reads CSV by the names of its columns', () => {
    const source = 'Was;Wann;Wo;Wer\n"Regen; und\nWind";20.11.2026 10:00;Saal;Ada / Bo\n;;;\n';
    const map: ScheduleMap = {
      title: 'was',
      start: ' Wann ',
      room: 'Wo',
      speakers: 'Wer',
      speakerSeparator: '/',
      dateOrder: 'day-month-year',
    };
    const feed = parseMapped(source, { timezone: 'Europe/Berlin', map });
    expect(formatSessionLines(feed)).toEqual(['2026-11-20T09:00:00Z||Saal|Regen; und Wind']);
    expect(feed.sessions[0]?.speakers.map(speaker => speaker.name)).toEqual(['Ada', 'Bo']);
    expect(feed).toMatchObject({ complete: true, problems: [] });
    expect(feed.sessions[0]?.position).toEqual({ line: 2 });
  });

  it('splits rooms only where it is told to, and knows one for those that name none', () => {
    expect(readOne({ r: 'A, B' }, { room: 'r' }).rooms).toEqual(['A, B']);
    expect(readOne({ r: 'A,  B, A' }, { room: 'r', roomSeparator: ',' }).rooms).toEqual(['A', 'B']);
    expect(readOne({ r: [{ name: 'A' }, 'B', 3] }, { room: 'r' }).rooms).toEqual(['A', 'B', '3']);
    expect(readOne({ r: ' ' }, { room: 'r', constantRoom: 'Hall' }).rooms).toEqual(['Hall']);
    expect(readOne({ r: 'A' }, { room: 'r', constantRoom: 'Hall' }).rooms).toEqual(['A']);
    expect(readOne({}).rooms).toEqual([]);
  });

  it('leaves names whole if nothing separates them', () => {
    const names = (map: Partial<ScheduleMap>) =>
      readOne({ s: 'Ada, Bo' }, { speakers: 's', ...map }).speakers.map(speaker => speaker.name);
    expect(names({})).toEqual(['Ada', 'Bo']);
    expect(names({ speakerSeparator: '' })).toEqual(['Ada, Bo']);
  });

  it.each([
    [true, true],
    ['Yes', true],
    [1, true],
    [false, false],
    ['N', false],
    [0, false],
    ['maybe', null],
    [null, null],
    [undefined, null],
  ])('takes %j for %j', (value, flag) => {
    const session = readOne({ f: value }, { doNotStream: 'f', doNotRecord: '!f' });
    expect(session.doNotStream).toBe(flag);
    expect(session.doNotRecord).toBe(flag === null ? null : !flag);
  });

  it('makes guids that no move changes where the feed has no ids', () => {
    const { guid } = readOne({});
    expect(guid).not.toBe('');
    expect(readOne({ start: '2026-11-21 12:00', r: 'A' }, { room: 'r' }).guid).toBe(guid);
  });

  it('says what a map names and the feed does not have', () => {
    const noItems = parse({ talks: [], rooms: [] }, { items: 'sessions' });
    expect(noItems).toMatchObject({ complete: false, sessions: [] });
    expect(noItems.problems).toMatchObject([{ severity: 'error', code: 'map-items-missing' }]);
    expect(noItems.problems[0]?.message).toContain('“talks”, “rooms”');
    expect(parse({ talks: [{}] }).problems).toMatchObject([{ code: 'map-items-missing' }]);
    expect(parse({ talks: 7 }, { items: 'talks' }).complete).toBe(false);

    const noTitle = parse('name,start\nRain,2026-11-20 10:00\n');
    expect(noTitle).toMatchObject({
      complete: false,
      sessions: [],
      problems: [{ code: 'map-column-missing' }],
    });
    expect(noTitle.problems[0]?.message).toContain('“name”, “start”');
    const noRoom = parse('title,start\nRain,2026-11-20 10:00\n', { room: 'room', doNotRecord: '!released' });
    expect(noRoom.sessions).toHaveLength(1);
    expect(noRoom.problems.map(problem => problem.code)).toEqual([
      'map-column-missing',
      'map-column-missing',
      'room-missing',
    ]);
  });

  it('says which paths lead nowhere in any session, apart from what is said of few', () => {
    const talks = [
      { name: 'Rain', begins: '2026-11-20 10:00' },
      { name: 'Fog', begins: '2026-11-20 11:00', off: true },
    ];
    const paths = {
      title: 'name',
      end: 'ends',
      endDate: 'day.end',
      cancelled: 'off',
      doNotRecord: 'private',
    };
    const { problems } = parse(talks, { ...paths, start: 'begin' });
    const empty = problems.filter(({ code }) => code === 'map-path-empty').map(({ message }) => message);
    expect(empty.map(message => message.replace(/.*(at “[^”]*”).*( Correct “[^”]*”).*/, '$1$2'))).toEqual([
      'at “begin” Correct “start”',
      'at “ends” Correct “end”',
      'at “day.end” Correct “end-date”',
    ]);
    expect(empty[0]).toContain('the first has the keys “name”, “begins”');
    const found = parse(talks, { title: 'name', start: 'begins', url: 'off' });
    expect(found.problems.map(({ code }) => code)).not.toContain('map-path-empty');
  });

  it('keeps the good part of a feed', () => {
    const feed = parse([{ title: 'No start' }, 7, { start: 'noon' }, { start: '2026-11-20 10:00' }]);
    expect(feed.complete).toBe(true);
    expect(feed.sessions.map(session => session.title)).toEqual(['Untitled']);
    expect(feed.problems.map(({ code, position }) => `${code} ${position.path}`)).toEqual([
      'session-unscheduled [0]',
      'item-unreadable [1]',
      'start-unreadable [2]',
      'title-missing [3]',
      'room-missing [3]',
    ]);
  });

  it('says that a table without a header is none', () => {
    const { complete, problems } = parseMapped(',,,\n,,\n', {
      timezone: 'UTC',
      map: { title: 'Title', start: 'Start' },
    });
    expect([complete, problems.map(({ code }) => code)]).toEqual([false, ['header-missing']]);
  });

  it('takes an empty list for a programme without sessions yet', () => {
    expect(parse([])).toMatchObject({ complete: true, problems: [{ code: 'feed-without-sessions' }] });
  });

  it.each([
    ['', 'feed-empty'],
    ['<rss/>', 'feed-not-recognised'],
    ['[{"title": ', 'json-unreadable'],
    ['title,start\n"Rain', 'csv-truncated'],
  ])('says what is wrong with %j', (source, code) => {
    const feed = parse(source);
    expect(feed).toMatchObject({ complete: false, sessions: [] });
    expect(feed.problems.map(problem => problem.code)).toContain(code);
  });

  it('never throws, whatever the feed and the map', () => {
    const path = fc.oneof(
      fc.constantFrom('title', 'start', '*', '^', '@key', 'a.*.b', '^.^.start', '!start', '__proto__'),
      fc.string(),
    );
    const map = fc.record({ items: path, title: path, start: path, date: path, end: path, duration: path });
    const more = fc.record({ room: path, speakers: path, links: fc.array(path), cancelled: path, url: path });
    const item = fc.record({ title: fc.jsonValue(), start: fc.constantFrom('2026-11-20 10:00', 9, null) });
    const source = fc.oneof(
      fc.array(fc.oneof(item, fc.jsonValue())).map(value => JSON.stringify(value)),
      fc.string({ unit: 'binary' }).map(text => `title,start\n${text}`),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(source, map, more, (text, first, second) => {
        const feed = parseMapped(text, { timezone: 'Europe/Berlin', map: { ...first, ...second } });
        expect(feed.problems.length).toBeLessThan(200);
        expect(feed.sessions.every(({ startsAt }) => Number.isFinite(startsAt))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
