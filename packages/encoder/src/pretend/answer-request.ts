import { buildLivePlaylist, findNewestSequence, toLoopIndex } from '../loop/build-live-playlist.ts';
import type { Loop, LoopVariant } from '../loop/load-loop.ts';

export const MASTER_PLAYLIST = 'live.m3u8';
export const PREVIEW = 'preview.jpg';

const WINDOW_SEGMENTS = 6;
const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl';

export interface PretendRequest {
  method: string;
  /** Path and query as the request line has them. */
  target: string;
  ifNoneMatch?: string | undefined;
}

export interface PretendReply {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/** What the pretend encoder answers at an instant. Segments of the past stay; those of the future do not exist. */
export function answerRequest(
  request: PretendRequest,
  { loop, rooms, atMs }: { loop: Loop; rooms: readonly string[]; atMs: number },
): PretendReply {
  if (request.method === 'OPTIONS') {
    return { status: 204, headers: { 'access-control-allow-methods': 'GET, HEAD' }, body: '' };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, `This address is read with GET or HEAD, not with ${request.method}.`, {
      allow: 'GET, HEAD',
    });
  }
  const [, room = '', ...rest] = request.target.replace(/\?.*$/s, '').split('/');
  if (!rooms.includes(room)) {
    return refuse(
      404,
      `The pretend encoder has no such room. Its streams are /ROOM/${MASTER_PLAYLIST} for ROOM in: ${rooms.join(', ')}.`,
    );
  }
  const [name = '', file = ''] = rest;
  if (rest.length === 1 && name === MASTER_PLAYLIST) {
    return succeed({ type: PLAYLIST_TYPE, cache: 'max-age=60', body: loop.masterPlaylist });
  }
  if (rest.length === 1 && name === PREVIEW) return answerPreview(request, { loop, atMs });
  const variant = rest.length === 2 ? loop.variants.get(name) : undefined;
  return variant ? answerVariant(file, { variant, atMs }) : refuseFile(loop);
}

function answerVariant(
  file: string,
  { variant, atMs }: { variant: LoopVariant; atMs: number },
): PretendReply {
  const { segments, files } = variant;
  if (file === 'index.m3u8') {
    const body = buildLivePlaylist({ segments, atMs, windowSegments: WINDOW_SEGMENTS });
    // Half a target duration: a cache may answer a crowd without showing anybody a window that has passed.
    return succeed({ type: PLAYLIST_TYPE, cache: 'max-age=1', body });
  }
  const newest = findNewestSequence({ segments, atMs });
  const sequence = /^\d{1,12}\.ts$/.test(file) ? Number.parseInt(file, 10) : Number.NaN;
  const bytes = sequence <= newest ? files[toLoopIndex(sequence, segments)] : undefined;
  if (bytes === undefined) {
    return refuse(
      404,
      `There is no such segment. The newest at this moment is ${newest}.ts; index.m3u8 lists the last ${WINDOW_SEGMENTS}.`,
    );
  }
  return succeed({ type: 'video/mp2t', cache: 'public, max-age=3600, immutable', body: bytes });
}

function answerPreview(request: PretendRequest, { loop, atMs }: { loop: Loop; atMs: number }): PretendReply {
  const [segments] = [...loop.variants.values()].map(variant => variant.segments);
  const newest = segments ? findNewestSequence({ segments, atMs }) : -1;
  const picture = loop.pictures[toLoopIndex(Math.max(0, newest), loop.pictures)];
  if (picture === undefined) return refuseFile(loop);
  const reply = succeed({ type: 'image/jpeg', cache: 'no-cache', body: picture.bytes });
  reply.headers.etag = picture.etag;
  const known = request.ifNoneMatch?.split(',').map(tag => tag.trim().replace(/^W\//, '')) ?? [];
  if (!known.includes(picture.etag) && !known.includes('*')) return reply;
  return { status: 304, headers: { 'cache-control': 'no-cache', etag: picture.etag }, body: '' };
}

function succeed({
  type,
  cache,
  body,
}: {
  type: string;
  cache: string;
  body: Buffer | string;
}): PretendReply {
  return { status: 200, headers: { 'content-type': type, 'cache-control': cache }, body };
}

function refuse(status: number, sentence: string, headers: Record<string, string> = {}): PretendReply {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: `${sentence}\n`,
  };
}

function refuseFile(loop: Loop): PretendReply {
  const playlists = [...loop.variants.keys()].map(name => `${name}/index.m3u8`);
  return refuse(
    404,
    `There is nothing here. A room has ${[MASTER_PLAYLIST, PREVIEW, ...playlists].join(', ')}.`,
  );
}
