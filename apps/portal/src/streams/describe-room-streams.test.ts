import type { Stream } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { describeRoomStreams } from './describe-room-streams.ts';

const balancedUrl = 'https://live.example/hall/stream.m3u8';

function stream(kind: Stream['kind'], protocol: Stream['protocol'], more: Partial<Stream> = {}): Stream {
  return {
    kind,
    protocol,
    url: `https://edge.example/${kind}.${protocol}`,
    quality: null,
    language: null,
    ...more,
  };
}

function list(...streams: Stream[]) {
  return describeRoomStreams({ title: 'Hall', streams, balancedUrl });
}

describe('the streams of a room', () => {
  it('have one that is a video by HLS, at the address that spreads viewers', () => {
    expect(list(stream('video', 'hls'))).toEqual([
      {
        slug: 'hd-native',
        display: 'Hall Video',
        type: 'video',
        isTranslated: false,
        videoSize: [1920, 1080],
        urls: { hls: { display: 'HLS', tech: 'adaptive, HLS', url: balancedUrl } },
      },
    ]);
  });

  it('have the endpoint’s own address where nobody knows that of the portal, and for all but the first', () => {
    const streams = [stream('video', 'hls', { quality: 'high' }), stream('video', 'hls', { quality: 'low' })];
    const urls = (balanced: string | null) =>
      describeRoomStreams({ title: 'Hall', streams, balancedUrl: balanced }).map(({ urls }) => urls.hls?.url);
    expect(urls(null)).toEqual(['https://edge.example/video.hls', 'https://edge.example/video.hls']);
    expect(urls(balancedUrl)).toEqual([balancedUrl, 'https://edge.example/video.hls']);
  });

  it('put together what is carried in several ways, and keep apart what differs', () => {
    const listed = list(
      stream('video', 'hls'),
      stream('video', 'webm'),
      stream('video', 'dash'),
      stream('video', 'hls', { language: 'en' }),
      stream('video', 'hls', { quality: 'low' }),
      stream('video', 'hls'),
      stream('audio', 'ogg', { url: 'https://edge.example/a.opus?x=1' }),
      stream('audio', 'mp3'),
      stream('music', 'icecast', { url: 'https://radio.example/lounge' }),
      stream('slides', 'hls'),
      stream('video', 'youtube'),
    );
    expect(
      listed.map(({ slug, type, isTranslated, urls }) => [slug, type, isTranslated, Object.keys(urls)]),
    ).toEqual([
      ['hd-native', 'video', false, ['hls', 'webm']],
      ['dash-native', 'dash', false, ['dash']],
      ['hd-en', 'video', true, ['hls']],
      ['low-native', 'video', false, ['hls']],
      ['hd-native-2', 'video', false, ['hls']],
      ['audio-native', 'audio', false, ['opus', 'mp3']],
      ['music-native', 'music', false, ['icecast']],
      ['slides-native', 'slides', false, ['hls']],
    ]);
  });

  it.each([
    [null, [1920, 1080]],
    ['720p50', [1280, 720]],
    ['360p', [640, 360]],
    ['854x480', [854, 480]],
    ['low', [1024, 576]],
    ['Source', [1920, 1080]],
  ])('of the quality %s have the size that it says', (quality, size) => {
    expect(list(stream('video', 'hls', { quality }))[0]?.videoSize).toEqual(size);
    expect(list(stream('audio', 'hls', { quality }))[0]?.videoSize).toBeNull();
  });
});
