import { describe, expect, it } from 'vitest';
import { planRecovery } from './recovery.ts';

const fresh = { reloads: 0, lastMediaRecoveryAt: null };

describe('planRecovery', () => {
  it('asks for the stream again after a network fault, later each time, never later than 20 s', () => {
    const delays = [0, 1, 2, 10, 1_000].map(reloads =>
      planRecovery({ fault: 'network', history: { ...fresh, reloads }, now: 0, random: 1 }),
    );
    expect(delays.map(step => step.action === 'reload' && step.delayMs)).toEqual([
      1_000, 2_000, 4_000, 20_000, 20_000,
    ]);
  });

  it('spreads viewers over the second half of the delay', () => {
    const step = planRecovery({ fault: 'other', history: fresh, now: 0, random: 0 });
    expect(step).toEqual({ action: 'reload', delayMs: 500 });
  });

  it('decodes anew once after a media fault, and reloads if that did not help', () => {
    expect(planRecovery({ fault: 'media', history: fresh, now: 9_000, random: 0 })).toEqual({
      action: 'recover-media',
    });
    const tried = { reloads: 0, lastMediaRecoveryAt: 8_000 };
    expect(planRecovery({ fault: 'media', history: tried, now: 9_000, random: 1 }).action).toBe('reload');
    expect(planRecovery({ fault: 'media', history: tried, now: 60_000, random: 1 }).action).toBe(
      'recover-media',
    );
  });
});
