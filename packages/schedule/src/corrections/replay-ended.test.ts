import fc from 'fast-check';
import { expect, it } from 'vitest';
import { END_OF_TIME } from '../model.ts';
import {
  arbitraryCorrectableFeed,
  arbitraryCorrections,
  arbitraryInstant,
  CORRECTABLE,
} from '../testing/arbitrary-corrections.ts';
import { at, correct } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay } from '../testing/make-correction.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { EndedCorrection } from './correction.ts';
import type { CorrectedSession } from './correction-outcome.ts';
import { type ReplayEndedOptions, replayEnded } from './replay-ended.ts';

function replay(options: ReplayEndedOptions) {
  const work = replayEnded(options);
  for (let yields = 0; ; yields++) {
    const { done, value } = work.next();
    if (done === true) return { yields, replayed: value };
  }
}

const describeChange = ({ published, before, after }: CorrectedSession) =>
  `${published.guid} ${(after.startsAt - before.startsAt) / 60_000}${after.cancelled ? ' off' : ''}`;

it('says what each did by itself, beside what holds', () => {
  const holding = makeDelay({ id: 'holds', createdAt: 1, from: at('10:05') });
  const corrected = correct([holding]);
  const first = makeDelay({ id: 'first', createdAt: 0, from: at('11:40'), byMs: 300_000 });
  const second = makeDelay({ id: 'second', createdAt: 2, from: at('11:42'), byMs: 300_000 });
  const third = makeCancellation({ id: 'third', createdAt: 3, guid: 'panel' });
  const ended: EndedCorrection[] = [third, second, first].map(correction => ({ correction, endedAt: 9 }));
  const { replayed, yields } = replay({ ...corrected, ...CORRECTABLE, timezone: 'UTC', ended });
  const did = ended.map(each => replayed.get(each)?.map(describeChange));
  expect(did).toEqual([['panel 0 off'], ['panel 5'], ['panel 5']]);
  // One for each, so that a server may do something else.
  expect(yields).toBe(4);
  expect(corrected.feed.sessions.map(({ guid }) => guid)).toEqual(['opening', 'keynote', 'panel', 'closing']);
});

it('says the same as if each were applied to the published programme anew', () => {
  const cases = fc.record({
    published: arbitraryCorrectableFeed,
    holding: arbitraryCorrections,
    over: arbitraryCorrections,
    now: arbitraryInstant,
  });
  fc.assert(
    fc.property(cases, ({ published, holding, over, now }) => {
      const named = (list: typeof over, prefix: string) =>
        list.map((each, index) => ({ ...each, id: `${prefix}${index}`, expiresAt: END_OF_TIME }));
      const corrections = named(holding, 'a');
      const corrected = applyCorrections({ ...CORRECTABLE, feed: published, corrections, at: now });
      const ended = named(over, 'b').map(correction => ({ correction, endedAt: now }));
      const { replayed } = replay({ ...CORRECTABLE, ...corrected, ended });
      for (const each of ended) {
        const anew = [...corrections, each.correction];
        const { outcomes } = applyCorrections({
          ...CORRECTABLE,
          feed: published,
          corrections: anew,
          at: now,
        });
        const expected = outcomes.find(({ correction }) => correction === each.correction)?.changes;
        expect(replayed.get(each)).toEqual(expected);
      }
    }),
  );
});
