import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TrackerConfig } from '../../apps/tracker/src/index.ts';
import {
  endpointStatsReplySchema,
  flumotionStatsReplySchema,
  groupStreamReplySchema,
  overallStatsReplySchema,
} from '../../packages/contract/src/index.ts';
import { postViewerLog } from './heartbeat-fixture.ts';
import { postAsPython } from './post-as-python.ts';
import { createTrackerConfig, TRACKER_SECRET } from './tracker-config.ts';
import { postReport, readGroups, readJson, TrackerFixture } from './tracker-fixture.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 1440 * MINUTE;
const NOON = Date.UTC(2026, 10, 20, 12);

let fixture: TrackerFixture;
let now: number;

beforeEach(() => {
  fixture = new TrackerFixture();
  now = NOON;
});

afterEach(() => fixture.close());

async function start(change: Partial<TrackerConfig['system']> = {}): Promise<string> {
  const config = createTrackerConfig();
  const system = { ...config.system, ...change };
  const { url } = await fixture.start({}, { config: { ...config, system }, clock: () => now });
  return url;
}

const register = { secret: TRACKER_SECRET, group: 'hall', data: '{"overall_bitrate": 81250000.0}' };

describe('endpoint/register', () => {
  test.each([
    ['fine', {}, /^OK\n$/],
    ['wrong secret', { secret: 'wrong' }, /^ERROR SECRET\n$/],
    ['unknown group', { group: 'attic' }, /^ERROR GROUP\n$/],
    ['no JSON', { data: '{"overall_bitrate": ' }, /^ERROR ValueError[^\n]*\n$/],
    ['an address', { data: '{"ip": "192.0.2.1"}' }, /^ERROR AssertionError[^\n]*\n$/],
    ['a group within', { data: '{"group": "annex"}' }, /^ERROR AssertionError[^\n]*\n$/],
    ['a key of its own', { data: '{"colour": 1}' }, /^ERROR [A-Z]\w+[^\n]*\n$/],
  ])('%s', async (_, change, reply) => {
    const url = await start();
    expect(await postAsPython(url, '/endpoint/register', { ...register, ...change })).toMatch(reply);
  });

  test('no secret configured', async () => {
    const url = await start({ secret: null });
    const reply = await postAsPython(url, '/endpoint/register', register);
    expect(reply).toBe('ERROR CONFIG (No secret)\n');
  });

  test('every key of the ancestor’s, as floats, is shown with its sums by endpoint/stats', async () => {
    const formats = ['webm', 'flv', 'ogg', 'aac', 'mp3'].flatMap(format => [
      `${format}_high`,
      `${format}_low`,
    ]);
    const keys = [
      ...['overall_bitrate', 'overall_cbitrate', 'overall_clients', 'loop_bitrate', 'loop_clients'],
      ...formats.flatMap(format => [`${format}_clients`, `${format}_bitrate`, `${format}_cbitrate`]),
    ];
    // There are no half clients.
    const half = (key: string) => (key.endsWith('_clients') ? 0 : 0.5);
    const load = Object.fromEntries(keys.map((key, index) => [key, 10 + index + half(key)]));
    const url = await start();
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      expect(await (await postReport(url, { address, data: load })).text()).toBe('OK\n');
    }
    const { active } = endpointStatsReplySchema.parse(await readJson(url, '/endpoint/stats'));
    expect(active.endpoints.map(endpoint => endpoint.load)).toEqual([load, load]);
    expect(active.sums).toEqual(
      Object.fromEntries(Object.entries(load).map(([key, value]) => [key, 2 * value])),
    );
  });

  test('endpoints are active for ten minutes there, and then inactive for seven days', async () => {
    const url = await start();
    await postReport(url);
    const count = async () => {
      const { active, inactive } = endpointStatsReplySchema.parse(await readJson(url, '/endpoint/stats'));
      return [active.endpoints.length, inactive.endpoints.length];
    };
    now += 10 * MINUTE - SECOND;
    expect(await count()).toEqual([1, 0]);
    now += 2 * SECOND;
    expect(await count()).toEqual([0, 1]);
    now = NOON + 7 * DAY + SECOND;
    expect(await count()).toEqual([0, 0]);
  });

  test('the pretend one: several groups in a row each second, with an address that is let be', async () => {
    const url = await start();
    for (let count = 0; count < 3; count += 1) {
      for (const group of ['hall', 'annex']) {
        const form = { ...register, group, REMOTE_ADDR: '198.51.100.1' };
        expect(await postAsPython(url, '/endpoint/register', form)).toBe('OK\n');
      }
      now += SECOND;
    }
    for (const group of ['hall', 'annex']) {
      expect(await readJson(url, `/${group}/stream.json`)).toMatchObject({
        endpoint: { id: `${group}@127.0.0.1` },
      });
    }
  });
});

