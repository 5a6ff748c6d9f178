import { describe, expect, it } from 'vitest';
import type { Feed, FeedRoom, Session } from '../model.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { BERLIN, inBerlin, select } from '../testing/rain-conf.ts';
import { buildSchedule } from './build-schedule.ts';
import { matchRooms, type RoomSelector } from './match-rooms.ts';

describe('rooms', () => {
  const titlesIn = (sessions: Session[], selectors: RoomSelector[], feedRooms = makeFeed([]).rooms) => {
    const schedule = buildSchedule({
      feed: { ...makeFeed(sessions), rooms: feedRooms },
      rooms: selectors,
      timezone: BERLIN,
      conferenceTitle: 'RainConf',
    });
    const titles = Object.entries(schedule.rooms).map(([room, { rows }]) => [
      room,
      rows.flatMap(row => (row.type === 'session' ? [row.session.title] : [])),
    ]);
    return { titles: Object.fromEntries(titles), problems: schedule.problems };
  };
  const at = (room: string, ...more: string[]) => inBerlin(room, '20 10:00', '20 11:00', [room, ...more]);

  it('are taken by key, title, other names and name, white space aside', () => {
    const { titles, problems } = titlesIn(
      [at('Saal 1'), at('Aula'), at('Big'), at('bar')],
      [
        select('one', { key: ' Saal  1 ' }),
        select('two', { title: 'Aula' }),
        select('three', { key: 'Big' }),
        select('bar'),
        select('all', { seeAlso: ['Aula', 'Big'] }),
      ],
    );
    expect(titles).toEqual({
      one: ['Saal 1'],
      two: ['Aula'],
      three: ['Big'],
      bar: ['bar'],
      all: ['Aula', 'Big'],
    });
    expect(problems.filter(problem => problem.code !== 'sessions-overlap')).toEqual([]);
  });

  it('are taken by a name that differs in case, accents and punctuation only if none is the same', () => {
    const { titles } = titlesIn(
      [at('1Komona: Höhle'), at('1komona Hohle'), at('Foyer'), at('FOYER')],
      [
        select('cave', { key: '1komona hohle' }),
        select('quiet', { key: ' Foyer ' }),
        select('shout', { key: 'FOYER' }),
      ],
    );
    expect(titles).toEqual({ cave: ['1Komona: Höhle', '1komona Hohle'], quiet: ['Foyer'], shout: ['FOYER'] });
  });

  it('are taken by the guid that the feed declares', () => {
    const { titles } = titlesIn(
      [at('Salle 1')],
      [select('one', { key: 'a1b2' })],
      [{ name: 'Salle 1', id: null, guid: 'a1b2', slug: null }],
    );
    expect(titles).toEqual({ one: ['Salle 1'] });
  });

  it('share a session that is in several, once each', () => {
    const { titles } = titlesIn(
      [at('A', 'B', 'C')],
      [select('one', { key: 'A', seeAlso: ['B'] }), select('two', { key: 'C' })],
    );
    expect(titles).toEqual({ one: ['A'], two: ['A'] });
  });

  it('are reported if they have no session, or nobody takes them', () => {
    const { problems } = titlesIn([at('A'), { ...at('B'), rooms: [] }], [select('empty')]);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'room-without-sessions', message: expect.stringContaining('“empty”') }),
      expect.objectContaining({ code: 'feed-room-untaken', message: expect.stringContaining('“A”') }),
      expect.objectContaining({ code: 'sessions-without-room' }),
    ]);
  });

  it('are not reported as left over where rooms that read the same in another way take them', () => {
    const feed = makeFeed([at('A'), at('B'), { ...at('C'), rooms: [] }]);
    const codesOf = (elsewhere: RoomSelector[]) =>
      buildSchedule({
        feed,
        rooms: [select('A')],
        elsewhere,
        timezone: 'UTC',
        conferenceTitle: 'RainConf',
      }).problems.map(({ code }) => code);
    expect(codesOf([])).toEqual(['feed-room-untaken', 'sessions-without-room']);
    expect(codesOf([select('B'), select('nowhere')])).toEqual(['sessions-without-room']);
    expect(codesOf([select('B', { plenary: [null] })])).toEqual([]);
  });

  it('may be called what an object calls its own', () => {
    const { titles } = titlesIn(
      [at('__proto__'), at('constructor')],
      [select('__proto__'), select('constructor')],
    );
    expect(Object.entries(titles)).toEqual([
      ['__proto__', ['__proto__']],
      ['constructor', ['constructor']],
    ]);
  });
});

