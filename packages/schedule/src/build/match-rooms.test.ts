import { describe, expect, it } from 'vitest';
import type { Session } from '../model.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { BERLIN, inBerlin, select } from '../testing/rain-conf.ts';
import { buildSchedule } from './build-schedule.ts';
import type { RoomSelector } from './match-rooms.ts';

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
    ]);
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