describe('where viewers are sent', () => {
  test('is the endpoint with the least bitrate, at the addresses that all of them have, for 60 seconds', async () => {
    const url = await start();
    await postReport(url, { address: '192.0.2.1', data: { overall_bitrate: 90e6, overall_clients: 30 } });
    await postReport(url, { address: '192.0.2.2', data: { overall_bitrate: 30e6, overall_clients: 10 } });
    const { endpoint, streams } = groupStreamReplySchema.parse(await readJson(url, '/hall/stream.json'));
    expect(endpoint?.id).toBe('hall@192.0.2.2');
    expect(streams.map(stream => stream.url).toSorted()).toEqual(
      [
        ...[
          'webcast-high.webm',
          'webcast-low.webm',
          'webcast-high.flv',
          'webcast-low.flv',
          'webcast-low.ogv',
        ],
        ...['audio-only.aac', 'audio-only.ogg', 'audio-only.mp3'],
      ]
        .map(file => `http://192.0.2.2:8080/${file}`)
        .toSorted(),
    );
    now += 60 * SECOND - 1;
    expect(await readGroups(url)).toMatchObject({ hall: { active: true }, annex: { active: false } });
    now += 1;
    expect(await readGroups(url)).toMatchObject({ hall: { active: false } });
    expect(await readJson(url, '/hall/stream.json')).toMatchObject({ active: false, endpoint: null });
  });

  test.each(['/streams', '/hall/stream'])('%s.js leads to the JSON that took its place', async path => {
    const url = await start();
    await postReport(url);
    const reply = await fetch(`${url}/tracker${path}.js`);
    expect([reply.status, reply.redirected, new URL(reply.url).pathname]).toEqual([
      200,
      true,
      `/tracker${path}.json`,
    ]);
    expect(JSON.stringify(await reply.json())).toContain('http://127.0.0.1:8080/webcast-high.webm');
  });
});

test('endpoint/logs appends to one file for each group and address, whoever else does at that moment', async () => {
  const logdir = join(fixture.directory, 'logs');
  const url = await start({ logDir: logdir });
  const makeLog = (upload: number) =>
    Array.from(
      { length: 40 },
      (_, line) =>
        `192.0.2.${upload} - - [20/Nov/2026:11:59:${10 + line} +0000] "GET /webcast-high.webm?${upload} HTTP/1.1" ` +
        '200 4096 "http://example.org/" "VLC/2.0.8 LibVLC/2.0.8"\n',
    ).join('');
  const form = { secret: TRACKER_SECRET, group: 'hall' };
  const uploads = Array.from({ length: 12 }, (_, index) => makeLog(index));
  const replies = await Promise.all(
    uploads.map(data => postAsPython(url, '/endpoint/logs', { ...form, data })),
  );
  expect(new Set(replies)).toEqual(new Set(['OK\n']));
  const kept = readFileSync(join(logdir, 'access-hall-127.0.0.1.log'), 'utf8');
  expect(kept).toHaveLength(uploads.join('').length);
  for (const upload of uploads) expect(kept).toContain(upload);
  expect(await postAsPython(url, '/endpoint/logs', { ...form, secret: 'wrong', data: '' })).toBe(
    'ERROR SECRET\n',
  );
  expect(await postAsPython(url, '/endpoint/logs', { ...form, group: 'attic', data: '' })).toBe(
    'ERROR GROUP\n',
  );
});

