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

function troubles(facts: Partial<RoomFacts>): string[] {
  const place = { locale: 'en', timezone: 'Europe/Lisbon' };
  return findRoomTroubles({ state: live, endpoints: [edge], complaints: [], at, place, ...facts }).map(
    ({ severity, sentence }) => `${severity}: ${sentence}`,
  );
}

describe('findRoomTroubles', () => {
  it('is silent while all is well', () => {
    expect(troubles({})).toEqual([]);
    expect(troubles({ endpoints: [] })).toEqual([]);
  });

  it('puts what viewers see first', () => {
    const state = {
      ...live,
      kind: 'technical-fault',
      since: at - MINUTE,
      cause: 'encoder-lost',
    } as BriefState;
    expect(troubles({ state, complaints: ['The mixer is hungry'] })).toEqual([
      'fault: No picture since 20:59, we are on it',
      'warning: The mixer is hungry',
    ]);
  });

  it('names the fullest endpoint that is near its limit', () => {
    const near = { ...edge, name: 'edge2', utilisation: 0.91 };
    const nearer = { ...edge, name: 'edge3', utilisation: 0.97 };
    expect(troubles({ endpoints: [edge, near, nearer] })).toEqual([
      'warning: edge3 carries 97 % of what it can',
    ]);
    expect(troubles({ endpoints: [near, nearer] })).toEqual([
      'fault: Every endpoint is at its limit, edge3 at 97 %',
    ]);
  });

  it('does not guess a limit', () => {
    const free = { ...edge, utilisation: null };
    expect(troubles({ endpoints: [free] })).toEqual([]);
    expect(troubles({ endpoints: [free, { ...edge, utilisation: 1.2 }] })).toEqual([
      'warning: edge1 carries 120 % of what it can',
    ]);
  });

  it('says when nobody new is let in', () => {
    const drained = { ...edge, draining: true };
    expect(troubles({ endpoints: [drained] })).toEqual([
      'fault: All endpoints are being drained, so nobody new gets a picture',
    ]);
    expect(troubles({ endpoints: [drained, edge] })).toEqual([]);
    expect(troubles({ endpoints: [drained, { ...edge, leaseEndsAt: at }] })).toHaveLength(2);
  });

  it('names an endpoint that has fallen silent', () => {
    const silent = { ...edge, name: 'edge4', reportedAt: at - 5 * MINUTE, leaseEndsAt: at };
    expect(troubles({ endpoints: [edge, silent] })).toEqual(['warning: edge4 has not reported since 20:55']);
  });
});
