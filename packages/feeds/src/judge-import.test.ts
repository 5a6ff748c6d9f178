import type { Session } from '@foyer/schedule';
import { makeSession } from '@foyer/schedule/testing';
import { expect, test } from 'vitest';
import { describeHeldBack } from './hold-back.ts';
import { judgeImport, type Verdict } from './judge-import.ts';
import type { HeldImport, ReadImport } from './read-import.ts';
import { makeFeed } from './testing/make-feed.ts';

const session = (guid: string, overrides: Partial<Session> = {}) =>
  makeSession({ guid, title: `Talk ${guid}`, startsAt: 1_000_000 * Number(guid), ...overrides });

const importOf = (sessions: Session[], complete = true): ReadImport => ({
  copy: [{ location: 'programme.xml', text: '', etag: null, lastModified: null, problems: [] }],
  digest: '',
  feed: makeFeed(sessions, { complete }),
});
const of = (...guids: string[]) => importOf(guids.map(guid => session(guid)));

const good = of('1', '2', '3', '4');

function hold(verdict: Verdict): HeldImport {
  if (verdict.kind !== 'held') throw new Error(`expected it to be held, it is ${verdict.kind}`);
  return verdict.held;
}

const judge = (came: ReadImport, held?: HeldImport, at = 50) => judgeImport(came, { good, held, at });

test('the first is taken, however small, if it is whole', () => {
  const first = { good: undefined, held: undefined, at: 50 };
  expect(judgeImport(of(), first)).toEqual({ kind: 'taken', how: 'first', changes: null });
  expect(judgeImport(importOf([session('1')], false), first)).toEqual({ kind: 'incomplete' });
});

test('half may go, more may not', () => {
  expect(judge(of('1', '2'))).toMatchObject({
    kind: 'taken',
    how: 'fetched',
    changes: { counts: { removed: 2 } },
  });
  expect(hold(judge(of('1'))).heldBack).toMatchObject({
    since: 50,
    sightings: 1,
    sessions: 1,
    sessionsBefore: 4,
    counts: { removed: 3 },
  });
  expect(judge(of()).kind).toBe('held');
});

test('another programme in the place of this one is as good as lost, one that is cancelled is not', () => {
  expect(judge(of('5', '6', '7', '8', '9')).kind).toBe('held');
  const cancelled = good.feed.sessions.map(each => ({ ...each, cancelled: true }));
  expect(judge(importOf(cancelled))).toMatchObject({ kind: 'taken', changes: { counts: { cancelled: 4 } } });
});

test('it is taken when it is seen a third time in a row', () => {
  const once = hold(judge(of('1')));
  const twice = hold(judge(of('1'), once, 60));
  expect(twice.heldBack).toMatchObject({ since: 50, sightings: 2 });
  expect(judge(of('1'), twice, 70)).toMatchObject({
    kind: 'taken',
    how: 'confirmed',
    changes: { counts: { removed: 3 } },
  });
});

test('one that says something else begins anew', () => {
  const twice = hold(judge(of('1'), hold(judge(of('1')))));
  expect(hold(judge(of('2'), twice, 60)).heldBack).toMatchObject({ since: 60, sightings: 1 });
});

test('what a person is told names what was lost, what is shown, and what to do', () => {
  const { heldBack } = hold(judge(of('1')));
  expect(describeHeldBack('https://night.example/schedule.xml', heldBack)).toBe(
    'https://night.example/schedule.xml lost 3 of its 4 sessions. That is held back, and the last good copy stays, until 3 fetches in a row say so; it was seen once. If it is meant, say so: npm run schedule accept',
  );
});
