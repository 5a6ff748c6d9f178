import type { Load } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEndpoint } from './endpoint.ts';
import { Presence } from './presence.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;

let presence: Presence;

beforeEach(() => {
  presence = new Presence();
});

function report(
  address: string,
  { room = 'hall', load = {}, at = NOON }: { room?: string; load?: Load; at?: number } = {},
) {
  presence.apply(createEndpoint({ room, address, load }, at));
}

/** Sends viewers and counts them by endpoint. */
function sendViewers(count: number, at = NOON): Record<string, number> {
  const sent: Record<string, number> = {};
  for (let viewer = 0; viewer < count; viewer += 1) {
    const id = presence.sendViewer('hall', at).endpoint?.id ?? 'nowhere';
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
      streams: [],
      preview: null,
    });
    expect(presence.sendViewer('hall', NOON)).toEqual({
      room: 'hall',
      active: false,
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
    expect(presence.sendViewer('hall', NOON).endpoint?.id).toBe('hall@192.0.2.2');
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
    expect(presence.sendViewer('hall', NOON).endpoint?.load).toBe(4e6 + 9 * 2e6);
    report('192.0.2.1', { load: { overall_bitrate: 22e6, overall_clients: 11 } });
    expect(presence.sendViewer('hall', NOON).endpoint?.load).toBe(22e6 + 2e6);
  });
});
