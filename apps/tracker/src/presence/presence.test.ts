import { beforeEach, describe, expect, test } from 'vitest';
import { createEndpoint, type Report } from './endpoint.ts';
import { Presence } from './presence.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;

let presence: Presence;

beforeEach(() => {
  presence = new Presence();
});

function report(address: string, { at = NOON, ...rest }: Partial<Report> & { at?: number } = {}) {
  presence.apply(createEndpoint({ room: 'hall', address, load: {}, ...rest }, at));
}

/** Sends viewers and counts them by endpoint. */
function sendViewers(count: number, at = NOON): Record<string, number> {
  const sent: Record<string, number> = {};
  for (let viewer = 0; viewer < count; viewer += 1) {
    const id = presence.sendViewer({ room: 'hall' }, at).endpoint?.id ?? 'nowhere';
    sent[id] = (sent[id] ?? 0) + 1;
  }
  return sent;
}

describe('a room', () => {
  test('that nobody reported for is not active', () => {
    expect(presence.describeRoom('hall', NOON)).toEqual({
      room: 'hall',
      active: false,
      endpoints: 0,
      lastSeenAt: null,
      withheld: false,
      streams: [],
      preview: null,
    });
    expect(presence.sendViewer({ room: 'hall' }, NOON)).toEqual({
      room: 'hall',
      active: false,
      withheld: false,
      endpoint: null,
      streams: [],
      preview: null,
    });
  });

  test('is active for a minute after a report, and remembers when it was', () => {
    report('192.0.2.1');
    expect(presence.describeRoom('hall', NOON + MINUTE - 1)).toMatchObject({ active: true, endpoints: 1 });
    expect(presence.describeRoom('hall', NOON + MINUTE)).toMatchObject({
      active: false,
      endpoints: 0,
      lastSeenAt: '2026-11-20T12:00:00.000Z',
      streams: [],
    });
  });

  test('is active for a minute also if the clock is set back meanwhile, and for whoever reports then', () => {
    const set = NOON - 60 * MINUTE;
    report('192.0.2.1');
    report('192.0.2.2');
    presence.describeRoom('hall', NOON + 20_000);
    expect(presence.describeRoom('hall', set)).toMatchObject({
      endpoints: 2,
      lastSeenAt: '2026-11-20T10:59:40.000Z',
    });
    report('192.0.2.2', { at: set });
    expect(presence.listEndpoints('hall', set + 39_999)).toHaveLength(2);
    expect(sendViewers(2, set + 40_000)).toEqual({ 'hall@192.0.2.2': 2 });
    expect(presence.describeRoom('hall', set + MINUTE)).toMatchObject({
      active: false,
      lastSeenAt: '2026-11-20T11:00:00.000Z',
    });
  });

  test('knows nothing of another', () => {
    report('192.0.2.1', { room: 'annex' });
    expect(presence.describeRoom('hall', NOON).active).toBe(false);
  });

  test('shows the streams that a viewer would get, without counting anybody as sent', () => {
    report('192.0.2.1', { load: { overall_bitrate: 2e6 } });
    report('192.0.2.2', { load: { overall_bitrate: 1e6 } });
    for (let look = 0; look < 10; look += 1) {
      expect(presence.describeRoom('hall', NOON).streams[0]?.url).toContain('192.0.2.2');
    }
    expect(presence.sendViewer({ room: 'hall' }, NOON).endpoint?.id).toBe('hall@192.0.2.2');
  });
});

describe('viewers', () => {
  test('who come all at once spread out evenly', () => {
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) report(address);
    expect(Object.values(sendViewers(300))).toEqual([100, 100, 100]);
  });

  test('fill up the one that has room first', () => {
    report('192.0.2.1', { load: { overall_bitrate: 100e6, overall_clients: 50 } });
    report('192.0.2.2', { load: { overall_bitrate: 20e6, overall_clients: 10 } });
    expect(sendViewers(40)).toEqual({ 'hall@192.0.2.2': 40 });
    expect(sendViewers(20)).toEqual({ 'hall@192.0.2.1': 10, 'hall@192.0.2.2': 10 });
  });

  test('are not sent to an endpoint whose lease has ended', () => {
    report('192.0.2.1', { load: {} });
    report('192.0.2.2', { load: { overall_bitrate: 900e6 }, at: NOON + 1 });
    expect(sendViewers(10, NOON + MINUTE)).toEqual({ 'hall@192.0.2.2': 10 });
    expect(sendViewers(10, NOON + MINUTE + 1)).toEqual({ nowhere: 10 });
  });

  test('are in the load of the next report, and not counted twice', () => {
    report('192.0.2.1', { load: { overall_bitrate: 4e6, overall_clients: 2 } });
    sendViewers(8);
    expect(presence.sendViewer({ room: 'hall' }, NOON).endpoint?.load).toBe(4e6 + 9 * 2e6);
    report('192.0.2.1', { load: { overall_bitrate: 22e6, overall_clients: 11 } });
    expect(presence.sendViewer({ room: 'hall' }, NOON).endpoint?.load).toBe(22e6 + 2e6);
  });
});

