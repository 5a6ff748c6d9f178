import type { EndpointReply, NumbersNowReply, RoomStatus } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { describeWall, type WallFacts } from './wall-room.ts';

const MINUTE = 60_000;
const at = Date.parse('2026-06-12T20:00:00Z');
const iso = (offsetMs: number) => new Date(at + offsetMs).toISOString();

function room(name: string, presence: RoomStatus['presence']): RoomStatus {
  const session = { title: 'A talk', doNotStream: null, cancelled: null, speakers: [] };
  return {
    room: name,
    title: name,
    timezone: 'UTC',
    external: false,
    presence,
    programmeSpan: { startsAt: iso(-MINUTE), endsAt: iso(MINUTE) },
    rows: [{ type: 'session', startsAt: iso(-MINUTE), endsAt: iso(MINUTE), session }],
  } as unknown as RoomStatus;
}

function endpoint(id: string, more: Partial<EndpointReply> = {}): EndpointReply {
  return {
    id,
    room: id.slice(0, id.indexOf('@')),
    reportedAt: iso(-4_000),
    expiresAt: iso(MINUTE),
    load: { bitrateBps: 10e6, viewers: 12 },
    utilisation: null,
    draining: false,
    ...more,
  } as EndpointReply;
}

function wall(facts: Partial<WallFacts>) {
  return describeWall({
    rooms: [],
    endpoints: [],
    lost: [],
    numbers: null,
    complaints: new Map(),
    at,
    heardAt: at,
    shiftMs: 0,
    place: { locale: 'en', timezone: 'UTC' },
    ...facts,
  });
}

const here = { active: true, lastSeenAt: iso(-4_000) };

describe('describeWall', () => {
  it('puts rooms in trouble first, those whose viewers see it before the others', () => {
    const rooms = [
      room('fine', here),
      room('warned', here),
      room('broken', { active: false, lastSeenAt: null }),
    ];
    const complaints = new Map([['warned', ['The mixer is hungry']]]);
    expect(wall({ rooms, complaints }).map(({ status }) => status.room)).toEqual([
      'broken',
      'warned',
      'fine',
    ]);
  });

  it('adds up what the endpoints of a room send, and takes the fullest', () => {
    const endpoints = [
      endpoint('hall@192.0.2.1', { utilisation: 0.2 }),
      endpoint('hall@192.0.2.2', { utilisation: 0.5 }),
      endpoint('attic@192.0.2.3', { utilisation: 0.8 }),
    ];
    const [hall] = wall({ rooms: [room('hall', here)], endpoints });
    expect(hall).toMatchObject({ bitrateBps: 20e6, utilisation: 0.5, viewers: null });
    expect(hall?.endpoints).toHaveLength(2);
  });

  it('tells what the tracker has not told from nothing', () => {
    expect(wall({ rooms: [room('hall', here)], endpoints: null })[0]?.bitrateBps).toBeNull();
    const numbers = { rooms: [{ room: 'hall', viewers: '<5' }] } as unknown as NumbersNowReply;
    expect(wall({ rooms: [room('hall', here)], numbers })[0]?.viewers).toBe('<5');
  });

  it("tells the tracker's instants by the clock of a rehearsal", () => {
    const past = endpoint('hall@192.0.2.1', { reportedAt: iso(-60 * MINUTE), expiresAt: iso(-59 * MINUTE) });
    const troubles = (shiftMs: number) =>
      wall({ rooms: [room('hall', here)], endpoints: [past], shiftMs })[0]?.troubles;
    expect(troubles(0)).toHaveLength(1);
    expect(troubles(60 * MINUTE)).toEqual([]);
  });

  it('names what a room has lost, and leaves rooms with a mere note where they are', () => {
    const lost = [
      { id: 'attic@192.0.2.9', room: 'attic', reportedAt: iso(-5 * MINUTE), lostAt: iso(-4 * MINUTE) },
    ];
    const endpoints = [endpoint('hall@192.0.2.1', { draining: true }), endpoint('hall@192.0.2.2')];
    const rooms = [room('fine', here), room('hall', here), room('attic', here)];
    expect(
      wall({ rooms, endpoints, lost }).map(({ status, troubles }) => [status.room, troubles[0]?.sentence]),
    ).toEqual([
      ['attic', '192.0.2.9 is lost: no report since 19:55'],
      ['fine', undefined],
      ['hall', '192.0.2.1 is drained: nobody new is sent there'],
    ]);
  });
});
