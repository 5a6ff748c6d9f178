import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type RegisteringEvent,
  type RegisteringOptions,
  startRegistering,
  systemClock,
} from '../../packages/encoder/src/index.ts';
import { type RunningTool, startTool } from './encoder-tool.ts';
import { type FakeTrackerOptions, startFakeTracker } from './encoder-tracker.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startTracker(options: FakeTrackerOptions = {}) {
  const tracker = await startFakeTracker(options);
  cleanups.push(tracker.close);
  return tracker;
}

function startRegister(options: Partial<RegisteringOptions> & { trackerUrl: string }) {
  const events: RegisteringEvent[] = [];
  let wake = () => {};
  const registering = startRegistering({
    secret: 'move me',
    rooms: ['hall'],
    describe: () => ({}),
    intervalMs: 1000,
    clock: { now: systemClock.now, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal) },
    fetch,
    random: () => 1,
    onEvent: event => {
      events.push(event);
      wake();
    },
    ...options,
  });
  cleanups.push(registering.close);
  return {
    ...registering,
    async next(type: RegisteringEvent['type']): Promise<RegisteringEvent> {
      for (;;) {
        const event = events.shift();
        if (event?.type === type) return event;
        if (event === undefined) await new Promise<void>(resolve => (wake = resolve));
      }
    },
  };
}

function startToolHere(...[name, args, env]: Parameters<typeof startTool>): RunningTool {
  const tool = startTool(name, args, env);
  cleanups.push(() => {
    tool.kill('SIGKILL');
    return tool.ended;
  });
  return tool;
}

describe('registering with a tracker', () => {
  it('survives its restart', async () => {
    const first = await startTracker();
    const registering = startRegister({ trackerUrl: first.url });
    await registering.next('registered');
    await first.close();
    expect(await registering.next('unavailable')).toMatchObject({ reason: expect.stringContaining('ECONN') });
    const second = await startTracker({ port: first.port });
    await registering.next('recovered');
    await registering.next('registered');
    expect(second.received[0]).toMatchObject({ url: '/tracker/endpoint/register', form: { group: 'hall' } });
  });

  it('does not wait for ever for one that says nothing', async () => {
    const { url } = await startTracker({ answer: () => {} });
    const { next } = startRegister({ trackerUrl: url, timeoutMs: 100 });
    expect(await next('unavailable')).toMatchObject({ reason: 'has not answered within 0.1 s' });
  });

  it.each<[string, FakeTrackerOptions['answer']]>([
    ['breaks off', request => request.socket.destroy()],
    ['breaks off in its answer', (_request, response) => response.write('O', () => response.destroy())],
    ['has a proxy that cannot reach it', (_request, response) => response.writeHead(502).end('<html>')],
  ])('tries on with one that %s', async (_name, answer) => {
    const tracker = await startTracker({ answer });
    const { next } = startRegister({ trackerUrl: tracker.url });
    await next('unavailable');
    await tracker.close();
    await startTracker({ port: tracker.port });
    await next('registered');
  });

  it('does not read an answer that never ends', async () => {
    const { url } = await startTracker({
      answer: (_request, response) => {
        const more = () => response.write('x'.repeat(1000), error => error || more());
        more();
      },
    });
    const { finished } = startRegister({ trackerUrl: url, timeoutMs: 30_000 });
    await expect(finished).rejects.toMatchObject({ code: 'REGISTRATION_REFUSED' });
  });

  it('does not follow a redirect with the secret', async () => {
    const elsewhere = await startTracker();
    const { url } = await startTracker({
      answer: (_request, response) => response.writeHead(307, { location: `${elsewhere.url}/` }).end(),
    });
    const { finished } = startRegister({ trackerUrl: url });
    await expect(finished).rejects.toThrow(`sends to ${elsewhere.url}/`);
    expect(elsewhere.received).toEqual([]);
  });
});