describe('matchRooms', () => {
  const feedOf = (...rooms: Partial<FeedRoom>[]) => ({
    rooms: rooms.map(room => ({ name: '', id: null, guid: null, slug: null, ...room })),
    sessions: rooms.map(({ name = '' }) => inBerlin(name, '20 10:00', '20 11:00', [name])),
  });
  const takersOf = (feed: Pick<Feed, 'rooms' | 'sessions'>, ...selectors: RoomSelector[]) =>
    Object.fromEntries(
      [...matchRooms(feed, selectors)].flatMap(([name, takers]) =>
        name === null ? [] : [[name, takers.map(({ room }) => room).join(' ')]],
      ),
    );

  const one = { name: 'One', guid: 'A1B2', id: '7', slug: 'the-first' };
  const two = { name: 'Two', guid: null, id: '8', slug: null };

  it.each<[string, RoomSelector]>([
    ['guid as its key', select('hall', { key: 'a1b2' })],
    ['guid as another name', select('hall', { seeAlso: ['A1B2'] })],
    ['id as its key', select('hall', { key: '7' })],
    ['id as its own name', select('7')],
    ['name as its title', select('hall', { title: 'One' })],
    ['name as its own name', select('One')],
    ['name as its key', select('hall', { key: ' One ' })],
    ['name as another name', select('hall', { seeAlso: ['Three', 'One'] })],
    ['name as that of plenaries', select('hall', { plenary: ['One'] })],
    ['name, written otherwise, as its key', select('hall', { key: 'öne' })],
    ['name, written otherwise, as its own name', select('one')],
    ['name, written otherwise, as another name', select('hall', { seeAlso: ['ONE!'] })],
    ['slug as its key', select('hall', { key: 'The first' })],
  ])('finds a room by its %s', (_what, selector) => {
    expect(takersOf(feedOf(one, two), selector)).toEqual({ One: selector.room, Two: '' });
  });

  it.each<[string, Partial<FeedRoom>[], Record<string, string>]>([
    [
      'guid, not an id',
      [
        { name: 'A', guid: 'x' },
        { name: 'B', id: 'x' },
      ],
      { A: 'hall', B: '' },
    ],
    ['guid, not a name', [{ name: 'x' }, { name: 'B', guid: 'x' }], { x: '', B: 'hall' }],
    ['id, not a name', [{ name: 'x' }, { name: 'B', id: 'x' }], { x: '', B: 'hall' }],
    [
      'name, not what is spelt alike',
      [{ name: 'X' }, { name: 'x' }, { name: 'B', slug: 'x' }],
      { X: '', x: 'hall', B: '' },
    ],
  ])('takes what may be several for a %s', (_what, rooms, takers) => {
    expect(takersOf(feedOf(...rooms), select('hall', { key: 'x' }))).toEqual(takers);
    expect(takersOf(feedOf(...rooms), select('hall', { seeAlso: ['x'] }))).toEqual(takers);
    expect(takersOf(feedOf(...rooms), select('hall', { title: 'x' }))).toEqual(takers);
  });

  it('gives a room to all that name it, the surest first', () => {
    const byOther = select('other', { seeAlso: ['One'] });
    const byKey = select('key', { key: 'One' });
    const byName = select('name', { title: 'One' });
    const byPlenary = select('plenary', { plenary: ['One'] });
    const byId = select('id', { key: '7' });
    expect(takersOf(feedOf(two), byOther, byKey)).toEqual({ Two: '' });
    expect(takersOf(feedOf({ name: 'One' }), byPlenary, byOther, byKey, byName)).toEqual({
      One: 'name key other plenary',
    });
    expect(takersOf(feedOf(one), byOther, byKey, byId)).toEqual({ One: 'id key other' });
  });

  it('gives a room that is named by its key surely to nobody for a title', () => {
    expect(takersOf(feedOf(one), select('title', { title: 'One' }), select('key', { key: 'A1B2' }))).toEqual({
      One: 'key',
    });
    expect(
      takersOf(feedOf(one), select('title', { title: 'One' }), select('also', { seeAlso: ['A1B2'] })),
    ).toEqual({
      One: 'title also',
    });
  });

  it('gives two rooms whose titles have been swapped each its own', () => {
    const swapped = [select('a', { title: 'One', key: 'Two' }), select('b', { title: 'Two', key: 'One' })];
    expect(takersOf(feedOf(one, two), ...swapped)).toEqual({ One: 'b', Two: 'a' });
  });

  it('gives one room all that its words name', () => {
    const hall = select('hall', { title: 'One', key: 'Two', seeAlso: ['three', 'Four'] });
    const rooms = ['One', 'Two', 'Three', 'Four', 'Five'].map(name => ({ name }));
    expect(takersOf(feedOf(...rooms), hall)).toEqual({
      One: 'hall',
      Two: 'hall',
      Three: 'hall',
      Four: 'hall',
      Five: '',
    });
  });

  it('gives nobody for its spelling what is the own of another', () => {
    expect(takersOf(feedOf({ name: 'FOYER' }), select('foyer'), select('shout', { key: 'FOYER' }))).toEqual({
      FOYER: 'shout',
    });
    const others = [select('other', { seeAlso: ['FOYER'] }), select('all', { plenary: ['FOYER'] })];
    expect(takersOf(feedOf({ name: 'FOYER' }), select('foyer'), ...others)).toEqual({
      FOYER: 'foyer other all',
    });
    expect(takersOf(feedOf({ name: 'FOYER' }), select('foyer'), select('other', { key: 'Foyer' }))).toEqual({
      FOYER: 'foyer other',
    });
  });

  it('knows rooms without sessions, and names that no room was declared for', () => {
    const feed = { rooms: feedOf(one).rooms, sessions: feedOf(two).sessions };
    expect(takersOf(feed, select('one'), select('two'))).toEqual({ One: 'one', Two: 'two' });
  });
});

