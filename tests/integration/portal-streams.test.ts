import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { streamsV1ReplySchema } from '../../packages/contract/src/index.ts';
import { GUID, hls, ORIGIN, opus, StreamsFixture } from './streams-fixture.ts';

let portal: StreamsFixture;

beforeAll(async () => {
  portal = await StreamsFixture.open();
});

beforeEach(() => {
  portal.streaming = { saal1: [hls, opus] };
});

afterAll(() => portal.close());

describe('/streams/v2.json', () => {
  test('never names what is cancelled', async () => {
    for (const at of ['2026-10-24T13:05:00+02:00', '2026-10-24T13:20:00+02:00']) {
      const [conference] = await portal.ask(at);
      expect(conference?.groups[0]?.rooms[0]?.talks).toMatchObject({
        current: { special: 'gap' },
        next: { guid: 'sun' },
      });
    }
  });

  test('is what the streaming website of the c3voc would say', async () => {
    const [conference, ...others] = await portal.ask('2026-10-24T10:05:00+02:00');
    expect(others).toEqual([]);
    const { groups, ...about } = conference ?? { groups: [] };
    expect(about).toEqual({
      mandator: 'rain26',
      conference: 'RainConf 2026',
      slug: 'rain26',
      author: 'All weather',
      description: 'Out of doors',
      keywords: 'RainConf 2026, rain26, Field',
      schedule: `${ORIGIN}/schedule.xml`,
      startsAt: '2026-10-24T09:00:00+0200',
      endsAt: '2026-10-25T11:00:00+0100',
      isCurrentlyStreaming: true,
    });
    expect(groups.map(({ group, rooms }) => [group, rooms.map(({ slug }) => slug)])).toEqual([
      ['Live', ['saal1', 'cellar']],
    ]);
    expect(groups[0]?.rooms[0]).toEqual({
      guid: GUID,
      slug: 'saal1',
      schedulename: 'Saal 1',
      thumb: 'https://edge.example/saal1.jpg',
      poster: 'https://edge.example/saal1.jpg',
      link: `${ORIGIN}/saal1`,
      display: 'Saal 1',
      stream: 'saal1',
      talks: {
        current: {
          fstart: '2026-10-24T10:00:00+02:00',
          fend: '2026-10-24T10:30:00+02:00',
          tstart: '10:00',
          tend: '10:30',
          start: 1792828800,
          end: 1792830600,
          offset: 7200,
          duration: 1800,
          guid: 'rain',
          code: 'ABCDEF',
          track: 'Weather',
          title: 'About rain',
          speaker: 'Ada, Bob',
          room_known: true,
          optout: false,
          url: 'https://pretalx.example/rain/talk/ABCDEF/',
        },
        next: expect.objectContaining({
          guid: 'hail',
          code: '',
          optout: true,
          url: `${ORIGIN}/schedule/hail`,
        }),
      },
      streams: [
        {
          slug: 'hd-native',
          display: 'Saal 1 Video',
          type: 'video',
          isTranslated: false,
          videoSize: [1920, 1080],
          urls: { hls: { display: 'HLS', tech: 'adaptive, HLS', url: `${ORIGIN}/saal1/stream.m3u8` } },
        },
        {
          slug: 'audio-native',
          display: 'Saal 1 Audio',
          type: 'audio',
          isTranslated: false,
          videoSize: null,
          urls: { opus: { display: 'Opus', tech: 'Opus', url: opus.url } },
        },
      ],
    });
  });

  test('names what is between sessions by its own words', async () => {
    const pause = (await portal.askRoom('2026-10-24T10:40:00+02:00'))?.talks;
    expect(pause?.current).toMatchObject({ special: 'pause', title: '30 minutes pause', duration: 1800 });
    expect(pause?.next).toMatchObject({ guid: 'hail' });
    const gap = (await portal.askRoom('2026-10-24T09:30:00+02:00'))?.talks.current;
    expect(gap).toMatchObject({ special: 'gap', fend: '2026-10-24T10:00:00+02:00' });
    expect(gap).not.toHaveProperty('title');
    const night = (await portal.askRoom('2026-10-24T23:00:00+02:00'))?.talks;
    expect(night?.current).toMatchObject({
      special: 'daychange',
      title: 'Daychange from Day 1 to 2',
      duration: 3600,
      fend: '2026-10-25T10:00:00+01:00',
    });
    // The next may be another day's; in winter time.
    expect(night?.next).toMatchObject({ guid: 'sun', offset: 3600, tstart: '10:00' });
    expect((await portal.askRoom('2026-10-25T12:00:00+01:00'))?.talks).toEqual({ current: null, next: null });
  });

  test('lists no address and no picture of what must not be streamed, until it is over', async () => {
    const text = JSON.stringify(await portal.askRoom('2026-10-24T12:30:00+02:00'));
    expect(text).toContain('About secret');
    expect(text).not.toContain('edge.example');
    expect(text).not.toContain('m3u8');
    expect((await portal.ask('2026-10-24T12:30:00+02:00'))[0]?.isCurrentlyStreaming).toBe(false);
    expect((await portal.askRoom('2026-10-24T13:00:00+02:00'))?.streams).toHaveLength(2);
  });

  test.each([
    ['2026-10-24T10:05:00+02:00', true],
    ['2026-10-24T10:40:00+02:00', true],
    ['2026-10-24T23:00:00+02:00', false],
    ['2026-10-25T09:29:00+01:00', false],
    ['2026-10-25T09:30:00+01:00', true],
    ['2026-10-25T12:00:00+01:00', false],
  ])('at %s says that it is on: %s', async (instant, isOn) => {
    expect((await portal.ask(instant))[0]?.isCurrentlyStreaming).toBe(isOn);
    portal.streaming = {};
    // The programme alone is nothing to watch.
    expect((await portal.ask(instant))[0]?.isCurrentlyStreaming).toBe(false);
  });

  test('lists a conference on its days, and whenever it is streamed', async () => {
    const slugs = async (instant: string) => (await portal.ask(instant)).map(({ slug }) => slug);
    expect(await slugs('2026-10-20T12:00:00+02:00')).toEqual(['rain26']);
    portal.streaming = {};
    expect(await slugs('2026-10-23T23:59:00+02:00')).toEqual([]);
    expect(await slugs('2026-10-24T00:00:00+02:00')).toEqual(['rain26']);
    expect(await slugs('2026-10-26T03:59:00+01:00')).toEqual(['rain26']);
    expect(await slugs('2026-10-26T04:00:00+01:00')).toEqual([]);
    portal.streaming = { lounge: [hls], saal1: [hls] };
    const [, other] = await portal.ask('2026-10-24T10:05:00+02:00');
    expect(other).toMatchObject({
      slug: 'drift_snow',
      mandator: 'drift_snow',
      conference: 'Drift & Snow',
      startsAt: null,
      endsAt: null,
      schedule: null,
      isCurrentlyStreaming: true,
    });
    expect(other?.groups[0]?.rooms[0]?.talks).toEqual({ current: null, next: null });
  });

  test('is printed for people, may be read by any page, and is not sent again', async () => {
    const reply = await fetch(`${portal.origin}/streams/v2.json`);
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(reply.headers.get('content-type')).toContain('application/json');
    expect(await reply.text()).toContain(`[\n    {\n        "mandator": "rain26",\n`);
    const headers = { 'if-none-match': reply.headers.get('etag') ?? '' };
    expect((await fetch(`${portal.origin}/streams/v2.json`, { headers })).status).toBe(304);
  });

  test('has pictures at whole addresses', async () => {
    const cellar = await portal.askRoom('2026-10-24T10:05:00+02:00', 'cellar');
    expect([cellar?.thumb, cellar?.streams]).toEqual([`${ORIGIN}/cellar.png`, []]);
  });
});

test('/streams/v1.json is the same, group by group, without sessions', async () => {
  const instant = '2026-10-24T10:05:00+02:00';
  const reply = await fetch(`${portal.origin}/streams/v1.json?now=${encodeURIComponent(instant)}`);
  const [first, ...others] = streamsV1ReplySchema.parse(await reply.json());
  expect([first?.conference, first?.group, others]).toEqual(['RainConf 2026', 'Live', []]);
  const room = await portal.askRoom(instant);
  const { slug, schedulename, thumb, link, display, streams } = room ?? {};
  expect(first?.rooms[0]).toEqual({ slug, schedulename, thumb, link, display, streams });
});
