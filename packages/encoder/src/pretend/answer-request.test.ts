import { describe, expect, it } from 'vitest';
import type { Loop } from '../loop/load-loop.ts';
import { answerRequest, type PretendRequest } from './answer-request.ts';

const segments = [0, 1, 2].map(i => ({ durationS: 2, uri: `${i}.ts` }));
const loop: Loop = {
  masterPlaylist: '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n720p/index.m3u8\n',
  variants: new Map([['720p', { segments, files: ['zero', 'one', 'two'].map(text => Buffer.from(text)) }]]),
  pictures: ['a', 'b', 'c'].map(text => ({ bytes: Buffer.from(text), etag: `"${text}"` })),
};
/** Segments up to 101, which is the last of a loop, are complete. */
const AT_MS = 204_500;

function get(target: string, request: Partial<PretendRequest> = {}) {
  const reply = answerRequest(
    { method: 'GET', target, ...request },
    { loop, rooms: ['hall', 'lab'], atMs: AT_MS },
  );
  return { ...reply, body: reply.body.toString() };
}

describe('answerRequest', () => {
  it('gives the master playlist of each room', () => {
    const { status, headers, body } = get('/hall/live.m3u8');
    expect([status, body]).toEqual([200, loop.masterPlaylist]);
    expect(headers['content-type']).toBe('application/vnd.apple.mpegurl');
    expect(get('/lab/live.m3u8?x=1').status).toBe(200);
  });

  it('gives the playlist of a variant, to be asked for again soon', () => {
    const { status, headers, body } = get('/hall/720p/index.m3u8');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('max-age=1');
    expect(body).toContain('\n96.ts\n');
    expect(body.trim().split('\n').at(-1)).toBe('101.ts');
  });

  it('gives the segment of the loop that a number stands for, to be kept', () => {
    const { status, headers, body } = get('/hall/720p/100.ts');
    expect([status, body]).toEqual([200, 'one']);
    expect(headers['content-type']).toBe('video/mp2t');
    expect(headers['cache-control']).toContain('immutable');
    expect(get('/hall/720p/101.ts').body).toBe('two');
  });

  it('does not give what is yet to come', () => {
    const { status, headers, body } = get('/hall/720p/102.ts');
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('The newest at this moment is 101.ts');
  });

  it('gives the picture of now, unless it is known', () => {
    expect(get('/hall/preview.jpg')).toMatchObject({ status: 200, body: 'c' });
    expect(get('/hall/preview.jpg').headers).toEqual({
      'content-type': 'image/jpeg',
      'cache-control': 'no-cache',
      etag: '"c"',
    });
    expect(get('/hall/preview.jpg', { ifNoneMatch: '"a", W/"c"' })).toMatchObject({ status: 304, body: '' });
    expect(get('/hall/preview.jpg', { ifNoneMatch: '"a"' }).status).toBe(200);
  });

  it.each([
    ['/', 'Its streams are /ROOM/live.m3u8 for ROOM in: hall, lab.'],
    ['/attic/live.m3u8', 'no such room'],
    ['/constructor/live.m3u8', 'no such room'],
    ['/../hall/live.m3u8', 'no such room'],
    ['http://elsewhere/hall/live.m3u8', 'no such room'],
    ['/hall', 'A room has live.m3u8, preview.jpg, 720p/index.m3u8.'],
    ['/hall/../../etc/passwd', 'There is nothing here.'],
    ['/hall/%2e%2e/secret', 'There is nothing here.'],
    ['/hall/720p/../../loop.m3u8', 'There is nothing here.'],
    ['/hall/720p/-1.ts', 'There is no such segment.'],
    ['/hall/720p/1e1.ts', 'There is no such segment.'],
    ['/hall/720p/000.ts/', 'There is nothing here.'],
    ['/hall/live.m3u8/x', 'There is nothing here.'],
  ])('answers %s with a sentence', (target, sentence) => {
    const { status, headers, body } = get(target);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toContain(sentence);
  });

  it('only gives', () => {
    expect(get('/hall/live.m3u8', { method: 'HEAD' }).status).toBe(200);
    expect(get('/hall/live.m3u8', { method: 'OPTIONS' }).status).toBe(204);
    expect(get('/hall/live.m3u8', { method: 'PUT' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });
});
