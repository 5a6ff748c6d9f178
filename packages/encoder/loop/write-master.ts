// Prints the master playlist of the loop in a folder, with codecs and bandwidths measured from its segments.
// When and how to run it: public/demo/README.md.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { parseMediaPlaylist } from '../src/loop/parse-playlist.ts';

interface Variant {
  name: string;
  resolution: string | null;
}

const VARIANTS: Variant[] = [
  { name: '720p', resolution: '1280x720' },
  { name: '360p', resolution: '640x360' },
  { name: 'audio', resolution: null },
];
const FRAMES_PER_S = '25.000';
const AAC_LC = 'mp4a.40.2';

/** RFC 6381: the three bytes after the header of H.264's sequence parameter set. */
function readVideoCodec(segment: Buffer): string {
  const start = segment.indexOf(Buffer.from([0, 0, 1, 0x67]));
  if (start === -1)
    throw new Error('The segment has no H.264 sequence parameter set, expected it at its start.');
  return `avc1.${segment.subarray(start + 4, start + 7).toString('hex')}`;
}

async function describeVariant(folder: string, { name, resolution }: Variant): Promise<string> {
  const { segments } = parseMediaPlaylist(await readFile(join(folder, name, 'index.m3u8'), 'utf8'));
  const first = segments[0];
  if (first === undefined) throw new Error(`${name}/index.m3u8 lists no segment.`);
  const sizes = await Promise.all(
    segments.map(async ({ uri }) => (await stat(join(folder, name, uri))).size),
  );
  const rates = segments.map(({ durationS }, i) => ((sizes[i] ?? 0) * 8) / durationS);
  const bits = sizes.reduce((sum, size) => sum + size, 0) * 8;
  const seconds = segments.reduce((sum, { durationS }) => sum + durationS, 0);
  const video = resolution && readVideoCodec(await readFile(join(folder, name, first.uri)));
  const attributes = [
    `BANDWIDTH=${Math.ceil(Math.max(...rates))}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(bits / seconds)}`,
    `CODECS="${video ? `${video},${AAC_LC}` : AAC_LC}"`,
    ...(resolution ? [`RESOLUTION=${resolution}`, `FRAME-RATE=${FRAMES_PER_S}`] : []),
  ];
  return `#EXT-X-STREAM-INF:${attributes.join(',')}\n${name}/index.m3u8\n`;
}

const folder = process.argv[2] ?? 'public/demo';
const variants = await Promise.all(VARIANTS.map(variant => describeVariant(folder, variant)));
stdout.write(`#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-INDEPENDENT-SEGMENTS\n${variants.join('')}`);
