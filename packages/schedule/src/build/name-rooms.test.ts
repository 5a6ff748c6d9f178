import { expect, it } from 'vitest';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';
import type { RoomSelector } from './match-rooms.ts';
import { nameRooms } from './name-rooms.ts';

const feed = {
  ...makeFeed(['Hall 1', 'Side'].map(room => makeSession({ guid: room, startsAt: 0, rooms: [room] }))),
  rooms: [{ name: 'Side', id: '17', guid: null, slug: null }],
};

function nameAll(...selectors: (Partial<RoomSelector> & { room: string })[]): Record<string, string> {
  const all = selectors.map(each => ({ title: each.room, key: null, seeAlso: [], plenary: [null], ...each }));
  return Object.fromEntries([...nameRooms(feed, all)].map(([{ room }, name]) => [room, name]));
}

it.each<[string, Partial<RoomSelector>, string]>([
  ['key', { key: 'Hall 1', seeAlso: ['Side'] }, 'Hall 1'],
  ['key, whatever its title is', { key: 'Side', title: 'Hall 1' }, 'Side'],
  ['title', { title: 'Side', seeAlso: ['Hall 1'] }, 'Side'],
  ['title that is spelt alike', { title: 'hall-1' }, 'Hall 1'],
])('calls a room as the programme does what is its own by its %s', (_, selector, name) => {
  expect(nameAll({ room: 'main', ...selector })).toEqual({ main: name });
});

it('calls a room that has nothing of its own in the programme by its title, but not as another is called', () => {
  expect(nameAll({ room: 'bar', title: 'The bar', seeAlso: ['Side'] })).toEqual({ bar: 'The bar' });
  expect(nameAll({ room: 'a', key: '17', title: 'Hall 1' }, { room: 'b', title: 'Side' })).toEqual({
    a: 'Side',
    b: 'Side (b)',
  });
});
