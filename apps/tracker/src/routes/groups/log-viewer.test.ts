import { type ViewerLogReply, viewerLogReplySchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { RequestRefusedError } from '../../errors.ts';
import { RouteFixture } from '../route-fixture.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

interface Visit {
  group?: string;
  cookie?: string | undefined;
  agent?: string;
  address?: string;
  form?: Record<string, string> | string;
}

async function post(visit: Visit = {}) {
  const { group = 'hall', cookie, agent = 'Testing', address = '192.0.2.1', form = { data: '{}' } } = visit;
  const headers: Record<string, string> = { 'user-agent': agent, 'x-forwarded-for': address };
  if (cookie !== undefined) headers.cookie = `theme=dark; user=${cookie}`;
  const reply = await fixture.postForm(form, headers, `/${group}/log`);
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['cache-control']).toBe('no-store');
  const setCookie = String(reply.headers['set-cookie'] ?? '');
  const body = viewerLogReplySchema.strict().parse(reply.json<ViewerLogReply>());
  return { body, setCookie, issued: /^user=([^;]+)/.exec(setCookie)?.[1] };
}

async function join(visit: Visit = {}): Promise<string> {
  const { issued } = await post(visit);
  if (issued === undefined) throw new Error('no cookie was given');
  return issued;
}

function countViewers(room = 'hall'): number {
  const { recorder } = fixture.viewers;
  recorder.advance();
  return [...recorder.audience.listStates()]
    .filter(({ series }) => series.room === room)
    .reduce((sum, { viewers }) => sum + viewers, 0);
}

