import { describe, expect, it } from 'vitest';
import { parseFeed } from '../parse-feed.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeProgramme, PORTAL } from '../testing/make-programme.ts';
import { makeSession } from '../testing/make-session.ts';
import { inBerlin } from '../testing/rain-conf.ts';
import { exportScheduleJson } from './export-schedule-json.ts';
import { exportScheduleXml } from './export-schedule-xml.ts';

const UUID = '6a32cb72-a69d-423c-91b5-60d88eb8e6c7';
const ROOM_UUID = 'a84b7d2c-2e1c-4d6b-9a57-7a1f0c9e3b21';
const rain = makeSession({
  ...inBerlin(UUID, '20 10:00', '20 11:15'),
  title: 'Rain & more',
  subtitle: 'With <drops>',
  abstract: { format: 'markdown', source: 'It *falls*.' },
  speakers: [{ id: '12', name: 'Ada' }],
  track: 'Water',
  kind: 'talk',
  language: 'en',
  url: 'https://rain.example/talk/1',
  links: [{ url: 'https://rain.example/slides', title: 'Slides' }],
  doNotRecord: true,
});
const feed = {
  ...makeFeed([rain], { title: 'RainConf', acronym: 'rain26', version: '1.2' }),
  rooms: [
    { name: 'Hall', id: null, guid: ROOM_UUID, slug: null },
    { name: 'Empty', id: null, guid: null, slug: null },
  ],
};

describe('exportScheduleXml', () => {
  it('writes what apps read', () => {
    expect(exportScheduleXml(makeProgramme(feed))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <generator name="Foyer"/>
  <url>${PORTAL}/schedule.xml</url>
  <version>1.2</version>
  <conference>
    <title>RainConf</title>
    <acronym>rain26</acronym>
    <start>2026-11-20</start>
    <end>2026-11-20</end>
    <days>1</days>
    <time_zone_name>Europe/Berlin</time_zone_name>
  </conference>
  <day index="1" date="2026-11-20" start="2026-11-20T04:00:00+01:00" end="2026-11-21T04:00:00+01:00">
    <room name="Hall" guid="${ROOM_UUID}">
      <event guid="${UUID}" id="1567020860">
        <room>Hall</room>
        <title>Rain &amp; more</title>
        <subtitle>With &lt;drops&gt;</subtitle>
        <type>talk</type>
        <date>2026-11-20T10:00:00+01:00</date>
        <start>10:00</start>
        <duration>01:15</duration>
        <abstract>It *falls*.</abstract>
        <track>Water</track>
        <persons>
          <person id="12">Ada</person>
        </persons>
        <language>en</language>
        <description/>
        <recording>
          <license/>
          <optout>true</optout>
        </recording>
        <links>
          <link href="https://rain.example/slides">Slides</link>
          <link href="${PORTAL}/hall" type="text/html">Watch in Hall</link>
          <link href="${PORTAL}/hall/stream.m3u8" type="application/vnd.apple.mpegurl">Live stream (HLS)</link>
        </links>
        <url>https://rain.example/talk/1</url>
      </event>
    </room>
    <room name="Empty"/>
  </day>
</schedule>
`);
  });

  it('says that a session is cancelled in its title, and beside the root what the format cannot', () => {
    const xml = exportScheduleXml(
      makeProgramme(makeFeed([{ ...rain, cancelled: true, rooms: ['Hall', 'Bar'] }])),
    );
    expect(xml.match(/<title>CANCELLED: Rain/g)).toHaveLength(2);
    const [, supplement = ''] = /<\/schedule>\n<\?foyer (.*)\?>\n$/.exec(xml) ?? [];
    const { [UUID]: first, ...others } = JSON.parse(supplement);
    expect(first).toEqual({ title: 'Rain & more', rooms: ['Hall', 'Bar'], cancelled: true });
    expect(Object.values(others)).toEqual([{ placeOf: UUID }]);
  });
});

describe('exportScheduleJson', () => {
  it('writes what apps read', () => {
    const { generator, schedule } = JSON.parse(exportScheduleJson(makeProgramme(feed)));
    const { days, rooms, ...conference } = schedule.conference;
    expect(generator).toEqual({ name: 'Foyer' });
    expect(conference).toEqual({
      acronym: 'rain26',
      title: 'RainConf',
      start: '2026-11-20',
      end: '2026-11-20',
      daysCount: 1,
      timeslot_duration: '00:15',
      time_zone_name: 'Europe/Berlin',
      tracks: [{ name: 'Water', slug: 'water' }],
    });
    expect(rooms).toEqual([
      { name: 'Hall', slug: 'hall', guid: ROOM_UUID, url: `${PORTAL}/hall` },
      { name: 'Empty', slug: 'empty', guid: expect.stringMatching(/^.{14}8/) },
    ]);
    expect(days[0].rooms.Hall).toEqual([
      {
        guid: UUID,
        id: 1567020860,
        date: '2026-11-20T10:00:00+01:00',
        start: '10:00',
        end: '2026-11-20T11:15:00+01:00',
        duration: '01:15',
        room: 'Hall',
        slug: 'rain26-1567020860-rain-more',
        url: 'https://rain.example/talk/1',
        title: 'Rain & more',
        subtitle: 'With <drops>',
        language: 'en',
        track: 'Water',
        type: 'talk',
        abstract: 'It *falls*.',
        description: '',
        do_not_record: true,
        do_not_stream: null,
        persons: [{ id: 12, name: 'Ada' }],
        links: [
          { url: 'https://rain.example/slides', title: 'Slides' },
          { url: `${PORTAL}/hall`, title: 'Watch in Hall', type: 'web' },
          { url: `${PORTAL}/hall/stream.m3u8`, title: 'Live stream (HLS)', type: 'media' },
        ],
      },
    ]);
  });
});

describe.each([
  ['schedule.xml', exportScheduleXml],
  ['schedule.json', exportScheduleJson],
])('%s', (_name, write) => {
  it('names no stream of a session that must not be streamed, or is cancelled', () => {
    for (const withheld of [{ doNotStream: true }, { cancelled: true }]) {
      const text = write(makeProgramme(makeFeed([{ ...rain, ...withheld }])));
      expect(text).not.toContain('m3u8');
      expect(text).toContain(`${PORTAL}/hall`);
    }
  });

  it('says what the organisers say to a correction in a link to the page, its own texts as they were', () => {
    const { startsAt, endsAt, rooms } = rain;
    const correction = { kind: 'delayed', startsAt, endsAt, rooms, note: 'No <light>' } as const;
    const late = { ...rain, startsAt: startsAt + 60_000, correction };
    const [session] = parseFeed(write(makeProgramme(makeFeed([late]))), { timezone: 'UTC' }).sessions;
    expect(session?.links.slice(1)).toEqual([
      { url: `${PORTAL}/schedule/${UUID}`, title: 'Note: No <light>' },
      expect.objectContaining({ title: 'Watch in Hall' }),
      expect.objectContaining({ title: 'Live stream (HLS)' }),
    ]);
    expect(session).toMatchObject({
      title: rain.title,
      abstract: rain.abstract,
      startsAt: startsAt + 60_000,
    });
    const nowhere = makeProgramme(makeFeed([late]), {
      findAddresses: () => ({ sessionUrl: null, roomUrl: null, streamUrl: null }),
    });
    expect(write(nowhere)).not.toContain('light');
  });

  it('is the same each time', () => {
    expect(write(makeProgramme(feed))).toBe(write(makeProgramme(structuredClone(feed))));
  });
});
