import { type Config, parseConfig } from '@foyer/config';
import { compareFeeds } from '@foyer/schedule';
import { makeSession } from '@foyer/schedule/testing';
import { expect, test } from 'vitest';
import { DistinctStates } from './distinct-states.ts';
import { type FeedState, initialFeedState, stateAfterFailure, stateAfterImport } from './feed-state.ts';
import { planSources } from './plan-sources.ts';
import { makeFeed } from './testing/make-feed.ts';

const config: Config = parseConfig([
  {
    file: '/srv/config.json',
    text: JSON.stringify({ a: { 'schedule-url': 'a.csv' }, b: { 'schedule-url': 'b.csv' } }),
  },
]);
const [first, second] = planSources(config);
if (first === undefined || second === undefined) throw new Error('the config names no two programmes');

const session = (title: string, startsAt: number) => makeSession({ guid: '1', title, startsAt });

/** What is known of a programme that was taken over once, when its only session had begun at another time. */
function known(title: string, startsAt: number): FeedState {
  const feed = makeFeed([session(title, startsAt)]);
  const gone = makeSession({ guid: '7', startsAt: 3 });
  const changes = compareFeeds({ sessions: [session(title, 9), gone] }, feed);
  const record = { at: 10, how: 'fetched' as const, sessions: 1, rooms: 1, counts: {}, changes };
  return stateAfterImport(initialFeedState, { at: 10, feed, imports: [record], missing: [] });
}

const guidsOf = (states: readonly FeedState[]) =>
  states.map(({ feed }) => (feed?.sessions ?? []).map(({ guid }) => guid).join());

test('a single programme, and two that have nothing in common, are the states that were given', () => {
  const [a, b] = [known('Alpha', 1), known('Alpha', 2)];
  const single = [a];
  expect(new DistinctStates([first]).tell(single)).toBe(single);
  const told = new DistinctStates([first, second]).tell([a, b]);
  expect(told.map((state, index) => state === [a, b][index])).toEqual([true, true]);
});

test('what the later programme has and had is renamed, and its organisers are told', () => {
  const [a, b] = [known('Alpha', 1), known('Beta', 2)];
  const told = new DistinctStates([first, second]).tell([a, b]);
  expect(told[0]).toBe(a);
  expect(guidsOf(told)).toEqual(['1', '1~b']);
  expect(told[1]?.feed?.problems.map(({ code }) => code)).toEqual(['guid-shared']);
  expect(
    told[1]?.imports[0]?.changes.map(({ kind, guid, before, after }) => [
      kind,
      guid,
      before?.guid,
      after?.guid,
    ]),
  ).toEqual([
    ['moved', '1~b', '1~b', '1~b'],
    ['removed', '7~b', '7~b', undefined],
  ]);
  // What is kept has the guids of its source.
  expect(guidsOf([b])).toEqual(['1']);
  expect(b.imports[0]?.changes[0]?.guid).toBe('1');
});

test('the same is told by the same objects until a feed is another', () => {
  const distinct = new DistinctStates([first, second]);
  const [a, b] = [known('Alpha', 1), known('Beta', 2)];
  const before = distinct.tell([a, b]);
  expect(guidsOf(before)).toEqual(['1', '1~b']);
  expect(distinct.tell([a, b])[1]).toBe(before[1]);
  const failing = stateAfterFailure(b, { at: 20, code: 'FEED_TIMEOUT', message: 'late' });
  const after = distinct.tell([a, failing]);
  expect(after[1]).toMatchObject({ failure: { code: 'FEED_TIMEOUT' } });
  expect(after[1]?.feed).toBe(before[1]?.feed);
  expect(after[1]?.imports).toBe(before[1]?.imports);
  expect(guidsOf(distinct.tell([known('Beta', 2), failing]))).toEqual(['1', '1']);
});
