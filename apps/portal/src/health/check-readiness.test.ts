import type { Health } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { checkReadiness } from './check-readiness.ts';

const well: Health = {
  trackerReachable: true,
  presenceAt: '2026-06-13T10:05:00.000Z',
  programme: 'ok',
  programmeAt: '2026-06-13T10:00:00.000Z',
  lackingRooms: [],
  allProgrammesMissing: false,
};

function check(change: Partial<Health>, configRefused = false) {
  const { status, checks } = checkReadiness({ health: { ...well, ...change }, configRefused });
  return [status, ...checks.map(({ state }) => state)];
}

describe('checkReadiness', () => {
  it('is ready when all is well', () => {
    expect(check({})).toEqual(['ready', 'ok', 'ok', 'ok']);
  });

  it('goes on showing what it has heard', () => {
    expect(check({ trackerReachable: false })).toEqual(['ready', 'warning', 'ok', 'ok']);
    expect(check({ programme: 'stale' })).toEqual(['ready', 'ok', 'warning', 'ok']);
    expect(check({ programme: 'missing', programmeAt: null })).toEqual(['ready', 'ok', 'warning', 'ok']);
    expect(check({}, true)).toEqual(['ready', 'ok', 'ok', 'warning']);
  });

  it('is not ready while it has heard of nothing', () => {
    const nothing = {
      trackerReachable: false,
      presenceAt: null,
      programme: 'missing',
      programmeAt: null,
      allProgrammesMissing: true,
    } as const;
    expect(check(nothing)).toEqual(['not-ready', 'failed', 'failed', 'ok']);
    expect(check({ ...nothing, programme: 'stale', allProgrammesMissing: false })[0]).toBe('ready');
    // What has been read of other programmes can be shown.
    expect(check({ ...nothing, allProgrammesMissing: false })).toEqual([
      ...['ready', 'warning', 'warning', 'ok'],
    ]);
  });
});
