import { describe, expect, it } from 'vitest';
import { parseStream } from './parse-stream.ts';

describe('parseStream', () => {
  it.each([
    ['https://a.example/hall/live.m3u8', 'video', 'hls'],
    ['https://a.example/hall/LIVE.M3U8?token=x.mp3', 'video', 'hls'],
    ['https://a.example/hall/audio.m3u8', 'audio', 'hls'],
    ['https://a.example/hall/audio/index.m3u8', 'audio', 'hls'],
    ['https://audio.example/hall/index.m3u8', 'video', 'hls'],
    ['https://a.example/hall.mpd', 'video', 'dash'],
    ['https://a.example/audio/hall.webm', 'video', 'webm'],
    ['http://192.0.2.7:8080/webcast-high.webm', 'video', 'webm'],
    ['http://192.0.2.7:8080/webcast-low.flv', 'video', 'flv'],
    ['http://192.0.2.7:8080/webcast-low.ogv', 'video', 'ogg'],
    ['http://192.0.2.7:8080/audio-only.ogg', 'audio', 'ogg'],
    ['http://192.0.2.7:8080/audio-only.aac', 'audio', 'aac'],
    ['http://192.0.2.7:8080/audio-only.mp3', 'audio', 'mp3'],
    ['https://www.youtube.com/watch?v=abc', 'video', 'youtube'],
    ['https://youtu.be/abc', 'video', 'youtube'],
  ])('guesses what %s is', (url, kind, protocol) => {
    expect(parseStream(url)).toEqual({ kind, protocol, url, quality: null, language: null });
  });

  it('takes what it is told', () => {
    expect(parseStream('audio/icecast=http://192.0.2.7:8000/hall?a=b')).toEqual({
      kind: 'audio',
      protocol: 'icecast',
      url: 'http://192.0.2.7:8000/hall?a=b',
      quality: null,
      language: null,
    });
  });

  it.each([
    ['https://a.example/hall', 'does not say what it is'],
    ['hall.m3u8', 'does not say what it is'],
    ['ftp://a.example/hall.m3u8', 'expected an http:// or https:// URL'],
    ['smell/hls=https://a.example/hall', 'KIND one of video, audio, slides, music'],
    ['video/rtmp=https://a.example/hall', 'PROTOCOL one of hls, dash'],
    ['video/hls=', 'is not one'],
  ])('refuses %s', (text, sentence) => {
    expect(() => parseStream(text)).toThrow(
      expect.objectContaining({ code: 'STREAM_UNCLEAR', message: expect.stringContaining(sentence) }),
    );
  });
});
