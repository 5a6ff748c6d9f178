import { describe, expect, test } from 'vitest';
import { annex, HOUR, high, low, MINUTE, NOON, SECOND, Watching } from './watching-fixture.ts';

describe('now', () => {
  test('a viewer is in one series, and in all groups of it', () => {
    const watching = new Watching().beat(1, high).beat(2, high).beat(3, annex);
    expect(watching.present('all')).toBe(3);
    expect(watching.present('room', { room: 'hall' })).toBe(2);
    expect(watching.present('stream', { room: 'hall', kind: 'video', protocol: 'hls' })).toBe(2);
    expect(watching.present('quality', { room: 'hall', kind: 'video', quality: 'high' })).toBe(2);
    expect(watching.present('endpoint', { room: 'hall', endpoint: 'hall@192.0.2.1' })).toBe(2);
    watching.beat(1, annex);
    expect(watching.present('all')).toBe(3);
    expect(watching.present('room', { room: 'hall' })).toBe(1);
    expect(watching.present('room', { room: 'annex' })).toBe(2);
  });

  test('who is silent for longer than the lease has left, and who pauses too', () => {
    const watching = new Watching().beat(1, high, { leaseS: 60 }).beat(2, high, { leaseS: 90 });
    expect(watching.wait(59 * SECOND).present('all')).toBe(2);
    expect(watching.wait(1 * SECOND).present('all')).toBe(1);
    expect(watching.beat(2, high, { state: 'paused' }).present('all')).toBe(0);
  });

  test('those whose picture stands still, and what goes to all of them, are known by series', () => {
    const watching = new Watching()
      .beat(1, high, { bitrateKbps: 3000 })
      .beat(2, high, { bitrateKbps: 2000, state: 'stalled' });
    const [state] = watching.audience.listStates();
    expect(state).toMatchObject({ viewers: 2, stalled: 1, bitrateKbps: 5000 });
    watching.beat(2, low, { bitrateKbps: 500 });
    expect(state).toMatchObject({ viewers: 1, stalled: 0, bitrateKbps: 3000 });
    watching.wait(10 * MINUTE);
    expect([...watching.audience.listStates()]).toMatchObject([
      { viewers: 0, stalled: 0, bitrateKbps: 0 },
      { viewers: 0, stalled: 0, bitrateKbps: 0 },
    ]);
  });

  test('a clock that was set back makes no lease longer', () => {
    const watching = new Watching().beat(1, high, { leaseS: 60 });
    expect(watching.wait(-HOUR).present('all')).toBe(1);
    expect(watching.wait(60 * SECOND).present('all')).toBe(0);
  });
});

describe('over time', () => {
  test('a viewer counts once in each minute, hour and day, however often it comes', () => {
    const watching = new Watching();
    for (let count = 0; count < 3; count += 1) {
      watching.beat(1, high).wait(SECOND).beat(1, high, { state: 'paused' }).wait(SECOND);
    }
    watching.beat(2, high).wait(MINUTE);
    const once = { viewers: 2, peak: 1 };
    expect(watching.last('all')?.counts).toEqual({ minute: once, hour: once, day: once });
  });

  test('a viewer who stays counts in every minute, and one that hops in every room', () => {
    const watching = new Watching().beat(1, high, { leaseS: 200 });
    for (let count = 0; count < 3; count += 1) {
      watching.beat(2, count % 2 === 0 ? high : annex, { leaseS: 200 }).wait(MINUTE);
      expect(watching.last('all')?.counts.minute).toEqual({ viewers: 2, peak: 2 });
    }
    expect(watching.last('all')?.counts.hour).toEqual({ viewers: 2, peak: 2 });
    expect(watching.last('room', { room: 'annex' })?.counts.hour).toEqual({ viewers: 1, peak: 1 });
    expect(watching.last('room', { room: 'hall' })?.counts.hour).toEqual({ viewers: 2, peak: 2 });
  });

  test('a change of quality is no other viewer of the room', () => {
    const watching = new Watching().beat(1, high).beat(1, low).beat(1, high).wait(MINUTE);
    const quality = { room: 'hall', kind: 'video' } as const;
    expect(watching.last('room', { room: 'hall' })?.counts.minute).toEqual({ viewers: 1, peak: 1 });
    expect(watching.last('quality', { ...quality, quality: 'high' })?.counts.minute).toEqual({
      viewers: 1,
      peak: 1,
    });
    expect(watching.last('quality', { ...quality, quality: 'low' })?.counts.minute).toEqual({
      viewers: 1,
      peak: 1,
    });
  });

  test('numbers add up in every group of their series', () => {
    const watching = new Watching()
      .beat(1, high, { playedDs: 300, stalls: 1, stalledDs: 5, latencyMs: 4000, bitrateKbps: 1000 })
      .beat(2, low, { playedDs: 100, errors: 2, fatalErrors: 1, latencyMs: 8000, bitrateKbps: 100 })
      .wait(MINUTE);
    expect(watching.last('room', { room: 'hall' })?.sums).toMatchObject({
      playedS: 40,
      stalls: 1,
      stalledS: 0.5,
      latencySumS: 12,
      latencyReports: 2,
      playedBits: 31_000_000,
      errors: 2,
      fatalErrors: 1,
    });
    expect(watching.last('quality', { room: 'hall', kind: 'video', quality: 'low' })?.sums.playedS).toBe(10);
    expect(watching.wait(MINUTE).closed.at(-1)?.groups).toEqual([]);
  });

  test('a night without anybody is closed at once', () => {
    const watching = new Watching().beat(1, high, { leaseS: 90 }).wait(10 * HOUR);
    expect(watching.closed.map(({ minute }) => minute - NOON / MINUTE)).toEqual([0, 1]);
  });

  test('whoever watches over midnight counts on both days, and those who left are forgotten', () => {
    const watching = new Watching(NOON + 12 * HOUR - MINUTE).beat(1, high, { leaseS: 200 }).beat(2, high);
    watching.beat(2, high, { state: 'paused' }).wait(MINUTE);
    expect(watching.last('all')?.counts.day.viewers).toBe(2);
    expect(watching.audience.table.size).toBe(1);
    watching.beat(1, low, { leaseS: 200 }).wait(MINUTE);
    expect(watching.last('all')?.counts.day).toEqual({ viewers: 1, peak: 1 });
  });

  test('another hash over midnight is no other viewer', () => {
    const watching = new Watching().beat(1, high);
    watching.audience.apply({ high: 7, low: 99, oldHigh: 7, oldLow: 1 }, watching.now);
    watching.beat(99, high).wait(MINUTE);
    expect(watching.last('all')?.counts.minute).toEqual({ viewers: 1, peak: 1 });
    expect(watching.audience.table.find(7, 1)).toBeUndefined();
  });
});