describe('plenaries', () => {
  const plenary = { ...inBerlin('Opening', '20 09:00', '20 10:00'), rooms: [] };
  const talk = inBerlin('Talk', '20 10:00', '20 11:00', ['One']);
  const everywhere = inBerlin('Party', '20 18:00', '20 22:00', ['All rooms']);
  const missing = {
    severity: 'warning' as const,
    code: 'room-missing',
    message: 'The event names no room, so it is in none.',
    position: {},
  };
  const build = (rooms: RoomSelector[], sessions = [plenary, talk, everywhere]) => {
    const feed = { ...makeFeed(sessions), problems: [missing] };
    const schedule = buildSchedule({ feed, rooms, timezone: BERLIN, conferenceTitle: 'RainConf' });
    const titles = Object.values(schedule.rooms).map(({ room, rows }) => [
      room,
      rows.flatMap(row => (row.type === 'session' ? [row.session.title] : [])).join(),
    ]);
    return {
      titles: Object.fromEntries(titles),
      problems: schedule.problems.map(({ code, message }) => `${code}: ${message}`),
    };
  };

  it('are in all rooms of which the config says so', () => {
    const { titles, problems } = build([
      select('One', { plenary: [null, 'all rooms'] }),
      select('Two', { plenary: [null] }),
      select('Three', { plenary: ['All rooms'] }),
      select('Four'),
    ]);
    expect(titles).toEqual({ One: 'Opening,Talk,Party', Two: 'Opening', Three: 'Party', Four: '' });
    expect(problems).toEqual([
      expect.stringMatching(
        /^room-without-sessions: No session of the feed is in room “Two” but 1 plenary\. If/,
      ),
      expect.stringMatching(/^room-without-sessions: .* “Three” but 1 plenary\./),
      expect.stringMatching(/^room-without-sessions: .* “Four”\./),
    ]);
  });

  it('are enough for a room where the programme has nothing else, whether they name a room or not', () => {
    const plenaries = { plenary: [null, 'All rooms'] };
    const both = build([select('One', plenaries), select('Two', plenaries)], [plenary, everywhere]);
    expect(both).toEqual({ titles: { One: 'Opening,Party', Two: 'Opening,Party' }, problems: [] });
    const { problems } = build([select('One', plenaries), select('Two')], [plenary, everywhere]);
    expect(problems).toEqual([expect.stringMatching(/^room-without-sessions: .* “Two”\./)]);
  });

  it('are told of where they are in no room', () => {
    const { problems } = build([select('One')], [plenary, talk]);
    expect(problems).toEqual([
      expect.stringMatching(/^room-missing/),
      expect.stringMatching(
        /^sessions-without-room: The feed has a session without a room.*schedule-plenary to true/,
      ),
    ]);
  });

  it('do not hide that the room of the feed which a room has is empty', () => {
    const feed = { ...makeFeed([plenary]), rooms: [{ name: 'One', id: null, guid: null, slug: null }] };
    const rooms = [select('One', { plenary: [null] })];
    const { problems } = buildSchedule({ feed, rooms, timezone: BERLIN, conferenceTitle: 'RainConf' });
    expect(problems.map(({ message }) => message)).toEqual([
      'Room “One” is “One” of the feed, in which no session is but 1 plenary.',
    ]);
  });
});
