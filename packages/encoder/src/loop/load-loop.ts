import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EncoderError } from '../errors.ts';
import { type ListedSegment, parseMasterPlaylist, parseMediaPlaylist } from './parse-playlist.ts';

/** The demo loop, read into memory: it is three megabytes, and no request then touches the disk. */
export interface Loop {
  /** As the file has it. */
  masterPlaylist: string;
  /** By the name of the folder that the master playlist names. */
  variants: ReadonlyMap<string, LoopVariant>;
  /** One picture for each segment. */
  pictures: readonly Picture[];
}

export interface LoopVariant {
  segments: readonly ListedSegment[];
  /** The bytes of each of `segments`. */
  files: readonly Buffer[];
}

export interface Picture {
  bytes: Buffer;
  etag: string;
}

/** @throws EncoderError `LOOP_UNREADABLE` */
export async function loadLoop(mediaDir: string): Promise<Loop> {
  try {
    const masterPlaylist = await readFile(join(mediaDir, 'loop.m3u8'), 'utf8');
    const playlists = parseMasterPlaylist(masterPlaylist);
    const variants = new Map(
      await Promise.all(
        playlists.map(async uri => [dirname(uri), await loadVariant(join(mediaDir, uri))] as const),
      ),
    );
    const pictures = await loadPictures(join(mediaDir, 'preview'));
    checkAligned({ variants, pictures });
    return { masterPlaylist, variants, pictures };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EncoderError(
      'LOOP_UNREADABLE',
      `The demo loop in ${mediaDir} cannot be used: ${reason}. Expected it as its README.md describes it.`,
      { cause },
    );
  }
}

async function loadVariant(playlist: string): Promise<LoopVariant> {
  const { segments } = parseMediaPlaylist(await readFile(playlist, 'utf8'));
  const files = await Promise.all(segments.map(({ uri }) => readFile(join(dirname(playlist), uri))));
  return { segments, files };
}

async function loadPictures(folder: string): Promise<Picture[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.jpg')).sort();
  return Promise.all(
    names.map(async name => {
      const bytes = await readFile(join(folder, name));
      return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"` };
    }),
  );
}

/** Variants are one timeline: a player that changes between them goes by the sequence number. */
function checkAligned({ variants, pictures }: Pick<Loop, 'variants' | 'pictures'>): void {
  const counts = [...variants].map(([name, { segments }]) => ({ name, count: segments.length }));
  const [first] = counts;
  if (first === undefined || first.count === 0) throw new Error('loop.m3u8 names no variant with a segment');
  for (const { name, count } of [...counts, { name: 'preview', count: pictures.length }]) {
    if (count !== first.count) {
      throw new Error(`${first.name} has ${first.count} segments and ${name} has ${count}, expected as many`);
    }
  }
}