describe('npm run register', () => {
  it('registers on and on, and ends cleanly on SIGTERM', async () => {
    const tracker = await startTracker();
    const args = ['--group', 'hall', '--url', `${tracker.url}/tracker`, '--interval', '1'];
    const streams = [
      '--stream',
      'https://a.example/hall.m3u8',
      '--stream',
      'audio/icecast=http://a.example/hall',
    ];
    const tool = startToolHere('register', [...args, ...streams], { FOYER_SECRET: 'move me' });
    const line = await tool.waitForLine(/./);
    expect(line).toMatch(/^Registered hall at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ result OK$/);
    tool.kill('SIGTERM');
    expect(await tool.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    const data: unknown = JSON.parse(tracker.received[0]?.form.data ?? '');
    expect(data).toEqual({
      overall_bitrate: expect.any(Number),
      streams: [
        expect.objectContaining({ kind: 'video', protocol: 'hls', url: 'https://a.example/hall.m3u8' }),
        expect.objectContaining({ kind: 'audio', protocol: 'icecast', url: 'http://a.example/hall' }),
      ],
      next: 1,
    });
  });

  it('waits for a tracker that is down, and can be ended meanwhile', async () => {
    const { url, close } = await startTracker();
    await close();
    const tool = startToolHere('register', ['--group', 'hall', '--url', url, '--secret', 'move me']);
    expect(await tool.waitForLine(/./)).toContain('does not answer (connect ECONNREFUSED');
    tool.kill('SIGINT');
    expect(await tool.ended).toMatchObject({ code: 0, signal: null });
  });

  it.each([
    ['a wrong secret', ['--group', 'hall', '--secret', 'x'], 1, 'refuses the secret for hall'],
    ['an unknown room', ['--group', 'attic', '--secret', 'move me'], 1, 'has no room "attic"'],
    ['no room', ['--secret', 'move me'], 2, 'Expected --group ROOM'],
    [
      'an unknown option',
      ['--group', 'hall', '--seceret', 'x'],
      2,
      'There is no option --seceret; did you mean "--secret"?',
    ],
    ['an interval of nothing', ['--group', 'hall', '--interval', '0'], 2, 'expected seconds from 1 to 3600'],
    [
      'a strange stream',
      ['--group', 'hall', '--stream', 'hall'],
      2,
      'The stream "hall" does not say what it is',
    ],
  ])('says what to do about %s', async (_name, args, code, sentence) => {
    const { url } = await startTracker();
    const end = await startToolHere('register', ['--url', url, ...args]).ended;
    expect(end).toMatchObject({ code, lines: [], stderr: expect.stringContaining(sentence) });
    expect(end.stderr).not.toContain('    at ');
  });
});

describe('npm run fake_register', () => {
  async function writeConfig(secret: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-encoder-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    const file = join(folder, 'config.json');
    await writeFile(file, JSON.stringify({ config: { secret }, default: {}, hall: {}, lab: {} }));
    return file;
  }

  it('serves what it registers for every room of the config', async () => {
    const tracker = await startTracker();
    const config = await writeConfig('move me');
    const tool = startToolHere('fake_register', ['--config', config, '--url', tracker.url, '--port', '0']);
    await tool.waitForLine(/^Registered lab at .* result OK$/);
    for (const { form } of tracker.received.slice(0, 2)) {
      const { streams, preview } = JSON.parse(form.data ?? '');
      for (const url of [streams[0].url, streams[1].url, preview]) {
        expect(url).toContain(`/${form.group}/`);
        expect((await fetch(url)).status).toBe(200);
      }
    }
    tool.kill('SIGTERM');
    expect(await tool.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it('registers once for another address, and serves nothing', async () => {
    const tracker = await startTracker();
    const args = ['--group', 'lab,hall', '--once', '--ip', '192.0.2.7', '--public-url', 'https://a.example/'];
    const end = await startToolHere('fake_register', [...args, '--url', tracker.url], {
      FOYER_SECRET: 'move me',
    }).ended;
    expect(end.code).toBe(0);
    expect(end.lines.map(line => line.replace(/ at .*/, ''))).toEqual(['Registered lab', 'Registered hall']);
    expect(tracker.received).toHaveLength(2);
    expect(tracker.received[0]).toMatchObject({
      forwardedFor: '192.0.2.7',
      form: { REMOTE_ADDR: '192.0.2.7' },
    });
    expect(tracker.received[0]?.form.data).toContain('"https://a.example/lab/live.m3u8"');
  });

  it('names the port that is taken, and how to choose another', async () => {
    const { url, port } = await startTracker();
    const args = ['--group', 'hall', '--url', url, '--secret', 'move me', '--port', String(port)];
    const { code, stderr } = await startToolHere('fake_register', args).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} of 127.0.0.1`);
    expect(stderr).toContain('FOYER_ENCODER_PORT');
  });

  it('serves nothing on after the tracker has refused it', async () => {
    const { url } = await startTracker();
    const args = ['--group', 'hall,attic', '--url', url, '--secret', 'move me', '--port', '0'];
    expect(await startToolHere('fake_register', args).ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('has no room "attic"'),
    });
  });
});
