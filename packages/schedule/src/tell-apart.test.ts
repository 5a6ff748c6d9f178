import { expect, test } from 'vitest';
import type { Session } from './model.ts';
import { type SharingSource, tellApart } from './tell-apart.ts';
import { makeFeed } from './testing/make-feed.ts';
import { makeSession } from './testing/make-session.ts';

const ten = Date.parse('2026-11-20T10:00:00Z');
const HOUR_MS = 3_600_000;

/** `2 Beta two` is a session of that guid and title, and begins so many hours after ten. */
function talk(text: string, hours = 0, speakers: string[] = []): Session {
  const [guid = '', ...title] = text.split(' ');
  return makeSession({
    guid,
    title: title.join(' '),
    startsAt: ten + hours * HOUR_MS,
    speakers: speakers.map(name => ({ id: null, name })),
  });
}

const source = (name: string, ...sessions: Session[]): SharingSource => ({
  name,
  location: `${name}.csv`,
  feed: makeFeed(sessions),
});

/** The guids of all sessions of each source. */
function call(...sources: SharingSource[]): string[][] {
  const renamings = tellApart(sources);
  return sources.map(({ feed }, index) =>
    (feed?.sessions ?? []).map(({ guid }) => renamings[index]?.rename(guid) ?? guid),
  );
}

const alpha = source('a', talk('1 Alpha one'), talk('2 Alpha two', 1));

test('one programme is left as it is, and so are several without a guid in common', () => {
  expect(tellApart([])).toEqual([]);
  expect(tellApart([alpha])).toEqual([null]);
  expect(tellApart([alpha, source('b', talk('3 Beta'))])).toEqual([null, null]);
  expect(tellApart([alpha, { ...source('b'), feed: null }])).toEqual([null, null]);
});

test('where each programme numbers its own sessions, all those of the later one are marked', () => {
  const beta = source('b', talk('1 Beta one'), talk('2 Beta two', 1), talk('3 Beta three', 2));
  expect(call(alpha, beta)).toEqual([
    ['1', '2'],
    ['1~b', '2~b', '3~b'],
  ]);
  const [, renaming] = tellApart([alpha, beta]);
  expect(renaming?.problem).toMatchObject({ severity: 'warning', code: 'guid-shared' });
  expect(renaming?.problem.message).toContain(
    '2 ids of this programme stand for another session in another programme, such as 1: “Beta one” here, “Alpha one” in that of the room “a”. So that pages, stars and corrections do not take one for the other, the ids of this one end in “~b” here.',
  );
});

test('no session takes over the guid of another when one is taken out of the other programme', () => {
  const beta = source('b', talk('1 Beta one'), talk('2 Beta two', 1), talk('3 Beta three', 2));
  const [first] = alpha.feed?.sessions ?? [];
  if (first === undefined) throw new Error('there is no first talk');
  expect(call(source('a', first), beta)[1]).toEqual(['1~b', '2~b', '3~b']);
});

test('what is the same session in both stays one, and then only what is not is marked', () => {
  const single = source('b', talk('1 Alpha ONE', 5), talk('2  Alpha: two', 1), talk('9 Gamma'));
  expect(call(alpha, single)[1]).toEqual(['1', '2', '9']);
  const merged = source('m', ...(single.feed?.sessions ?? []), talk('5 Delta'));
  const other = source(
    'c',
    talk('1 Alpha one'),
    talk('2 Alpha two', 1),
    talk('5 Epsilon', 1),
    talk('6 Zeta'),
  );
  expect(call(merged, other)[1]).toEqual(['1', '2', '5~c', '6']);
  expect(tellApart([merged, other])[1]?.problem.message).toMatch(
    /^One id of this programme stands .* it ends in “~c” here/,
  );
  const lunch = source('d', talk('1 Eta'), talk('2 Alpha two', 3), talk('5 Theta', 1), talk('9 Iota', 1));
  expect(call(merged, lunch)[1]).toEqual(['1~d', '2', '5~d', '9~d']);
});

test('a session that is called otherwise is the same if those who give it and its start are', () => {
  const speakers = ['Ada', 'Élodie'];
  const german = source('a', talk('1 Regen', 0, speakers), talk('2 Nebel', 0, speakers), talk('3 Pause'));
  const english = source(
    'b',
    talk('1 Rain', 0, ['Elodie', 'Ada']),
    talk('2 Fog', 1, speakers),
    talk('3 Tea'),
  );
  // Of three guids two are of others: who names no speakers says nothing of them.
  expect(call(german, english)[1]).toEqual(['1', '2~b', '3~b']);
});

test('one location is one programme, however it is read', () => {
  const abroad = { ...source('b', talk('1 Eins', 6), talk('2 Zwei', 7)), location: 'a.csv' };
  expect(tellApart([alpha, abroad])).toEqual([null, null]);
  const beta = source('c', talk('1 Beta one'), talk('4 Beta four'));
  const translated = { ...source('d', talk('1 Beta eins', 3), talk('4 Beta vier', 3)), location: 'c.csv' };
  expect(call(alpha, abroad, beta, translated).slice(2)).toEqual([
    ['1~c', '4~c'],
    ['1~c', '4~c'],
  ]);
});

test('of three programmes each has guids of its own, also where a source uses such marks itself', () => {
  const beta = source('b', talk('1 Beta one'), talk('2~b Beta tilde'));
  const gamma = source('c', talk('1 Gamma one'), talk('1~~b Gamma tilde'));
  const called = call(alpha, beta, gamma);
  expect(called).toEqual([
    ['1', '2'],
    ['1~~b', '2~b~~b'],
    ['1~c', '1~~b~c'],
  ]);
  expect(new Set(called.flat()).size).toBe(6);
});
