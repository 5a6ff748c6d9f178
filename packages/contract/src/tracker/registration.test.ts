import { describe, expect, test } from 'vitest';
import { registerDataSchema } from './registration.ts';
import { MAX_STREAMS, reportedStreamSchema, webUrlSchema } from './stream.ts';

const stream = { kind: 'video', protocol: 'hls', url: 'https://edge.example.org/hall/index.m3u8' };

describe('a web URL', () => {
  test.each([
    'http://127.0.0.1:8002/hall/index.m3u8',
    'http://[2001:db8::7]:8080/webcast-high.webm',
    'HTTPS://edge.example.org/?a=b#c',
  ])('%s', url => {
    expect(webUrlSchema.parse(url)).toBe(url);
  });

  test.each([
    'javascript:alert(1)',
    'ftp://edge.example.org/',
    '//edge.example.org/',
    'http:edge.example.org',
    'http:\\\\edge.example.org',
    'http://edge.example.org/a b',
    'http://edge.example.org/\nX-Header: 1',
    'http://',
  ])('not %j', url => {
    expect(webUrlSchema.safeParse(url).success).toBe(false);
  });
});

test('a web URL has no room for a whole picture', () => {
  expect(webUrlSchema.safeParse(`http://edge.example.org/${'a'.repeat(2048)}`).success).toBe(false);
});

describe('a reported stream', () => {
  test('need not say its quality and language', () => {
    expect(reportedStreamSchema.parse(stream)).toEqual({ ...stream, quality: null, language: null });
  });

  test.each([
    { ...stream, kind: 'smell' },
    { ...stream, protocol: 'rtmp' },
    { ...stream, bitrate: 1 },
    JSON.parse(`{"kind":"video","protocol":"hls","url":"${stream.url}","__proto__":{"quality":"high"}}`),
  ])('is refused as %j', value => {
    expect(reportedStreamSchema.safeParse(value).success).toBe(false);
  });
});

describe('the data of a report', () => {
  test('takes numbers, streams, a preview and the time of the next report', () => {
    const data = { overall_clients: 3, streams: [stream], preview: stream.url, next: 30 };
    expect(registerDataSchema.safeParse(data).success).toBe(true);
  });

  test.each([
    ['a key that nobody knows', { colour: 'blue' }],
    ['a key that would change other objects', JSON.parse('{"__proto__": {"admin": true}}')],
    ['too many streams', { streams: Array.from({ length: MAX_STREAMS + 1 }, () => stream) }],
    ['a next report at once', { next: 0 }],
    ['a next report tomorrow', { next: 86_400 }],
  ])('refuses %s', (_, data) => {
    expect(registerDataSchema.safeParse(data).success).toBe(false);
  });
});
