import { describe, expect, it } from 'vitest';
import type { Feed } from '../model.ts';
import { at, correct, listCorrected, talk } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { Correction } from './correction.ts';

const MINUTE_MS = 60_000;

/** A session of the night after that day: `dance 01:00 03:00`. */
function night(line: string) {
  const [guid = '', from, to] = line.split(' ');
  return talk(`${guid} 00:00`, {
    startsAt: at(`+1 ${from}`),
    endsAt: to === undefined ? null : at(`+1 ${to}`),
  });
}

function delay(id: string, minutes: number, facts: Partial<Parameters<typeof makeDelay>[0]> = {}) {
  const from = at('+1 01:00');
  return makeDelay({
    id,
    createdAt: at('23:00') + id.charCodeAt(0),
    from,
    byMs: minutes * MINUTE_MS,
    ...facts,
  });
}

/** When each ends, as `first +1 04:30`. */
function listEnds(corrections: readonly Correction[], feed: Feed): string[] {
  return correct(corrections, { feed }).outcomes.map(({ correction, expiresAt }) => {
    const days = Math.floor((expiresAt - at('00:00')) / 86_400_000);
    return `${correction.id} +${days} ${new Date(expiresAt).toISOString().slice(11, 16)}`;
  });
}

describe('corrections of a day', () => {
  const feed = makeFeed([night('dance 01:00 03:00'), night('drinks 03:20 03:50')]);

  it('end with it', () => {
    expect(listEnds([delay('a', 10), delay('b', 5)], makeFeed([night('dance 01:00 03:00')]))).toEqual([
      'a +1 04:00',
      'b +1 04:00',
    ]);
  });

  it('last until what they have moved is over, whoever made them', () => {
    const configured = delay('a', 30, { createdAt: null, from: at('+1 03:30') });
    expect(listEnds([configured], feed)).toEqual(['a +1 04:20']);
    const before = correct([configured], { feed, at: at('+1 04:19') });
    expect(listCorrected(before)).toEqual(['drinks 03:50 04:20 delayed']);
    expect(listCorrected(correct([configured], { feed, at: at('+1 04:20') }))).toEqual([]);
  });

  it('that add up last until what they have moved together is over', () => {
    const both = [delay('a', 30, { untilEndOfDay: true }), delay('b', 60, { untilEndOfDay: true })];
    expect(listEnds(both, feed)).toEqual(['a +1 05:20', 'b +1 05:20']);
    for (const time of ['+1 03:59', '+1 04:00', '+1 05:19']) {
      expect(listCorrected(correct(both, { feed, at: at(time) }))).toEqual([
        'dance 02:30 04:30 delayed',
        'drinks 04:50 05:20 delayed',
      ]);
    }
  });

  it('that add up last as long as any of them, whichever was made first', () => {
    const late = [delay('a', 70), delay('b', -60, { guid: 'drinks', from: at('+1 03:30') })];
    // The second one takes back what the first one did to the drinks; alone it would have them begin at 02:30.
    expect(listEnds(late, feed)).toEqual(['a +1 04:40', 'b +1 04:40']);
  });

  it('do not bring on once more what has been earlier', () => {
    const early = delay('a', -60, { guid: 'drinks', from: at('+1 03:00') });
    const longer = makeFeed([night('drinks 03:30 04:45')]);
    expect(listEnds([early], longer)).toEqual(['a +1 04:45']);
    const tomorrow = makeFeed([night('keynote 11:00 12:00')]);
    expect(listEnds([makeNow({ id: 'n', guid: 'keynote', at: at('23:00') })], tomorrow)).toEqual([
      'n +1 12:00',
    ]);
  });

  it('of one room end together: what one is about may depend on what another has moved away', () => {
    const away = makeNow({ id: 'n', createdAt: null, guid: 'dance', at: at('23:00') });
    const late = delay('z', 60, { createdAt: null, from: at('+1 03:30') });
    expect(listEnds([away, late], feed)).toEqual(['n +1 04:50', 'z +1 04:50']);
  });

  it('end for themselves where they have nothing in common', () => {
    const bar = delay('b', 90, { room: 'bar' });
    const rooms = makeFeed([...feed.sessions, { ...night('quiz 02:00 04:00'), rooms: ['Bar'] }]);
    expect(listEnds([delay('a', 10), bar], rooms)).toEqual(['a +1 04:00', 'b +1 05:30']);
  });

  it('end together also where they have only another in common', () => {
    const shared = makeFeed([
      night('drinks 02:50 03:00'),
      { ...night('dance 01:00 02:00'), rooms: ['Hall', 'Bar'] },
      { ...night('quiz 03:00 03:30'), rooms: ['Bar'] },
    ]);
    const inBar = delay('b', 90, { room: 'bar', untilEndOfDay: true });
    const made = [delay('a', 5), inBar, delay('c', 10, { guid: 'drinks', from: at('+1 02:50') })];
    expect(listEnds(made, shared)).toEqual(['a +1 05:00', 'b +1 05:00', 'c +1 05:00']);
  });

  it('last until what has no stated end is over', () => {
    const open = makeFeed([night('dance 02:00 03:00'), night('drinks 03:30')]);
    expect(listEnds([delay('a', 45, { from: at('+1 03:30') })], open)).toEqual(['a +1 05:15']);
  });

  it('end with the next day at the latest', () => {
    const endless = makeFeed([talk('exhibition 12:00', { endsAt: at('+9 12:00') })]);
    expect(listEnds([makeDelay({ id: 'a', from: at('12:00') })], endless)).toEqual(['a +2 04:00']);
  });

  it('end when they say so, and others with what is left', () => {
    const expiring = delay('b', 60, { untilEndOfDay: true, expiresAt: at('+1 03:00') });
    const both = [delay('a', 20, { untilEndOfDay: true }), expiring];
    expect(listEnds(both, feed)).toEqual(['a +1 04:10', 'b +1 03:00']);
  });

  it('are not brought back by what is made when they have ended', () => {
    const first = delay('a', 10);
    const later = makeNow({ id: 'n', guid: 'dance', at: at('+1 10:00'), createdAt: at('+1 10:00') });
    expect(listEnds([first, later], feed)).toEqual(['a +1 04:00', 'n +2 04:00']);
    const sooner = { ...later, createdAt: at('+1 03:59') };
    expect(listEnds([first, sooner], feed)).toEqual(['a +2 04:00', 'n +2 04:00']);
  });

  it('leave a cancellation its thirty days', () => {
    const off = makeCancellation({ id: 'c', guid: 'drinks', createdAt: at('23:30') });
    expect(listEnds([delay('a', 30, { untilEndOfDay: true }), off], feed)).toEqual([
      'a +1 04:20',
      'c +31 03:50',
    ]);
  });
});

