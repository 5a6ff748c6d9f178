import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readAsKodi, readAsNewPipe, readStartAsNewPipe } from './streams-clients.ts';
import { hls, ORIGIN, opus, StreamsFixture } from './streams-fixture.ts';

let portal: StreamsFixture;

beforeAll(async () => {
  portal = await StreamsFixture.open();
});

beforeEach(() => {
  portal.streaming = { saal1: [hls, opus] };
});

afterAll(() => portal.close());

describe('who reads it', () => {
  test('as the Kodi plugin does lists rooms that are streamed, with what is on', async () => {
    expect(readAsKodi(await portal.ask('2026-10-24T10:05:00+02:00'))).toEqual([
      { label: 'RainConf 2026: Live: Saal 1 >> About rain', url: `${ORIGIN}/saal1/stream.m3u8` },
    ]);
    expect(readAsKodi(await portal.ask('2026-10-24T10:40:00+02:00'))[0]?.label).toBe(
      'RainConf 2026: Live: Saal 1 >> 30 minutes pause',
    );
    expect(readAsKodi(await portal.ask('2026-10-24T09:30:00+02:00'))[0]?.label).toBe(
      'RainConf 2026: Live: Saal 1',
    );
    expect(readAsKodi(await portal.ask('2026-10-24T12:30:00+02:00'))).toEqual([]);
  });

  test('as the Kodi plugin does gets the quality that its owner wants', async () => {
    portal.streaming = {
      saal1: [
        { ...hls, quality: '360p' },
        { ...hls, quality: '1080p', url: 'https://edge.example/hd.m3u8' },
        { ...hls, quality: '1080p', language: 'de', url: 'https://edge.example/de.m3u8' },
        { ...hls, protocol: 'webm', quality: '1080p', url: 'https://edge.example/hd.webm' },
      ],
    };
    const streams = await portal.ask('2026-10-24T10:05:00+02:00');
    expect(readAsKodi(streams, true)[0]?.url).toBe('https://edge.example/hd.m3u8');
    expect(readAsKodi(streams, false)[0]?.url).toBe(`${ORIGIN}/saal1/stream.m3u8`);
  });

  test('as NewPipe does finds the room and plays it', async () => {
    const streams = await portal.ask('2026-10-24T10:05:00+02:00');
    expect(readAsNewPipe(streams, 'rain26/saal1')).toEqual({
      name: 'Saal 1',
      thumbnail: 'https://edge.example/saal1.jpg',
      description: 'Out of doors - Live',
      uploader: 'RainConf 2026',
      isVideo: true,
      hlsUrl: `${ORIGIN}/saal1/stream.m3u8`,
      dashUrl: '',
      audioSuffixes: ['opus'],
    });
    expect(readAsNewPipe(await portal.ask('2026-10-24T12:30:00+02:00'), 'rain26/saal1').hlsUrl).toBe('');
  });

  test.each(['09:30', '10:05', '10:40', '23:00'])(
    'as NewPipe does can read when began what is on at %s',
    async time => {
      const streams = await portal.ask(`2026-10-24T${time}:00+02:00`);
      expect(readStartAsNewPipe(streams, 'rain26/saal1')).toBeLessThanOrEqual(
        Date.parse(`2026-10-24T${time}:00+02:00`),
      );
    },
  );
});
