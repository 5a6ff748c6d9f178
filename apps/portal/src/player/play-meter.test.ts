import { describe, expect, it } from 'vitest';
import { PlayMeter } from './play-meter.ts';

/** Reads every two seconds what `times` says of the picture; `null` is a viewer's pause. */
function meterOf(times: readonly (number | null)[], everyMs = 2_000) {
  const meter = new PlayMeter();
  times.forEach((time, index) => {
    const reading = { currentTimeS: time ?? 0, paused: time === null, decodedFrames: 0, droppedFrames: 0 };
    meter.read(reading, 1_000_000 + index * everyMs);
  });
  return meter;
}

describe('PlayMeter', () => {
  it('adds up the time in which the picture moved', () => {
    const meter = meterOf([0, 2, 4, 6]);
    expect(meter.state).toBe('playing');
    expect(meter.take()).toMatchObject({ playedS: 6, stalls: 0, stalledS: 0 });
  });

  it('counts a standstill once, however long', () => {
    const meter = meterOf([0, 2, 2, 2, 2, 4, 4]);
    expect(meter.state).toBe('stalled');
    expect(meter.take()).toMatchObject({ playedS: 4, stalls: 2, stalledS: 8 });
  });

  it('does not take a pause for a standstill', () => {
    const meter = meterOf([0, 2, null, null, 2, 4]);
    expect(meter.take()).toMatchObject({ playedS: 6, stalls: 0, stalledS: 0 });
    expect(meterOf([0, 2, null]).state).toBe('paused');
  });

  it('does not count hours in which the page slept', () => {
    expect(meterOf([0, 2], 3_600_000).take().playedS).toBe(10);
    expect(meterOf([0, 2], -5_000).take().playedS).toBe(0);
  });

  it('tells what it was asked for once, but for what is given back', () => {
    const meter = meterOf([0, 2]);
    const taken = meter.take();
    meter.read({ currentTimeS: 4, paused: false, decodedFrames: 9, droppedFrames: 1 }, 1_004_000);
    const since = { playedS: 2, stalls: 0, stalledS: 0, droppedFrames: 1, decodedFrames: 9 };
    expect(meter.take()).toEqual(since);
    meter.giveBack(taken);
    meter.giveBack(since);
    expect(meter.take()).toEqual({ ...since, playedS: 4 });
  });

  it('follows counters that begin anew', () => {
    const meter = new PlayMeter();
    for (const [index, droppedFrames] of [10, 12, 3].entries()) {
      meter.read({ currentTimeS: index, paused: false, decodedFrames: 0, droppedFrames }, index * 2_000);
    }
    expect(meter.take().droppedFrames).toBe(5);
  });
});
