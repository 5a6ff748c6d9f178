import { describe, expect, it } from 'vitest';
import { StallWatch } from './stall-watch.ts';

describe('StallWatch', () => {
  it('notices a picture that has stood still for twelve seconds, once every twelve', () => {
    const watch = new StallWatch();
    const at = (now: number, currentTimeS = 5) => watch.isStalled({ currentTimeS, paused: false }, now);
    expect([at(0), at(11_999), at(12_000), at(13_000), at(24_000)]).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('begins anew when the picture moves', () => {
    const watch = new StallWatch();
    watch.isStalled({ currentTimeS: 5, paused: false }, 0);
    watch.isStalled({ currentTimeS: 6, paused: false }, 11_000);
    expect(watch.isStalled({ currentTimeS: 6, paused: false }, 22_000)).toBe(false);
    expect(watch.isStalled({ currentTimeS: 6, paused: false }, 23_000)).toBe(true);
  });

  it('leaves a paused picture alone, and waits anew after the pause', () => {
    const watch = new StallWatch();
    watch.isStalled({ currentTimeS: 5, paused: true }, 0);
    expect(watch.isStalled({ currentTimeS: 5, paused: true }, 60_000)).toBe(false);
    expect(watch.isStalled({ currentTimeS: 5, paused: false }, 71_000)).toBe(false);
  });
});