describe('an endpoint that', () => {
  test('drains gets nobody new, and serves those it has', () => {
    report('192.0.2.1');
    report('192.0.2.2');
    presence.setDraining(new Set(['hall@192.0.2.1']));
    expect(sendViewers(10)).toEqual({ 'hall@192.0.2.2': 10 });
    report('192.0.2.1');
    expect(sendViewers(10)).toEqual({ 'hall@192.0.2.2': 10 });
    expect(presence.describeRoom('hall', NOON)).toMatchObject({ active: true, endpoints: 2 });
    presence.setDraining(new Set());
    expect(sendViewers(10)).toEqual({ 'hall@192.0.2.1': 10 });
  });

  test('drains before it reports gets nobody either', () => {
    presence.setDraining(new Set(['hall@192.0.2.1']));
    report('192.0.2.1');
    expect(sendViewers(1)).toEqual({ nowhere: 1 });
  });

  test('has left gets nobody', () => {
    report('192.0.2.1');
    expect(presence.remove({ room: 'hall', id: 'hall@192.0.2.1' })).toBe(true);
    expect(presence.remove({ room: 'hall', id: 'hall@192.0.2.1' })).toBe(false);
    expect(sendViewers(1)).toEqual({ nowhere: 1 });
    expect(presence.describeRoom('hall', NOON)).toMatchObject({
      active: false,
      lastSeenAt: '2026-11-20T12:00:00.000Z',
    });
  });

  test('a viewer found broken is passed over for that viewer', () => {
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) report(address);
    const send = (...broken: string[]) => presence.sendViewer({ room: 'hall', broken }, NOON).endpoint?.id;
    expect(send('hall@192.0.2.1', 'hall@192.0.2.2', 'hall@198.51.100.1')).toBe('hall@192.0.2.3');
    expect(send('hall@192.0.2.1')).toBe('hall@192.0.2.2');
    expect(send()).toBe('hall@192.0.2.1');
    expect(send('hall@192.0.2.1', 'hall@192.0.2.2', 'hall@192.0.2.3')).toBe('hall@192.0.2.1');
  });
});

test('of a room that is withheld nobody learns where it is, until that ends', () => {
  report('192.0.2.1', { nextInS: 3600, preview: 'https://edge.example.org/hall.jpg' });
  presence.withhold('hall', NOON + MINUTE);
  const hidden = { active: true, withheld: true, streams: [], preview: null };
  expect(presence.describeRoom('hall', NOON)).toMatchObject({ ...hidden, endpoints: 1 });
  expect(presence.sendViewer({ room: 'hall' }, NOON + MINUTE - 1)).toMatchObject({
    ...hidden,
    endpoint: null,
  });
  const shown = { active: true, withheld: false, preview: 'https://edge.example.org/hall.jpg' };
  expect(presence.describeRoom('hall', NOON + MINUTE)).toMatchObject(shown);
  expect(presence.sendViewer({ room: 'hall' }, NOON + MINUTE)).toMatchObject(shown);
});

test('an endpoint without viewers is taken to pay for one what the others pay', () => {
  report('192.0.2.1', { load: { overall_bitrate: 40e6, overall_clients: 10 } });
  report('192.0.2.2');
  report('192.0.2.1', { load: { overall_bitrate: 10e6, overall_clients: 1 } });
  expect(presence.sendViewer({ room: 'hall' }, NOON).endpoint).toEqual({ id: 'hall@192.0.2.2', load: 4e6 });
});
