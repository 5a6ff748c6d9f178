import { registerDataSchema } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { pretendLoad } from './pretend-load.ts';

const START = Date.UTC(2026, 10, 20, 9);

function clientsThroughHour(room: string): number[] {
  return Array.from(
    { length: 360 },
    (_, i) => pretendLoad({ room, atMs: START + i * 10_000 }).overall_clients ?? -1,
  );
}

describe('pretendLoad', () => {
  it('is a load that a tracker takes', () => {
    const load = pretendLoad({ room: 'hall', atMs: START });
    expect(registerDataSchema.parse(load)).toEqual(load);
  });

  it('wanders: never a jump, and over an hour far', () => {
    const clients = clientsThroughHour('hall');
    const steps = clients.slice(1).map((count, i) => Math.abs(count - (clients[i] ?? 0)));
    const usual = clients.reduce((sum, count) => sum + count, 0) / clients.length;
    expect(Math.max(...steps)).toBeLessThan(usual * 0.1);
    expect(Math.max(...clients) - Math.min(...clients)).toBeGreaterThan(usual * 0.4);
    expect(Math.min(...clients)).toBeGreaterThan(0);
  });

  it('differs from room to room', () => {
    expect(clientsThroughHour('hall')).not.toEqual(clientsThroughHour('lab'));
  });

  it('sends less than its viewers would take', () => {
    const { overall_bitrate = 0, overall_cbitrate = 0 } = pretendLoad({ room: 'hall', atMs: START });
    expect(overall_bitrate).toBeLessThan(overall_cbitrate);
  });
});
