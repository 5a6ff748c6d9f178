import type { TrackerEventData, TrackerEventType } from '@foyer/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveAccess } from '../access/live-access.ts';
import { EventHub } from '../events/event-hub.ts';
import { createConfig } from '../routes/route-fixture.ts';
import { createEndpoint, type Report } from './endpoint.ts';
import { Presence } from './presence.ts';
import { PresenceAnnouncer } from './presence-announcer.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;

let now: number;
let presence: Presence;
let announcer: PresenceAnnouncer;
let hub: EventHub;
let access: LiveAccess;
let told: { type: TrackerEventType; data: TrackerEventData[TrackerEventType] }[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  now = NOON;
  told = [];
  access = new LiveAccess(createConfig('system key'));
  presence = new Presence({ onExpired: ({ endpoint }) => announcer.endpointGone(endpoint) });
  hub = new EventHub({ epoch: 'e1', now: () => now });
  vi.spyOn(hub, 'publish').mockImplementation((type, data) => void told.push({ type, data }));
  announcer = new PresenceAnnouncer({ access, presence, events: hub, clock: () => now });
});

afterEach(() => {
  announcer.close();
  vi.useRealTimers();
});

function report(address = '192.0.2.1', rest: Partial<Report> = {}) {
  const endpoint = createEndpoint({ room: 'hall', address, load: {}, ...rest }, now);
  announcer.endpointChanged(presence.apply(endpoint));
}

function takeTold() {
  return told.splice(0).map(({ type, data }) => [type, data]);
}

const hall = { room: 'hall', lastSeenAt: '2026-11-20T12:00:00.000Z', withheld: false };

test('an endpoint that appears, reports, appears beside another', () => {
  report();
  expect(takeTold()).toEqual([
    ['presence', { ...hall, active: true, endpoints: 1 }],
    ['endpoint', { id: 'hall@192.0.2.1', room: 'hall', endpoint: expect.objectContaining({ weight: 1 }) }],
  ]);
  report('192.0.2.1', { weight: 2 });
  expect(takeTold()).toEqual([
    ['endpoint', { id: 'hall@192.0.2.1', room: 'hall', endpoint: expect.objectContaining({ weight: 2 }) }],
  ]);
  report('192.0.2.2');
  expect(takeTold()[0]).toEqual(['presence', { ...hall, active: true, endpoints: 2 }]);
});

test('an endpoint whose lease ends, within a second and without being asked', () => {
  report();
  takeTold();
  now += MINUTE - 1;
  vi.advanceTimersByTime(1000);
  expect(takeTold()).toEqual([]);
  now += 1;
  vi.advanceTimersByTime(1000);
  expect(takeTold()).toEqual([
    ['presence', { ...hall, active: false, endpoints: 0 }],
    ['endpoint', { id: 'hall@192.0.2.1', room: 'hall', endpoint: null }],
  ]);
});

test('an endpoint that leaves', () => {
  report();
  takeTold();
  presence.remove({ id: 'hall@192.0.2.1', room: 'hall' });
  announcer.endpointGone({ id: 'hall@192.0.2.1', room: 'hall' });
  expect(takeTold()).toEqual([
    ['presence', { ...hall, active: false, endpoints: 0 }],
    ['endpoint', { id: 'hall@192.0.2.1', room: 'hall', endpoint: null }],
  ]);
});

test('a room that is withheld: that it is, but no address; and everything again afterwards', () => {
  const forget = vi.spyOn(hub, 'forget');
  report('192.0.2.1', { nextInS: 3600 });
  takeTold();
  presence.withhold('hall', NOON + MINUTE);
  announcer.checkRoom('hall');
  expect(takeTold()).toEqual([['presence', { ...hall, active: true, endpoints: 1, withheld: true }]]);
  expect(forget).toHaveBeenCalledExactlyOnceWith({ type: 'endpoint', room: 'hall' });
  report('192.0.2.2', { nextInS: 3600 });
  announcer.endpointGone({ id: 'hall@192.0.2.3', room: 'hall' });
  expect(takeTold().map(([type]) => type)).toEqual(['presence']);
  now += MINUTE;
  announcer.checkAll();
  expect(takeTold()).toMatchObject([
    ['presence', { withheld: false }],
    ['endpoint', { id: 'hall@192.0.2.1', endpoint: { room: 'hall' } }],
    ['endpoint', { id: 'hall@192.0.2.2', endpoint: { room: 'hall' } }],
  ]);
});

test('a room that the config has no longer is not spoken of', () => {
  access.update({ ...createConfig('system key'), rooms: [] });
  report();
  announcer.checkAll();
  expect(takeTold()).toEqual([]);
});

test('who comes later is told all of it first', () => {
  report();
  presence.apply(createEndpoint({ room: 'annex', address: '192.0.2.9', load: {} }, now));
  presence.withhold('annex', NOON + MINUTE);
  const frames: string[] = [];
  hub.subscribe(
    { room: null, types: ['presence', 'endpoint'] },
    { send: frame => frames.push(frame.toString()), end: () => undefined },
  );
  const data = JSON.parse(/data: (.*)/.exec(frames[0] ?? '')?.[1] ?? '');
  expect(data).toMatchObject({
    presence: [
      { room: 'hall', active: true, withheld: false },
      { room: 'annex', active: true, withheld: true },
    ],
    endpoint: [{ id: 'hall@192.0.2.1', room: 'hall' }],
  });
  expect(data.endpoint).toHaveLength(1);
});
