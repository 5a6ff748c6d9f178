import { expect, test } from 'vitest';
import { createRandom } from './create-random-fixture.ts';
import { periods, startOf } from './tally.ts';
import { HOUR, high, MINUTE, NOON, SECOND, Watching } from './watching-fixture.ts';

/** Says the same by remembering everything. */
class NaiveAudience {
  readonly visits: { viewer: number; groups: ReadonlySet<unknown>; from: number; to: number }[] = [];
  readonly current = new Map<number, { groups: ReadonlySet<unknown>; from: number; leaseEnd: number }>();

  end(viewer: number, at: number): void {
    const visit = this.current.get(viewer);
    if (visit === undefined) return;
    this.current.delete(viewer);
    this.visits.push({ viewer, groups: visit.groups, from: visit.from, to: at });
  }

  expire(now: number): void {
    for (const [viewer, { leaseEnd }] of this.current) if (leaseEnd <= now) this.end(viewer, leaseEnd);
  }

  countViewers(group: unknown, from: number, to: number): number {
    const open = [...this.current].map(([viewer, visit]) => ({
      viewer,
      ...visit,
      to: Number.POSITIVE_INFINITY,
    }));
    const seen = [...this.visits, ...open].filter(
      visit => visit.groups.has(group) && visit.from < to && (visit.to > from || visit.from >= from),
    );
    return new Set(seen.map(({ viewer }) => viewer)).size;
  }
}

test('counts as one does who remembers everything', () => {
  const random = createRandom(20261120);
  const places = ['hall', 'annex'].flatMap(room =>
    ['high', 'low'].flatMap(quality =>
      ['a', 'b', null].map(endpoint => ({ ...high, room, quality, endpoint })),
    ),
  );
  const watching = new Watching(NOON + 11.9 * HOUR);
  const naive = new NaiveAudience();
  let checked = 0;
  for (let step = 0; step < 3000; step += 1) {
    if (random() < 0.3) {
      watching.wait(Math.floor(random() * 20) * SECOND);
      naive.expire(watching.now);
    }
    const viewer = Math.floor(random() * 12);
    const place = places[Math.floor(random() * places.length)] ?? high;
    const state = random() < 0.2 ? 'paused' : 'playing';
    const leaseS = 20 + Math.floor(random() * 100);
    watching.beat(viewer, place, { state, leaseS });
    const groups = new Set(watching.directory.findSeries(place).groups);
    const before = naive.current.get(viewer);
    if (state === 'paused' || before?.groups !== undefined) {
      if (state !== 'paused' && sameSet(before?.groups, groups)) {
        naive.current.set(viewer, {
          groups,
          from: before?.from ?? 0,
          leaseEnd: watching.now + leaseS * SECOND,
        });
        continue;
      }
      // At this instant it was still there.
      naive.end(viewer, watching.now + 1);
    }
    if (state === 'playing')
      naive.current.set(viewer, { groups, from: watching.now, leaseEnd: watching.now + leaseS * SECOND });
  }
  for (const { minute, groups } of watching.closed) {
    for (const { group, counts } of groups) {
      for (const period of periods) {
        const from = startOf(period, minute) * MINUTE;
        const expected = naive.countViewers(group, from, (minute + 1) * MINUTE);
        expect(counts[period].viewers, `${group.level} by the ${period} at minute ${minute}`).toBe(expected);
        checked += 1;
      }
    }
  }
  expect(checked).toBeGreaterThan(5000);
});

function sameSet(a: ReadonlySet<unknown> | undefined, b: ReadonlySet<unknown>): boolean {
  return a !== undefined && a.size === b.size && [...a].every(member => b.has(member));
}
