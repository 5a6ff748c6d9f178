import { describe, expect, it } from 'vitest';
import type { BriefState } from '../status/read-state.ts';
import { type EndpointFacts, findRoomTroubles, type RoomFacts } from './room-troubles.ts';

const at = Date.parse('2026-06-12T20:00:00Z');
const MINUTE = 60_000;

const live = { kind: 'live', current: [], next: [], changesAt: null, watchable: true } as BriefState;
const edge: EndpointFacts = {
  name: 'edge1',
  reportedAt: at - 4_000,
  leaseEndsAt: at + MINUTE,
  utilisation: 0.4,
  draining: false,
};

function fault(cause: string): BriefState {
  return { ...live, kind: 'technical-fault', since: at - MINUTE, cause } as BriefState;
}

function troubles(facts: Partial<RoomFacts>): string[] {
  const place = { locale: 'en', timezone: 'Europe/Lisbon' };
  return findRoomTroubles({
    state: live,
    endpoints: [edge],
    lost: [],
    complaints: [],
    at,
    heardAt: at,
    place,
    ...facts,
  }).map(({ severity, sentence }) => `${severity}: ${sentence}`);
}

describe('findRoomTroubles', () => {
  it('is silent while all is well', () => {
    expect(troubles({})).toEqual([]);
    expect(troubles({ endpoints: [] })).toEqual([]);
  });

  it('puts what viewers see first, and does not say twice that nothing comes', () => {
    const lost = [{ name: 'edge1', reportedAt: at - MINUTE }];
    expect(
      troubles({ state: fault('encoder-lost'), lost, endpoints: [], complaints: ['The mixer is hungry'] }),
    ).toEqual(['fault: Should be live, but nothing has come since 20:59', 'warning: The mixer is hungry']);
  });

  it('tells a room that never had a machine, and one of which nobody knows', () => {
    expect(troubles({ state: fault('encoder-never-registered'), endpoints: [] })).toEqual([
      'fault: Should be live since 20:59, but no machine has ever registered',
    ]);
    expect(troubles({ state: fault('tracker-unreachable'), endpoints: [] })).toEqual([
      'warning: Nobody knows whether a picture comes',
    ]);
  });

  it('names the fullest endpoint that is near its limit', () => {
    const near = { ...edge, name: 'edge2', utilisation: 0.91 };
    const nearer = { ...edge, name: 'edge3', utilisation: 0.97 };
    expect(troubles({ endpoints: [edge, near, nearer] })).toEqual([
      'warning: edge3 is at 97\u00a0% of its capacity',
    ]);
    expect(troubles({ endpoints: [near, nearer] })).toEqual([
      'fault: Every endpoint is at its limit, edge3 at 97\u00a0%',
    ]);
    expect(troubles({ endpoints: [near] })).toEqual([
      'fault: The only endpoint, edge2, is at 91\u00a0% of its capacity',
    ]);
  });

  it('does not guess a limit', () => {
    const free = { ...edge, utilisation: null };
    expect(troubles({ endpoints: [free] })).toEqual([]);
    expect(troubles({ endpoints: [free, { ...edge, utilisation: 1.2 }] })).toEqual([
      'warning: edge1 is at 120\u00a0% of its capacity',
    ]);
  });

  it('says when nobody new is let in, and notes who is drained while others serve', () => {
    const drained = { ...edge, name: 'edge2', draining: true };
    expect(troubles({ endpoints: [drained] })).toEqual([
      'fault: All endpoints are drained, so nobody new gets a picture',
    ]);
    expect(troubles({ endpoints: [drained, edge] })).toEqual([
      'note: edge2 is drained: nobody new is sent there',
    ]);
    expect(troubles({ endpoints: [drained, drained, edge] })).toEqual([
      'note: 2 of 3 endpoints are drained: nobody new is sent there',
    ]);
  });

  it('names endpoints that have fallen silent, and those that are about to be lost', () => {
    const late = { ...edge, name: 'edge4', reportedAt: at - 45_000, leaseEndsAt: at + 15_000 };
    expect(troubles({ endpoints: [edge, late] })).toEqual(['warning: edge4 is late: no report since 20:59']);
    expect(
      troubles({ endpoints: [edge, { ...late, reportedAt: at - 44_000, leaseEndsAt: at + 16_000 }] }),
    ).toEqual([]);
    expect(troubles({ endpoints: [edge, { ...late, leaseEndsAt: at }] })).toEqual([
      'warning: edge4 is lost: no report since 20:59',
    ]);
    const lost = ['edge5', 'edge6', 'edge7'].map(name => ({ name, reportedAt: at - 5 * MINUTE }));
    expect(troubles({ lost })).toEqual([
      'warning: 3 endpoints are lost (edge5, edge6 and 1 more): no report since 20:55',
    ]);
  });

  it('calls nobody late because the tracker does not answer', () => {
    const minuteLater = { at: at + 5 * MINUTE, heardAt: at };
    expect(troubles(minuteLater)).toEqual([]);
    expect(troubles({ at: at + 5 * MINUTE, heardAt: at + 5 * MINUTE })).toHaveLength(1);
  });
});
