import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_OF_TIME, type Feed, type Session } from '../model.ts';
import {
  arbitraryCorrectableFeed,
  arbitraryCorrections,
  arbitraryInstant,
  CORRECTABLE,
} from '../testing/arbitrary-corrections.ts';
import { at, correct, listCorrected } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay } from '../testing/make-correction.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { Correction, EndedCorrection } from './correction.ts';
import { type ReplayOptions, replayCorrections } from './replay-corrections.ts';

function replay(options: ReplayOptions) {
  const work = replayCorrections(options);
  for (let yields = 0; ; yields++) {
    const { done, value } = work.next();
    if (done === true) return { yields, steps: value };
  }
}

const time = (instant: number) => new Date(instant).toISOString().slice(11, 16);

describe('corrections one after the other', () => {
  const panel = { untilEndOfDay: false, from: at('11:40') };
  const first = makeDelay({ ...panel, id: 'first', createdAt: 1 });
  const second = makeDelay({ ...panel, id: 'second', createdAt: 2, byMs: 300_000 });
  const off = makeCancellation({ id: 'off', createdAt: 3, guid: 'panel' });

  function tell(holding: Correction[], ended: EndedCorrection[]) {
    const { steps, yields } = replay({ ...correct(holding), ...CORRECTABLE, timezone: 'UTC', ended });
    const told = steps.map(({ correction, isEnd, changes }) => [
      `${isEnd ? 'end of ' : ''}${correction.id}`,
      ...changes.map(({ before, after }) => {
        const cancelled = after.cancelled ? ' off' : '';
        return `${after.guid} ${time(before.startsAt)} ${time(after.startsAt)}${cancelled}`;
      }),
    ]);
    return { told, yields };
  }

  it('did what they did beside those of their time, and so did their end', () => {
    const ended = [off, second, first].map((correction, index) => ({ correction, endedAt: 10 + index }));
    const { told, yields } = tell([], ended);
    expect(told).toEqual([
      ['first', 'panel 11:35 11:45'],
      ['second', 'panel 11:45 11:50'],
      ['off', 'panel 11:50 11:50 off'],
      ['end of off', 'panel 11:50 11:50'],
      ['end of second', 'panel 11:50 11:45'],
      ['end of first', 'panel 11:45 11:35'],
    ]);
    // One for each at least, so that a server may do something else.
    expect(yields).toBeGreaterThanOrEqual(6);
  });

  it('are made anew without the one before them that ends', () => {
    expect(tell([second], [{ correction: first, endedAt: 10 }]).told).toEqual([
      ['first', 'panel 11:35 11:45'],
      ['second', 'panel 11:45 11:50'],
      ['end of first', 'panel 11:50 11:40'],
    ]);
  });

  it('are no steps where they are over and nobody says when that was', () => {
    expect(tell([{ ...first, expiresAt: at('08:00') }, second], []).told).toEqual([
      ['second', 'panel 11:35 11:40'],
    ]);
  });

  it('did nothing that ended before they were made, or just then', () => {
    const ended = [0, 1].map(endedAt => ({ correction: { ...first, id: String(endedAt) }, endedAt }));
    expect(tell([second], ended).told).toEqual([['second', 'panel 11:35 11:40']]);
  });

  it('of one instant are in the order in which they add up', () => {
    const earlier = { ...off, id: 'a', createdAt: 1 };
    const { told } = tell([first], [{ correction: earlier, endedAt: 10 }]);
    expect(told).toEqual([
      ['a', 'panel 11:35 11:35 off'],
      ['first', 'closing 13:00 13:10'],
      ['end of a', 'panel 11:35 11:45', 'closing 13:10 13:00'],
    ]);
  });

  it('stand on those of the config, which are none of the steps', () => {
    const configured = { ...first, createdAt: null };
    expect(tell([configured, second], []).told).toEqual([['second', 'panel 11:45 11:50']]);
    expect(tell([], [{ correction: configured, endedAt: 10 }]).told).toEqual([]);
    expect(listCorrected(correct([configured]))).toEqual(['panel 11:45 12:10 delayed']);
  });
});

describe('any corrections that hold or are over', () => {
  const cases = fc.record({
    published: arbitraryCorrectableFeed,
    holding: arbitraryCorrections,
    // Some ended as they were made, or before.
    over: fc.array(fc.tuple(arbitraryCorrections, fc.integer({ min: -100, max: 400 })), { maxLength: 3 }),
    now: arbitraryInstant,
  });

  it('lead step by step to what holds, each to what all of its time come to', () => {
    fc.assert(
      fc.property(cases, ({ published, holding, over, now }) => {
        const lasting = (list: readonly Correction[], prefix: string) =>
          list.map((each, index) => ({ ...each, id: `${prefix}${index}`, expiresAt: END_OF_TIME }));
        const apply = (corrections: readonly Correction[]) =>
          applyCorrections({ ...CORRECTABLE, feed: published, corrections, at: now });
        const ended = over.flatMap(([list, minutes], index) =>
          lasting(list, `ended ${index} `).map(correction => ({
            correction,
            endedAt: (correction.createdAt ?? 0) + minutes * 60_000,
          })),
        );
        const corrected = apply(lasting(holding, 'holds '));
        const applied = corrected.outcomes.filter(({ state }) => state === 'applies');
        const { steps } = replay({ ...CORRECTABLE, ...corrected, ended });
        const active = new Set(
          applied.map(({ correction }) => correction).filter(({ createdAt }) => createdAt === null),
        );
        for (const { correction, isEnd, changes } of steps) {
          const before = apply([...active]).feed;
          if (isEnd) active.delete(correction);
          else active.add(correction);
          const after = apply([...active]).feed;
          expect(describeSessions(patch(before, changes))).toEqual(describeSessions(after));
        }
        expect(describeSessions(apply([...active]).feed)).toEqual(describeSessions(corrected.feed));
      }),
    );
  });
});

function patch(feed: Feed, changes: readonly { before: Session; after: Session }[]): Feed {
  const changed = new Map(changes.map(({ after }) => [after.guid, after]));
  return { ...feed, sessions: feed.sessions.map(session => changed.get(session.guid) ?? session) };
}

function describeSessions({ sessions }: Feed) {
  return sessions.map(({ guid, startsAt, endsAt, rooms, cancelled }) => ({
    guid,
    startsAt,
    endsAt,
    rooms,
    cancelled,
  }));
}
