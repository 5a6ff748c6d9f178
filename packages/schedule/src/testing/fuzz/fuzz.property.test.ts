import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFeed, readCase } from './check-case.ts';
import { FUZZ_TARGETS, loadCorpus, makeCase } from './make-case.ts';

/** `npm run fuzz` makes as many as one has time for, measures time and memory, and begins with real programmes too. */
const RUNS = 200;

// Hundreds of programmes each: on a busy machine that takes a while.
describe('a damaged programme', { timeout: 60_000 }, () => {
  it.each(FUZZ_TARGETS)(
    'of %s neither makes a parser throw nor gives what is no programme',
    format => {
      const corpus = loadCorpus(format, false);
      // A case is its numbers: smaller ones are no simpler, so there is nothing to shrink.
      const numbers = fc.noShrink(fc.record({ seed: fc.nat(), number: fc.nat() }));
      fc.assert(
        fc.property(numbers, ({ seed, number }) => {
          for (const feed of readCase(makeCase(corpus, { seed, number }))) checkFeed(feed);
        }),
        { numRuns: RUNS },
      );
    },
    60_000,
  );

  it('is mostly still a programme, so that more is tried than how one breaks off', () => {
    for (const format of ['frab', 'schedule-json', 'icalendar', 'csv'] as const) {
      const corpus = loadCorpus(format, false);
      const numbers = Array.from({ length: 200 }, (_, number) => number);
      const feeds = numbers.map(number => readCase(makeCase(corpus, { seed: 1, number })));
      expect(feeds.filter(read => read.some(({ sessions }) => sessions.length > 0)).length).toBeGreaterThan(
        80,
      );
    }
  });

  it('is the same for the same numbers', () => {
    const corpus = loadCorpus('xcal', false);
    expect(makeCase(corpus, { seed: 3, number: 7 })).toEqual(makeCase(corpus, { seed: 3, number: 7 }));
    expect(makeCase(corpus, { seed: 3, number: 7 })).not.toEqual(makeCase(corpus, { seed: 4, number: 7 }));
  });
});
