import type { EndpointReply } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { listEndpointRows } from './list-endpoint-rows.ts';

const at = Date.parse('2026-06-12T20:00:00Z');
const MINUTE = 60_000;
const iso = (offsetMs: number) => new Date(at + offsetMs).toISOString();

function endpoint(id: string, more: Partial<EndpointReply> = {}): EndpointReply {
  return {
    id,
    room: 'hall',
    reportedAt: iso(-5_000),
    expiresAt: iso(55_000),
    load: { bitrateBps: 10e6, viewers: 12 },
    sentViewers: 0,
    capacity: null,
    utilisation: 0.5,
    weight: 1,
    draining: false,
    versions: null,
    components: [],
    ...more,
  };
}

function rows(endpoints: EndpointReply[], lost: { id: string }[] = [], shiftMs = 0) {
  return listEndpointRows({
    endpoints,
    lost: lost.map(({ id }) => ({ id, room: 'hall', reportedAt: iso(-2 * MINUTE), lostAt: iso(-MINUTE) })),
    heardAt: at,
    shiftMs,
  }).map(({ name, state, isWrong }) => `${name} ${state}${isWrong ? ' !' : ''}`);
}

describe('listEndpointRows', () => {
  it('puts machines with which something is wrong first, lost ones before all', () => {
    const late = endpoint('hall@late', { reportedAt: iso(-46_000), expiresAt: iso(14_000) });
    const full = endpoint('hall@full', { utilisation: 0.9 });
    expect(rows([endpoint('hall@fine'), late, full], [{ id: 'hall@gone' }])).toEqual([
      'gone lost !',
      'late late !',
      'full at its limit !',
      'fine serves',
    ]);
  });

  it('says what a machine is told to do', () => {
    const drained = endpoint('hall@a', { draining: true });
    const reserve = endpoint('hall@b', { weight: 0 });
    const heavy = endpoint('hall@c', { weight: 3 });
    expect(rows([drained, reserve, heavy])).toEqual([
      'a drained, nobody new',
      'b in reserve',
      'c serves, weight 3',
    ]);
  });

  it("counts a lease by the tracker's clock where a rehearsal runs at another time", () => {
    const past = endpoint('hall@a', { reportedAt: iso(-60 * MINUTE), expiresAt: iso(-59 * MINUTE) });
    expect(rows([past])).toEqual(['a lost !']);
    expect(rows([past], [], 60 * MINUTE)).toEqual(['a serves']);
  });
});