describe('what the ancestor said', () => {
  test('without a cookie: here is one, come back at once', async () => {
    const { body, setCookie } = await post();
    expect(body).toEqual({ code: 1025, error: 'No cookie set', next: 0 });
    expect(setCookie).toMatch(
      /^user=[\w-]+\.\d+\.[\w-]+; Path=\/tracker\/; Max-Age=86400; HttpOnly; SameSite=Lax$/,
    );
    expect(countViewers()).toBe(0);
  });

  test('with it: fine, come back in five seconds', async () => {
    const { body, setCookie } = await post({ cookie: await join() });
    expect(body).toEqual({ code: 0, next: 5 });
    expect(setCookie).toBe('');
    expect(countViewers()).toBe(1);
  });

  test.each([
    ['of another user agent', async () => ({ cookie: await join(), agent: 'Testing Modified' })],
    ['that somebody made up', async () => ({ cookie: 'abc123:9f86d081884c7d659a2feaa0c55ad015' })],
    ['whose day was changed', async () => ({ cookie: change(await join(), /\.(\d+)\./, '.99999.') })],
    ['whose name was changed', async () => ({ cookie: change(await join(), /^.{4}/, 'AAAA') })],
    ['whose signature was cut', async () => ({ cookie: change(await join(), /.$/, '') })],
    ['of another kind', async () => ({ cookie: await joinByHeartbeat() })],
    ['of nothing', async () => ({ cookie: '' })],
  ])('with a cookie %s: it is deleted, come back at once', async (_, makeVisit) => {
    const { body, setCookie } = await post(await makeVisit());
    expect(body).toEqual({ code: 1025, error: 'Cookie was invalid?', next: 0 });
    expect(setCookie).toBe('user=; Path=/tracker/; Max-Age=0; HttpOnly; SameSite=Lax');
    expect(countViewers()).toBe(0);
  });

  test('of a group that is not there: never again, whatever the rest', async () => {
    for (const group of ['attic', '..%2Fhall', '__proto__']) {
      const { body, setCookie } = await post({ group, form: { data: '{' } });
      expect(body).toEqual({ code: 1, error: 'Unknown group', next: -1 });
      expect(setCookie).toBe('');
    }
  });

  test.each([
    ['{', /^Invalid JSON: /],
    ['[1]', /^Invalid JSON: expected values by name/],
    ['7', /^Invalid JSON: expected values by name/],
    ['{"a": {"b": {"c": 1}}}', /^Invalid JSON: .* nested at most once$/],
  ])('of data like %s: never again', async (data, error) => {
    const { body } = await post({ cookie: await join(), form: { data } });
    expect(body).toEqual({ code: 2, error: expect.stringMatching(error), next: -1 });
    expect(countViewers()).toBe(0);
  });

  test.each([
    ['none', ''],
    ['what its tests sent', { data: '{"stat01": {"stat02": "str", "stat06": 1.0}, "stat07": "str"}' }],
    ['the last of two', 'data=%7B&data=%7B%7D'],
  ])('of other data, %s: fine', async (_, form) => {
    expect((await post({ cookie: await join(), form })).body).toEqual({ code: 0, next: 5 });
  });

  test('a body that is no form is refused; none at all is fine', async () => {
    const headers = { cookie: `user=${await join()}`, 'user-agent': 'Testing' };
    const request = { method: 'POST', url: '/tracker/hall/log', headers } as const;
    const reply = await fixture.exchange({ ...request, payload: { data: '{}' } });
    expect([reply.statusCode, reply.json().code]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
    expect(countViewers()).toBe(0);
    expect((await fixture.exchange(request)).json()).toEqual({ code: 0, next: 5 });
  });

  test('a browser that strays here is sent away, and no cache remembers it', async () => {
    const reply = await fixture.get('/hall/log');
    expect([reply.statusCode, reply.headers.location]).toEqual([302, '/']);
    expect(reply.headers['cache-control']).toBe('no-store');
  });
});

describe('a viewer of the ancestor’s', () => {
  test('counts once wherever it reports from, and no more once it falls silent', async () => {
    const cookie = await join();
    await post({ cookie });
    fixture.now += 5 * SECOND;
    await post({ cookie, address: '198.51.100.7' });
    await post({ cookie: await join({ agent: 'Other' }), agent: 'Other' });
    expect(countViewers()).toBe(2);
    fixture.now += 30 * SECOND;
    expect(countViewers()).toBe(0);
  });

  test('has watched the time between its reports, and not that in which it was away', async () => {
    const cookie = await join();
    await post({ cookie });
    for (const pauseS of [5, 5, 6, 1200, 5]) {
      fixture.now += pauseS * SECOND;
      await post({ cookie });
    }
    expect(await readWatchedS()).toBe(5 + 5 + 6 + 10 + 5);
  });

  test('is the same one after midnight, under the cookie of the new day', async () => {
    const cookie = await join();
    fixture.now += 12 * HOUR - 2 * SECOND;
    await post({ cookie });
    fixture.now += 4 * SECOND;
    const renewed = await post({ cookie });
    expect(renewed.body.code).toBe(0);
    expect(renewed.issued).not.toBe(cookie);
    fixture.now += 4 * SECOND;
    await post({ cookie: renewed.issued });
    expect(countViewers()).toBe(1);
  });

  test('is nobody where viewers report as players do now', async () => {
    const cookie = await join();
    const reply = await sendHeartbeat({ cookie: `foyer_viewer=${cookie}`, 'user-agent': 'Testing' });
    expect(reply.json().counted).toBe(false);
    expect(countViewers()).toBe(0);
  });

  test('counts no faster by reporting more often', async () => {
    const cookie = await join();
    for (let count = 0; count < 100; count += 1) {
      expect((await post({ cookie })).body).toEqual({ code: 0, next: 5 });
      fixture.now += 100;
    }
    expect(countViewers()).toBe(1);
    expect(await readWatchedS()).toBeLessThanOrEqual(10);
  });

  test('cannot be made up in masses', async () => {
    let last = await post();
    for (let count = 0; count < 300 && last.issued !== undefined; count += 1) last = await post();
    expect(last.body).toMatchObject({ code: 1025, next: 60 });
    expect(last.setCookie).toBe('');
    expect((await post({ address: '198.51.100.1' })).issued).toBeDefined();
  });

  test('hears of a report that could not be stored', async () => {
    const cookie = await join();
    fixture.viewers.recorder.record = async () => {
      throw new RequestRefusedError('STORAGE_FAILED', 'The disk is full.');
    };
    const headers = { cookie: `user=${cookie}`, 'user-agent': 'Testing' };
    const reply = await fixture.postForm({ data: '{}' }, headers, '/hall/log');
    expect([reply.statusCode, reply.json().code]).toEqual([503, 'STORAGE_FAILED']);
  });
});

/** All that was watched in the hall, a minute later. */
async function readWatchedS(): Promise<number> {
  fixture.now += 60 * SECOND;
  fixture.viewers.recorder.advance();
  const headers = { authorization: 'Bearer system key' };
  const reply = await fixture.get('/api/v1/numbers?room=hall&columns=watchedS&step=day', headers);
  const points: [number, number][] = reply.json().series[0].points;
  return points.reduce((sum, [, watchedS]) => sum + watchedS, 0);
}

function change(cookie: string, part: RegExp, to: string): string {
  const changed = cookie.replace(part, to);
  expect(changed).not.toBe(cookie);
  return changed;
}

async function joinByHeartbeat(): Promise<string> {
  const reply = await sendHeartbeat();
  return /foyer_viewer=([^;]+)/.exec(String(reply.headers['set-cookie']))?.[1] ?? '';
}

function sendHeartbeat(headers: Record<string, string> = {}) {
  const numbers = { sinceS: 0, playedS: 0, stalls: 0, stalledS: 0, droppedFrames: 0 };
  const payload = { room: 'hall', state: 'playing', stream: { kind: 'video', protocol: 'hls' }, ...numbers };
  return fixture.exchange({ method: 'POST', url: '/tracker/api/v1/heartbeats', headers, payload });
}
