import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenersReplySchema, logReplySchema } from '../../packages/contract/src/index.ts';
import { createTrackerConfig, TRACKER_SECRET } from './tracker-config.ts';
import { readJson, TrackerFixture, waitUntil } from './tracker-fixture.ts';

const MEGABYTE = 1024 ** 2;

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

/** A minute ago, so that lines are of one hour only most of the time. */
const startsAt = Math.floor(Date.now() / 1000) * 1000 - 60_000;

function formatLine({ viewer, segment }: { viewer: number; segment: number }): string {
  return `${JSON.stringify({
    remote_addr: `2001:db8::${viewer.toString(16)}`,
    time_iso8601: new Date(startsAt + segment * 6000).toISOString(),
    request_uri: `/hall/720p-${segment}.ts`,
    status: 200,
    body_bytes_sent: 1000,
    http_user_agent: 'VLC/3.0.18 LibVLC/3.0.18',
  })}\n`;
}

function* makeLog(viewers: number): Generator<string> {
  for (let viewer = 0; viewer < viewers; viewer += 1) {
    yield [0, 1, 2, 3].map(segment => formatLine({ viewer, segment })).join('');
  }
}

async function send(url: string, log: Iterable<string>) {
  const reply = await fetch(`${url}/tracker/api/v1/logs/hall`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TRACKER_SECRET}`, 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(log)),
    duplex: 'half',
  } as RequestInit);
  return { status: reply.status, body: await reply.json() };
}

async function countListeners(url: string): Promise<{ viewers: number; requests: number }> {
  const headers = { authorization: `Bearer ${TRACKER_SECRET}` };
  const reply = await fetch(`${url}/tracker/api/v1/listeners`, { headers });
  const { hours } = listenersReplySchema.parse(await reply.json());
  const sum = (key: 'viewers' | 'requests') => hours.reduce((total, hour) => total + Number(hour[key]), 0);
  return { viewers: sum('viewers'), requests: sum('requests') };
}

test('a long log is read as it comes, and others are answered meanwhile', async () => {
  const { url } = await fixture.start();
  const viewers = 8000;
  const others: Promise<unknown>[] = [];
  let done = false;
  let answered = 0;
  function* askMeanwhile(log: Iterable<string>) {
    let count = 0;
    for (const text of log) {
      count += 1;
      if (count % 1000 === 0) {
        others.push(
          readJson(url, '/healthz').then(() => {
            if (!done) answered += 1;
          }),
        );
      }
      yield text;
    }
  }
  const { status, body } = await send(url, askMeanwhile(makeLog(viewers)));
  done = true;
  await Promise.all(others);
  expect([status, logReplySchema.parse(body)]).toEqual([
    200,
    { lines: viewers * 4, counted: viewers * 4, duplicate: 0, unreadable: 0, outOfRange: 0 },
  ]);
  expect(answered).toBeGreaterThan(0);
  expect((await countListeners(url)).requests).toBe(viewers * 4);
});

test('a log that is too large is refused in words that its sender gets to read', async () => {
  const { url } = await fixture.start();
  const line = `${'x'.repeat(MEGABYTE)}\n`;
  const { status, body } = await send(
    url,
    Array.from({ length: 66 }, () => line),
  );
  expect([status, body]).toMatchObject([413, { code: 'BODY_TOO_LARGE' }]);
});

test('what was acknowledged outlives kill -9, and who has been counted is not counted again', async () => {
  const first = await fixture.spawn();
  await send(first.url, makeLog(20));
  const before = await countListeners(first.url);
  expect(before).toMatchObject({ requests: 80 });
  await first.kill();
  const second = await fixture.spawn();
  expect(await countListeners(second.url)).toEqual(before);
  await send(second.url, makeLog(20));
  expect((await countListeners(second.url)).viewers).toBe(before.viewers);
});

test('a log that breaks off counts as far as it came, and once if it is sent again', async () => {
  const { url } = await fixture.start();
  const log = [...makeLog(20)].join('');
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  // What the tracker says to it has to be read, or the connection does not end.
  socket.resume();
  socket.write(
    `POST /tracker/api/v1/logs/hall HTTP/1.1\r\nhost: tracker\r\nauthorization: Bearer ${TRACKER_SECRET}\r\n` +
      `content-type: text/plain\r\ncontent-length: ${log.length}\r\n\r\n${log.slice(0, log.length / 2)}`,
  );
  socket.end();
  await once(socket, 'close');
  await waitUntil(async () => (await countListeners(url)).requests >= 39, 'half of the log is counted');
  await send(url, [log]);
  expect((await countListeners(url)).requests).toBe(80);
});

test('logs are kept as they came where the config has a folder for them', async () => {
  const config = createTrackerConfig();
  const logDir = join(fixture.directory, 'logs');
  const tracker = await fixture.start({}, { config: { ...config, system: { ...config.system, logDir } } });
  const log = [...makeLog(3)].join('');
  await send(tracker.url, [log]);
  const form = new URLSearchParams({ secret: TRACKER_SECRET, group: 'hall', data: log });
  const reply = await fetch(`${tracker.url}/tracker/endpoint/logs`, { method: 'POST', body: form });
  expect(await reply.text()).toBe('OK\n');
  expect(readdirSync(logDir)).toEqual(['access-hall-127.0.0.1.log']);
  expect(readFileSync(join(logDir, 'access-hall-127.0.0.1.log'), 'utf8')).toBe(log + log);
  expect((await countListeners(tracker.url)).requests).toBe(12);
});
