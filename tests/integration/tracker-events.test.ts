import { once } from 'node:events';
import { connect } from 'node:net';
import type { Config } from '@foyer/config';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFront } from '../../apps/portal/src/front/front.ts';
import type { PortalData } from '../../apps/portal/src/portal-data.ts';
import type { Tracker } from '../../apps/tracker/src/index.ts';
import { trackerEventSchemas, trackerSnapshotSchema } from '../../packages/contract/src/index.ts';
import { EventListener } from './event-listener.ts';
import { noProgramme } from './no-programme.ts';
import { TRACKER_SECRET } from './tracker-config.ts';
import { postReport, TrackerFixture, waitUntil } from './tracker-fixture.ts';

const PATH = '/tracker/api/v1/events';

let fixture: TrackerFixture;
let tracker: Tracker;
const listeners: EventListener[] = [];

beforeEach(async () => {
  fixture = new TrackerFixture();
  tracker = await fixture.start();
});

afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.close();
  await fixture.close();
});

async function listen(query = '', { origin = tracker.url, lastEventId = '' } = {}): Promise<EventListener> {
  const headers: Record<string, string> = lastEventId === '' ? {} : { 'last-event-id': lastEventId };
  const listener = await EventListener.open(`${origin}${PATH}${query}`, headers);
  listeners.push(listener);
  return listener;
}

function withhold(room: string, until: number): Promise<Response> {
  return fetch(`${tracker.url}/tracker/api/v1/rooms/${room}/withholding`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TRACKER_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({ until: new Date(until).toISOString() }),
  });
}

describe('who listens', () => {
  test('is told what is true, then what changes, each as the contract says', async () => {
    await postReport(tracker.url, { address: '192.0.2.1' });
    const listener = await listen();
    const headers = Object.fromEntries(listener.response?.headers ?? []);
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
    });
    const snapshot = await listener.next();
    expect(snapshot?.type).toBe('snapshot');
    expect(trackerSnapshotSchema.strict().parse(snapshot?.data)).toMatchObject({
      presence: [
        { room: 'hall', active: true, endpoints: 1, withheld: false },
        { room: 'annex', active: false, endpoints: 0, lastSeenAt: null },
      ],
      endpoint: [{ id: 'hall@192.0.2.1', room: 'hall' }],
    });
    await postReport(tracker.url, { group: 'annex', address: '192.0.2.2' });
    const presence = await listener.next();
    expect(trackerEventSchemas.presence.strict().parse(presence?.data)).toMatchObject({
      room: 'annex',
      active: true,
    });
    const endpoint = await listener.next();
    expect(trackerEventSchemas.endpoint.strict().parse(endpoint?.data)).toMatchObject({
      id: 'annex@192.0.2.2',
    });
  });

  test('to one room and some kinds is told nothing else', async () => {
    const listener = await listen('?room=annex&types=presence');
    expect((await listener.next())?.data).toEqual({ presence: [expect.objectContaining({ room: 'annex' })] });
    await postReport(tracker.url, { group: 'hall' });
    await postReport(tracker.url, { group: 'annex' });
    expect(await listener.next()).toMatchObject({ type: 'presence', data: { room: 'annex', active: true } });
  });

  test('again is told what it has missed', async () => {
    const before = await listen();
    await before.next();
    await postReport(tracker.url, { address: '192.0.2.1' });
    const { id } = await before.waitFor(({ type }) => type === 'presence');
    before.close();
    await postReport(tracker.url, { group: 'annex', address: '192.0.2.2' });
    const after = await listen('', { lastEventId: id });
    expect(await after.next()).toMatchObject({ type: 'endpoint', data: { id: 'hall@192.0.2.1' } });
    expect(await after.next()).toMatchObject({ type: 'presence', data: { room: 'annex' } });
  });

  test('through the portal is told the same', async () => {
    const front = createFront({
      data: {} as PortalData,
      getConfig: () => ({ system: { trustedProxies: [] } }) as unknown as Config,
      trackerUrl: tracker.url,
      getProgramme: () => noProgramme,
      chooseStream: async () => ({ withheld: false, streams: [] }),
      pages: { getRequestHandler: () => async () => undefined },
      logger: pino({ level: 'silent' }),
    });
    const origin = await front.listen({ host: '127.0.0.1', port: 0 });
    const listener = await listen('?room=hall', { origin });
    expect(await listener.next()).toMatchObject({ type: 'snapshot' });
    await postReport(tracker.url);
    expect(await listener.next()).toMatchObject({ type: 'presence', data: { active: true } });
    listener.close();
    await front.close();
  });

  test('is let go when the tracker stops', async () => {
    const listener = await listen();
    await listener.next();
    await tracker.close();
    expect(await listener.next()).toBeUndefined();
  });
});

test('of a room that is withheld nobody is told an address, also who comes back', async () => {
  const before = await listen('?types=endpoint');
  const snapshot = await before.next();
  await postReport(tracker.url, { address: '192.0.2.1' });
  expect(await before.next()).toMatchObject({ data: { id: 'hall@192.0.2.1' } });
  await withhold('hall', Date.now() + 60_000);
  const again = await listen('', { lastEventId: snapshot?.id ?? '' });
  await postReport(tracker.url, { address: '192.0.2.1' });
  await postReport(tracker.url, { group: 'annex', address: '192.0.2.2' });
  const told = [];
  do told.push(await again.next());
  while (!JSON.stringify(told).includes('annex@192.0.2.2'));
  expect(JSON.stringify(told)).toContain('"withheld":true');
  expect(JSON.stringify(told)).not.toContain('192.0.2.1');
  await withhold('hall', Date.now() - 1);
  const shown = await again.waitFor(({ type }) => type === 'endpoint');
  expect(shown.data).toMatchObject({ id: 'hall@192.0.2.1' });
});

test('who does not read is cut off, and others are not held up', async () => {
  const socket = connect(Number(new URL(tracker.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET ${PATH} HTTP/1.1\r\nhost: tracker\r\n\r\n`);
  let isGone = false;
  socket.on('error', () => {
    isGone = true;
  });
  const listener = await listen('?types=presence');
  const components = Array.from({ length: 50 }, (_, index) => ({
    name: `component-${index}`,
    type: 'encoder',
    mood: 'happy',
    detail: 'x'.repeat(200),
  }));
  const addresses = Array.from({ length: 50 }, (_, index) => `198.51.100.${index}`);
  await waitUntil(async () => {
    await Promise.all(addresses.map(address => postReport(tracker.url, { address, data: { components } })));
    // A socket that does not read learns of its end only when it writes.
    if (!isGone) socket.write(' ');
    return isGone;
  }, 'the connection that nobody reads is cut');
  await postReport(tracker.url, { group: 'annex' });
  await listener.waitFor(({ data }) => (data as { room: string }).room === 'annex');
});

test.each([
  ['?room=attic', 404, 'ROOM_UNKNOWN'],
  ['?types=presence,gossip', 400, 'REQUEST_INVALID'],
  ['?rooms=hall', 400, 'REQUEST_INVALID'],
])('%s is refused in the one shape of errors', async (query, status, code) => {
  const reply = await fetch(`${tracker.url}${PATH}${query}`);
  expect(reply.status).toBe(status);
  expect(await reply.json()).toMatchObject({ code, message: expect.any(String) });
});