it('a night in which the clocks go back ends with what was moved into the morning', () => {
  const session = (guid: string, from: string, minutes: number) => {
    const startsAt = Date.parse(from);
    return makeSession({ guid, startsAt, endsAt: startsAt + minutes * MINUTE_MS });
  };
  const feed = makeFeed([
    session('two', '2026-10-25T01:30+02:00', 120),
    session('three', '2026-10-25T03:00+01:00', 30),
  ]);
  const createdAt = Date.parse('2026-10-24T23:50+02:00');
  const facts = { from: createdAt, untilEndOfDay: true };
  const corrections = [
    makeDelay({ ...facts, id: 'a', createdAt, byMs: 30 * MINUTE_MS }),
    makeDelay({ ...facts, id: 'b', createdAt: createdAt + 1, byMs: 90 * MINUTE_MS }),
  ];
  const starts = (time: string) =>
    applyCorrections({
      feed,
      corrections,
      rooms: [{ room: 'hall', title: 'Hall', key: null, seeAlso: [] }],
      timezone: 'Europe/Berlin',
      at: Date.parse(time),
    }).feed.sessions.map(({ startsAt }) => new Date(startsAt).toISOString());
  const moved = ['2026-10-25T01:30:00.000Z', '2026-10-25T04:00:00.000Z'];
  expect(starts('2026-10-25T03:59+01:00')).toEqual(moved);
  expect(starts('2026-10-25T04:00+01:00')).toEqual(moved);
  expect(starts('2026-10-25T05:29+01:00')).toEqual(moved);
  expect(starts('2026-10-25T05:30+01:00')).toEqual(
    feed.sessions.map(({ startsAt }) => new Date(startsAt).toISOString()),
  );
});