describe('flumotion', () => {
  const at = NOON / SECOND;
  const report = (data: object) => ({
    secret: TRACKER_SECRET,
    identifier: 'collector1',
    recorded_time: String(at),
    type: 'collector',
    data: JSON.stringify(data),
  });

  test('flumotion/log takes every mood and its history, and flumotion/stats shows them by type', async () => {
    const url = await start();
    const moods = ['happy', 'waking', 'hungry', 'sleeping', 'lost', 'sad'];
    const current = Object.fromEntries(moods.map(mood => [`is-${mood}`, [mood, at - 5, 'whatever follows']]));
    const history = {
      'is-happy': [
        ['waking', at - 15, 10],
        ['sad', at - 35.5, 20.5],
      ],
    };
    expect(await postAsPython(url, '/flumotion/log', report({ current, history }))).toBe('OK\n');
    const { types } = flumotionStatsReplySchema.parse(await readJson(url, '/flumotion/stats'));
    expect(types).toMatchObject([{ type: 'collector' }]);
    const components = types[0]?.components ?? [];
    expect(components.map(({ name, mood }) => [name, mood])).toEqual(
      moods.map(mood => [`is-${mood}`, mood]).toSorted(),
    );
    expect(components.find(({ name }) => name === 'is-happy')?.history.map(({ mood }) => mood)).toEqual([
      'waking',
      'sad',
    ]);
  });

  test.each([
    ['wrong secret', { ...report({}), secret: 'wrong' }, /^ERROR SECRET\n$/],
    ['no JSON', { ...report({}), data: '{' }, /^ERROR ValueError[^\n]*\n$/],
    ['no such mood', report({ current: { a: ['glad', at] } }), /^ERROR [^\n]+\n$/],
  ])('%s', async (_, form, reply) => {
    expect(await postAsPython(await start(), '/flumotion/log', form)).toMatch(reply);
  });
});

test('overall-stats.json draws what endpoints have sent, for two hours or as long as is asked for', async () => {
  const url = await start();
  const data = { overall_bitrate: 81_250_000, overall_clients: 40 };
  await postReport(url, { data });
  now += 150 * MINUTE;
  await postReport(url, { data });
  const viewer = { address: '192.0.2.1' };
  const { cookie } = await postViewerLog(url, viewer);
  // Minutes are closed as they pass, at the latest when somebody reports.
  for (let minute = 1; minute <= 3; minute += 1) {
    now += MINUTE;
    await postViewerLog(url, { ...viewer, cookie });
  }
  const [first, last] = [NOON, NOON + 150 * MINUTE];
  const read = async (query: string) => {
    const { graphs, annotations } = overallStatsReplySchema.parse(
      await readJson(url, `/overall-stats.json${query}`),
    );
    expect(annotations).toEqual([]);
    return Object.fromEntries(
      graphs.map(({ title, series }) => [
        title,
        series.map(({ label, data: points }) => [label, ...points.filter(([, value]) => value !== null)]),
      ]),
    );
  };
  for (const query of ['', '?range=120', '?range=soon']) {
    expect(await read(query)).toEqual({
      'Overall Bitrate': [['hall', [last, 81.25]]],
      'Overall Clients': [['hall', [last, 40]]],
    });
  }
  expect(await read('?range=180')).toMatchObject({
    'Overall Bitrate': [['hall', [first, 81.25], [last, 81.25]]],
  });
  expect(await read('?range=2')).toEqual({ 'Overall Bitrate': [['hall']], 'Overall Clients': [['hall']] });
});

test('a viewer’s log: first a cookie, then fine, and never for another browser', async () => {
  const url = await start();
  const viewer = { address: '192.0.2.1', agent: 'Testing' };
  const first = await postViewerLog(url, viewer);
  expect(first).toMatchObject({
    code: 1025,
    next: 0,
    error: expect.any(String),
    cookie: expect.stringMatching(/./),
  });
  const known = { ...viewer, cookie: first.cookie };
  expect(await postViewerLog(url, known)).toEqual({ code: 0, next: 5, cookie: undefined });
  const other = { ...known, agent: 'Testing Modified' };
  expect(await postViewerLog(url, other)).toMatchObject({ code: 1025, next: 0, cookie: '' });
  expect(await postViewerLog(url, known, { data: '{' })).toMatchObject({ code: 2, next: -1 });
  expect(await postViewerLog(url, known, { room: 'attic' })).toMatchObject({ code: 1, next: -1 });
});

test.each(['/endpoint/register', '/endpoint/logs', '/flumotion/log', '/hall/log'])(
  'GET %s sends a browser home, and no cache remembers it',
  async path => {
    const url = await start();
    for (const method of ['GET', 'HEAD']) {
      const reply = await fetch(`${url}/tracker${path}`, { method, redirect: 'manual' });
      expect([reply.status, reply.headers.get('location')]).toEqual([302, '/']);
      expect(reply.headers.get('cache-control')).toMatch(/no-store/);
    }
  },
);
