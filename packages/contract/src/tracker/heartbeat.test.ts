import { describe, expect, test } from 'vitest';
import { heartbeatBodySchema, MAX_PLAYER_ERRORS } from './heartbeat.ts';
import { maskViewerCount } from './viewer-count.ts';

const heartbeat = {
  room: 'hall',
  stream: { kind: 'video', protocol: 'hls' },
  state: 'playing',
  sinceS: 30,
  playedS: 29.5,
  stalls: 0,
  stalledS: 0,
  droppedFrames: 0,
};
const error = { code: 'fragLoadError', fatal: false };

describe('a heartbeat', () => {
  test('need not know more than any player does', () => {
    expect(heartbeatBodySchema.parse(heartbeat)).toEqual(heartbeat);
  });

  test('may say all', () => {
    const full = {
      ...heartbeat,
      endpoint: 'hall@192.0.2.7',
      stream: { ...heartbeat.stream, quality: '720p', language: 'pt-BR' },
      decodedFrames: 735,
      latencyS: 8.5,
      bitrateBps: 2_500_000,
      errors: [{ ...error, endpoint: 'hall@192.0.2.8' }],
    };
    expect(heartbeatBodySchema.parse(full)).toEqual(full);
  });

  test.each([
    ['a key that nobody knows', { ...heartbeat, address: '192.0.2.1' }],
    ['a stream of an unknown kind', { ...heartbeat, stream: { kind: 'smell', protocol: 'hls' } }],
    ['more than an hour since the last', { ...heartbeat, playedS: 3601 }],
    ['time that ran back', { ...heartbeat, stalledS: -1 }],
    ['half a stall', { ...heartbeat, stalls: 0.5 }],
    ['a number that is none', { ...heartbeat, playedS: Number.NaN }],
    ['an endless bitrate', { ...heartbeat, bitrateBps: Number.POSITIVE_INFINITY }],
    ['a quality of two lines', { ...heartbeat, stream: { ...heartbeat.stream, quality: 'a\nb' } }],
    ['too many errors', { ...heartbeat, errors: Array.from({ length: MAX_PLAYER_ERRORS + 1 }, () => error) }],
    ['an error that is a sentence', { ...heartbeat, errors: [{ ...error, code: 'It broke.' }] }],
  ])('is refused with %s', (_, body) => {
    expect(heartbeatBodySchema.safeParse(body).success).toBe(false);
  });
});

test.each([
  [0, '<5'],
  [4, '<5'],
  [5, 5],
  [1000, 1000],
] as const)('the public hears of %d viewers as %s', (count, shown) => {
  expect(maskViewerCount(count)).toBe(shown);
});
