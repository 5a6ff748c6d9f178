import { describe, expect, it } from 'vitest';
import type { Clock } from '../clock.ts';
import { describeEvent, type RegisteringEvent } from './registering-event.ts';
import { type RegisteringOptions, startRegistering } from './start-registering.ts';

const START = Date.UTC(2026, 10, 20, 9, 32, 43);

type Step = string | { status: number } | Error;

interface Posted {
  url: string;
  form: Record<string, string>;
  headers: Headers;
}

/** Registers with a tracker that answers by a script, and ends when the script does. Time is what was slept. */
async function register(script: Step[], options: Partial<RegisteringOptions> = {}) {
  const steps = [...script];
  const posted: Posted[] = [];
  const slept: number[] = [];
  const lines: string[] = [];
  const stop = new AbortController();
  let now = START;
  const clock: Clock = {
    now: () => now,
    async sleep(ms) {
      slept.push(ms);
      now += ms;
      if (steps.length === 0) stop.abort();
    },
  };
  const registering = startRegistering({
    trackerUrl: 'http://tracker',
    secret: 'move me',
    rooms: ['hall'],
    describe: () => ({ overall_bitrate: 5 }),
    intervalMs: 30_000,
    clock,
    signal: stop.signal,
    random: () => 1,
    async fetch(url, init) {
      const body = init?.body instanceof URLSearchParams ? init.body : new URLSearchParams();
      posted.push({ url: String(url), form: Object.fromEntries(body), headers: new Headers(init?.headers) });
      const step = steps.shift();
      if (step instanceof Error) throw step;
      return typeof step === 'string' ? new Response(step) : new Response('', step);
    },
    onEvent: event => lines.push(describeEvent(event)),
    ...options,
  });
  const error: unknown = await registering.finished.then(() => null).catch((reason: unknown) => reason);
  return { posted, slept, lines, error };
}

function refusedConnection(): Error {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:8000'), { code: 'ECONNREFUSED' }),
  });
}

describe('startRegistering', () => {
  it("posts the ancestor's form, again and again", async () => {
    const { posted, slept, lines, error } = await register(['OK\n', 'OK\n']);
    expect(error).toBeNull();
    expect(posted).toHaveLength(2);
    expect(posted[0]?.url).toBe('http://tracker/tracker/endpoint/register');
    expect(posted[0]?.form).toEqual({
      secret: 'move me',
      group: 'hall',
      data: '{"overall_bitrate":5,"next":30}',
    });
    expect(posted[0]?.headers.has('x-forwarded-for')).toBe(false);
    expect(slept).toEqual([30_000, 30_000]);
    expect(lines).toEqual([
      'Registered hall at 2026-11-20T09:32:43Z result OK',
      'Registered hall at 2026-11-20T09:33:13Z result OK',
    ]);
  });

  it('registers several rooms in a row', async () => {
    const { posted, slept } = await register(['OK', 'OK'], { rooms: ['hall', 'lab'] });
    expect(posted.map(({ form }) => form.group)).toEqual(['hall', 'lab']);
    expect(slept).toEqual([30_000]);
  });

  it('claims another address where it is told to', async () => {
    const { posted } = await register(['OK'], { claimedAddress: '192.0.2.7' });
    expect(posted[0]?.form.REMOTE_ADDR).toBe('192.0.2.7');
    expect(posted[0]?.headers.get('x-forwarded-for')).toBe('192.0.2.7');
  });

  it('tries on while the tracker is down, backing off, and says so once', async () => {
    const down = Array.from({ length: 7 }, refusedConnection);
    const { slept, lines, error } = await register(['OK', ...down, 'OK']);
    expect(error).toBeNull();
    expect(slept).toEqual([30_000, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(lines).toEqual([
      'Registered hall at 2026-11-20T09:32:43Z result OK',
      'The tracker at http://tracker/tracker/endpoint/register does not answer (connect ECONNREFUSED 127.0.0.1:8000) at 2026-11-20T09:33:13Z; trying again, at least every 30 s',
      'The tracker at http://tracker/tracker/endpoint/register answers again at 2026-11-20T09:34:44Z, after 91 s',
      'Registered hall at 2026-11-20T09:34:44Z result OK',
    ]);
  });

  it('says when the trouble becomes another', async () => {
    const { lines } = await register([{ status: 502 }, { status: 502 }, refusedConnection(), 'OK']);
    expect(lines.map(line => line.replace(/^.*register /, '').replace(/ at 20[^,;]*/, ''))).toEqual([
      'answers with status 502; trying again, at least every 30 s',
      'does not answer (connect ECONNREFUSED 127.0.0.1:8000); trying again, at least every 30 s',
      'answers again, after 7 s',
      'Registered hall',
    ]);
  });

  it('begins to back off anew after a success', async () => {
    const { slept } = await register([{ status: 503 }, { status: 503 }, 'OK', { status: 503 }, 'OK']);
    expect(slept).toEqual([1000, 2000, 30_000, 1000, 30_000]);
  });

  it('ends at once on a wrong secret or an unknown room', async () => {
    const wrongSecret = await register(['ERROR SECRET\n', 'OK']);
    expect(wrongSecret.error).toMatchObject({ code: 'REGISTRATION_REFUSED', room: 'hall' });
    expect(wrongSecret.posted).toHaveLength(1);
    const wrongRoom = await register(['OK', 'ERROR GROUP\n'], { rooms: ['hall', 'attic'] });
    expect(wrongRoom.error).toMatchObject({ message: expect.stringContaining('no room "attic"') });
  });

  it('tries on with a room that had been accepted, and says so once', async () => {
    const { error, slept, lines } = await register(['OK', 'ERROR GROUP', 'ERROR GROUP', 'OK']);
    expect(error).toBeNull();
    expect(slept).toEqual([30_000, 30_000, 30_000, 30_000]);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('has no room "hall"');
    expect(lines[2]).toContain('takes hall again at 2026-11-20T09:34:13Z, after 60 s');
  });

  it('registers the other rooms while one is refused', async () => {
    const { posted, lines } = await register(['OK', 'OK', 'ERROR GROUP', 'OK', 'ERROR GROUP', 'OK'], {
      rooms: ['hall', 'lab'],
    });
    expect(posted).toHaveLength(6);
    expect(lines.filter(line => line.startsWith('Registered lab'))).toHaveLength(3);
    expect(lines.filter(line => line.includes('has no room'))).toHaveLength(1);
  });

  it('tries only once where it is told to', async () => {
    expect(await register(['OK', 'OK'], { once: true })).toMatchObject({ error: null, slept: [] });
    const { error } = await register([{ status: 503 }, 'OK'], { once: true });
    expect(error).toMatchObject({
      code: 'TRACKER_UNAVAILABLE',
      message: expect.stringContaining('status 503'),
    });
  });

  it('breaks off a request under way when closed, and does not call that an error', async () => {
    const events: RegisteringEvent[] = [];
    const requested = Promise.withResolvers<void>();
    const registering = startRegistering({
      trackerUrl: 'http://tracker',
      secret: 'move me',
      rooms: ['hall'],
      describe: () => ({}),
      intervalMs: 1000,
      clock: { now: () => START, sleep: async () => {} },
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
          requested.resolve();
        }),
      random: () => 1,
      onEvent: event => events.push(event),
    });
    await requested.promise;
    await registering.close();
    await expect(registering.finished).resolves.toBeUndefined();
    expect(events).toEqual([]);
  });
});
