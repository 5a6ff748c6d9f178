import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SegmentWindows } from './segment-windows.ts';

const SECOND = 1000;

/** Whether a client is watching, segment by segment; each is a number, at a second. */
function watch(times: readonly number[], variant = 1, windows = new SegmentWindows()): boolean[] {
  return times.map((second, index) =>
    windows.add('client', { variant, name: variant * 1000 + index, at: second * SECOND }, 0),
  );
}

describe('a client is watching', () => {
  test('from the fourth segment within half a minute on', () => {
    expect(watch([0, 10, 20, 30])).toEqual([false, false, false, true]);
    expect(watch([0, 10, 20, 31])).toEqual([false, false, false, false]);
    expect(watch([0, 10, 20, 31, 40, 50])).toEqual([false, false, false, false, true, true]);
  });

  test('also if lines are late', () => {
    expect(watch([30, 20, 10, 0])).toEqual([false, false, false, true]);
  });

  test('not because it fetches the same segment again and again', () => {
    const windows = new SegmentWindows();
    const add = () => windows.add('client', { variant: 1, name: 1, at: 0 }, 0);
    expect([add(), add(), add(), add(), add()]).not.toContain(true);
  });

  test('also if its segments are called as those before were', () => {
    const windows = new SegmentWindows();
    watch([0, 6, 12, 18], 1, windows);
    expect(watch([60, 66, 72, 78], 1, windows)).toEqual([false, false, false, true]);
  });

  test('not because it tries many variants', () => {
    const windows = new SegmentWindows();
    expect([1, 2, 3, 4, 5].flatMap(variant => watch([1], variant, windows))).not.toContain(true);
  });
});

test('it agrees with looking at all segments at once', () => {
  const seconds = fc.array(fc.nat(90), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(seconds, unsorted => {
      const times = unsorted.toSorted((a, b) => a - b);
      const expected = times.map((at, index) => {
        const before = times.slice(0, index + 1);
        return before.some((first, start) => before[start + 3] !== undefined && at - first <= 30);
      });
      expect(watch(times)).toEqual(expected);
    }),
  );
});

describe('what is remembered', () => {
  test('is forgotten ten minutes after it was last heard of', () => {
    const windows = new SegmentWindows();
    windows.add('a', { variant: 1, name: 1, at: 0 }, 0);
    windows.add('b', { variant: 1, name: 1, at: 0 }, 300 * SECOND);
    windows.add('c', { variant: 1, name: 1, at: 0 }, 601 * SECOND);
    expect(windows.size).toBe(2);
  });

  test('is of no more clients than there is room for', () => {
    const windows = new SegmentWindows(3);
    for (let count = 0; count < 100; count += 1) {
      windows.add(`client ${count}`, { variant: 1, name: 1, at: 0 }, 0);
    }
    expect(windows.size).toBe(3);
  });

  test('counts a client once in a period', () => {
    const windows = new SegmentWindows();
    windows.add('a', { variant: 1, name: 1, at: 0 }, 0);
    expect([windows.isFirst('a', 1), windows.isFirst('a', 1), windows.isFirst('a', 2)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
