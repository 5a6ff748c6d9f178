import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLanes, type Stretch } from './pack-lanes.ts';

const stretch = (startsAt: number, endsAt: number): Stretch => ({ startsAt, endsAt });

describe('packLanes', () => {
  it('leaves what follows on each other in one lane', () => {
    expect(packLanes([stretch(0, 10), stretch(10, 20), stretch(25, 30)])).toEqual({
      lanes: 1,
      places: [
        { lane: 0, span: 1 },
        { lane: 0, span: 1 },
        { lane: 0, span: 1 },
      ],
    });
  });

  it('puts what overlaps side by side, and gives the rest all the width', () => {
    expect(packLanes([stretch(0, 30), stretch(10, 20), stretch(30, 40)])).toEqual({
      lanes: 2,
      places: [
        { lane: 0, span: 1 },
        { lane: 1, span: 1 },
        { lane: 0, span: 2 },
      ],
    });
  });

  it('never lets two meet, takes no more lanes than overlap at once, and widens into free ones only', () => {
    const stretches = fc
      .array(
        fc.record({ startsAt: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 30 }) }),
      )
      .map(list =>
        list
          .map(({ startsAt, length }) => stretch(startsAt, startsAt + length))
          .sort((a, b) => a.startsAt - b.startsAt),
      );
    fc.assert(
      fc.property(stretches, list => {
        const { places, lanes } = packLanes(list);
        const deepest = list.map(
          ({ startsAt }) =>
            list.filter(other => other.startsAt <= startsAt && startsAt < other.endsAt).length,
        );
        expect(lanes).toBe(Math.max(0, ...deepest));
        for (const [i, a] of list.entries()) {
          for (const [j, b] of list.entries()) {
            const [p, q] = [places[i], places[j]];
            if (i === j || p === undefined || q === undefined) continue;
            const meet = a.startsAt < b.endsAt && b.startsAt < a.endsAt;
            if (meet) expect(p.lane + p.span <= q.lane || q.lane + q.span <= p.lane).toBe(true);
          }
        }
      }),
    );
  });
});
