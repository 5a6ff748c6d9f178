import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type PretendEncoder, startPretendEncoder } from '../../packages/encoder/src/index.ts';

const MEDIA_DIR = fileURLToPath(new URL('../../public/demo', import.meta.url));
const LOOP_MS = 24_000;
const SEGMENTS = Array.from({ length: 12 }, (_, i) => `${String(i).padStart(3, '0')}.ts`);

const hasFfmpeg = ['ffmpeg', 'ffprobe'].every(program => spawnSync(program, ['-version']).status === 0);
if (!hasFfmpeg)
  console.warn('Skipped: reading the demo loop needs ffmpeg and ffprobe (apt-get install ffmpeg).');

let encoder: PretendEncoder | undefined;

afterEach(async () => {
  await encoder?.close();
  encoder = undefined;
});

/** With a clock that shows a given second of the loop when it is started. */
async function startEncoder({ loopSecond = 0 } = {}): Promise<PretendEncoder> {
  const aheadMs = LOOP_MS - (Date.now() % LOOP_MS) + loopSecond * 1000;
  encoder = await startPretendEncoder({
    host: '127.0.0.1',
    port: 0,
    rooms: ['hall'],
    mediaDir: MEDIA_DIR,
    now: () => Date.now() + aheadMs,
  });
  return encoder;
}

async function run(
  program: string,
  args: string[],
): Promise<Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>(resolve => child.once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { status, stdout, stderr };
}

interface Packet {
  codec_type: string;
  pts: number;
  duration: number;
  flags: string;
}

async function readPackets(file: string): Promise<Packet[]> {
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-show_packets',
    '-of',
    'json',
    `${MEDIA_DIR}/${file}`,
  ]);
  return JSON.parse(stdout).packets;
}

describe('the pretend encoder', () => {
  it('lists segments that are there, with the headers that players and caches go by', async () => {
    const { streamsOf } = await startEncoder();
    for (const { url } of streamsOf('hall')) {
      const response = await fetch(url);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    }
    const playlistUrl = streamsOf('hall')[1]?.url ?? '';
    const uris = (await (await fetch(playlistUrl)).text()).split('\n').filter(line => /^\d+\.ts$/.test(line));
    expect(uris).toHaveLength(6);
    for (const uri of uris) {
      const head = await fetch(new URL(uri, playlistUrl), { method: 'HEAD' });
      const { length } = await (await fetch(new URL(uri, playlistUrl))).bytes();
      expect([head.status, head.headers.get('content-type')]).toEqual([200, 'video/mp2t']);
      expect(Number(head.headers.get('content-length'))).toBe(length);
    }
  });

  it('goes on after a restart as if nothing had been', async () => {
    const atMs = Date.UTC(2026, 10, 20, 9, 30);
    const options = { host: '127.0.0.1', rooms: ['hall'], mediaDir: MEDIA_DIR, now: () => atMs };
    const first = await startPretendEncoder({ ...options, port: 0 });
    const url = `${first.url}/hall/720p/index.m3u8`;
    const before = await (await fetch(url)).text();
    await first.close();
    encoder = await startPretendEncoder({ ...options, port: Number(new URL(url).port) });
    expect(await (await fetch(url)).text()).toBe(before);
  });

  it('refuses a port that is taken, naming it', async () => {
    const { url } = await startEncoder();
    const port = Number(new URL(url).port);
    const options = { host: '127.0.0.1', port, rooms: ['hall'], mediaDir: MEDIA_DIR, now: Date.now };
    await expect(startPretendEncoder(options)).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringContaining(`Port ${port} of 127.0.0.1`),
    });
  });
});

describe.skipIf(!hasFfmpeg)('ffmpeg', () => {
  it('reads the live stream across the end of the loop without an error, picture by picture', async () => {
    // It begins three segments back: with seconds 16 to 22, and two seconds later it has to begin the next loop.
    const { streamsOf } = await startEncoder({ loopSecond: 22.5 });
    const input = ['-v', 'error', '-i', streamsOf('hall')[0]?.url ?? '', '-t', '10'];
    const output = ['-map', '0:v:0', '-map', '0:a:0', '-fps_mode', 'passthrough', '-f', 'framemd5', '-'];
    const { status, stdout, stderr } = await run('ffmpeg', [...input, ...output]);
    expect([status, stderr]).toEqual([0, '']);
    const frames = stdout
      .split('\n')
      .filter(line => /^\d/.test(line))
      .map(line => line.split(/,\s*/));
    const pictures = frames.filter(([stream]) => stream === '0').map(fields => fields.at(-1));
    expect(pictures.length).toBe(250);
    expect(new Set(pictures).size).toBe(250);
    expect(frames.filter(([stream]) => stream === '1').length).toBeGreaterThan(460);
  });

  it('finds a key frame at the start of each segment and nowhere else', async () => {
    for (const variant of ['720p', '360p']) {
      for (const segment of SEGMENTS) {
        const video = (await readPackets(`${variant}/${segment}`)).filter(
          packet => packet.codec_type === 'video',
        );
        expect(video.map(({ flags }) => flags.includes('K'))).toEqual([true, ...Array(49).fill(false)]);
      }
    }
  });

  it('finds the variants at the same instants, and sound without a gap', async () => {
    const audio: Packet[] = [];
    for (const segment of SEGMENTS) {
      const [high, low, sound] = await Promise.all(
        ['720p', '360p', 'audio'].map(name => readPackets(`${name}/${segment}`)),
      );
      const times = (packets: Packet[] = [], type: string) =>
        packets.filter(packet => packet.codec_type === type).map(({ pts }) => pts);
      expect(times(low, 'video')).toEqual(times(high, 'video'));
      expect(times(low, 'audio')).toEqual(times(high, 'audio'));
      expect(times(sound, 'audio')).toEqual(times(high, 'audio'));
      audio.push(...(sound ?? []));
    }
    expect(audio).toHaveLength(1125);
    expect(new Set(audio.slice(1).map(({ pts }, i) => pts - (audio[i]?.pts ?? 0)))).toEqual(new Set([1920]));
  });
});
