import { REDACTED_PATHS } from '@foyer/config';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TRACKER_SECRET } from './tracker-config.ts';
import { TrackerFixture } from './tracker-fixture.ts';

const WRONG_SECRET = 'a-secret-of-somebody-else';

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

test('no secret that comes with a request is in the log or in a reply, whatever becomes of the request', async () => {
  let log = '';
  const logger = pino({ level: 'trace', redact: REDACTED_PATHS }, { write: line => (log += line) });
  const { url } = await fixture.start({}, { logger });
  const replies: string[] = [];
  const send = async (path: string, init: RequestInit) => {
    const reply = await fetch(`${url}${path}`, init);
    replies.push(await reply.text(), JSON.stringify([...reply.headers]));
  };
  for (const secret of [TRACKER_SECRET, WRONG_SECRET]) {
    const headers = { authorization: `Bearer ${secret}`, cookie: `foyer_viewer=${secret}; user=${secret}` };
    const json = { ...headers, 'content-type': 'application/json' };
    const form = (data: string, group = 'hall') =>
      new URLSearchParams({ secret, group, data, identifier: 'encoder1', type: 'encoder' });
    for (const path of ['/tracker/endpoint/register', '/tracker/flumotion/log']) {
      for (const data of ['{}', '{', '{"ip": 1}']) await send(path, { method: 'POST', body: form(data) });
      await send(path, { method: 'POST', body: form('{}', 'attic') });
      await send(path, { method: 'POST', body: form('x'.repeat(300_000)) });
    }
    for (const path of [
      '/tracker/api/v1/registrations',
      '/tracker/api/v1/components',
      '/tracker/api/v1/heartbeats',
    ]) {
      await send(path, { method: 'POST', headers: json, body: '{"room": "hall"}' });
      await send(path, { method: 'POST', headers: json, body: '{"room": ' });
      await send(path, { method: 'POST', headers, body: '{"room": "attic"}' });
    }
    for (const path of ['/tracker/api/v1/endpoints', '/metrics', '/nothing', '/tracker/%zz']) {
      await send(`${path}?secret=${secret}`, { headers });
    }
  }
  expect(replies.length).toBeGreaterThan(40);
  expect(log).toContain('report refused');
  for (const secret of [TRACKER_SECRET, WRONG_SECRET]) {
    expect(log).not.toContain(secret);
    expect(replies.filter(reply => reply.includes(secret))).toEqual([]);
  }
});
