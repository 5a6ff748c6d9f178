import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, it } from 'vitest';
import { makeAwkwardSessions } from '../testing/awkward-sessions.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeProgramme } from '../testing/make-programme.ts';
import { makeSession } from '../testing/make-session.ts';
import { inBerlin } from '../testing/rain-conf.ts';
import { readRealFeed } from '../testing/read-real-feed.ts';
import { hasRealProgrammes, listTruths, MISSING_PROGRAMMES } from '../testing/real-programmes.ts';
import { getOffsetMs, HOUR_MS } from '../times/wall-time.ts';
import { type ExportCalendarOptions, exportCalendar } from './export-calendar.ts';
import type { ExportedProgramme } from './exported-programme.ts';

const STAMP = Date.UTC(2026, 10, 1, 12);
const rain = makeSession({
  ...inBerlin('6a32cb72-a69d-423c-91b5-60d88eb8e6c7', '20 10:00', '20 11:00', ['Hall, left']),
  title: 'Rain; an introduction',
  subtitle: 'With drops',
  description: { format: 'markdown', source: 'It *falls*.\n\nBring a coat.' },
  speakers: [
    { id: '1', name: 'Ada' },
    { id: '2', name: 'Bob' },
  ],
  track: 'Water',
  kind: 'talk',
  language: 'en',
  logo: 'https://rain.example/logo.png',
  cancelled: false,
});

/** The unfolded lines of a calendar of these sessions. */
function linesOf(
  sessions: Parameters<typeof makeFeed>[0],
  options: Partial<ExportCalendarOptions> = {},
  programme: Partial<ExportedProgramme> = {},
): string[] {
  const feed = makeFeed(sessions, { title: 'RainConf', url: 'https://rain.example/' });
  const text = exportCalendar(makeProgramme(feed, programme), { stampedAt: STAMP, ...options });
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  return text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
}

const eventOf = (lines: readonly string[]) =>
  lines.slice(lines.indexOf('BEGIN:VEVENT') + 1, lines.indexOf('END:VEVENT'));

describe('exportCalendar', () => {
  it('says what the calendar is, and how often to ask for it', () => {
    const lines = linesOf([rain]);
    expect(lines.slice(0, lines.indexOf('BEGIN:VTIMEZONE'))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Foyer//Programme//EN',
      'CALSCALE:GREGORIAN',
      'NAME:RainConf',
      'X-WR-CALNAME:RainConf',
      'X-WR-TIMEZONE:Europe/Berlin',
      'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
      'X-PUBLISHED-TTL:PT15M',
      'URL:https://rain.example/',
      'SOURCE;VALUE=URI:https://portal.example/schedule.xml',
    ]);
    expect(linesOf([rain], { name: 'Mine, starred', refreshMinutes: 5 })).toEqual(
      expect.arrayContaining(['NAME:Mine\\, starred', 'REFRESH-INTERVAL;VALUE=DURATION:PT5M']),
    );
  });

  it('makes a UID of a guid that is none, however long it is', () => {
    const session = { ...rain, guid: `${'@'.repeat(300_000)}ß` };
    expect(eventOf(linesOf([session]))[0]).toMatch(/^UID:[\da-f-]{36}$/);
    expect(eventOf(linesOf([{ ...rain, guid: 'rain@storm@sky' }]))[0]).toBe('UID:rain@storm@sky');
  });

  it('has all of a session where people and programs look for it', () => {
    expect(eventOf(linesOf([rain]))).toEqual([
      'UID:6a32cb72-a69d-423c-91b5-60d88eb8e6c7',
      'DTSTAMP:20261101T120000Z',
      'DTSTART;TZID=Europe/Berlin:20261120T100000',
      'DTEND;TZID=Europe/Berlin:20261120T110000',
      'SUMMARY:Rain\\; an introduction',
      'DESCRIPTION:With drops\\nBy Ada\\, Bob\\nLanguage: en\\n\\nIt falls.\\n\\nBring a coat.\\n\\nWatch: https://portal.example/hall-left\\nLive stream (HLS): https://portal.example/hall-left/stream.m3u8\\n\\nhttps://portal.example/schedule/6a32cb72-a69d-423c-91b5-60d88eb8e6c7',
      'LOCATION:Hall\\, left',
      'CATEGORIES:Water,talk',
      'STATUS:CONFIRMED',
      'URL:https://portal.example/schedule/6a32cb72-a69d-423c-91b5-60d88eb8e6c7',
      'CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Watch in Hall, left":https://portal.example/hall-left',
      'CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Live stream (HLS)":https://portal.example/hall-left/stream.m3u8',
      'IMAGE;VALUE=URI;DISPLAY=GRAPHIC;FMTTYPE=image/png:https://rain.example/logo.png',
      expect.stringMatching(/^X-FOYER-SESSION:\{"subtitle":"With drops"/),
    ]);
  });

  it('tells when a session was last changed, where that is known', () => {
    const revision = { sequence: 3, at: Date.UTC(2026, 10, 2) };
    const lines = linesOf([rain], { findRevision: () => revision });
    expect(lines).toEqual(expect.arrayContaining(['LAST-MODIFIED:20261102T000000Z', 'SEQUENCE:3']));
  });

  it('names no stream of a session that must not be streamed, or is cancelled', () => {
    for (const withheld of [{ doNotStream: true }, { cancelled: true }]) {
      const text = linesOf([{ ...rain, ...withheld }]).join('\n');
      expect(text).not.toContain('m3u8');
      expect(text).toContain('https://portal.example/hall-left');
    }
    expect(linesOf([{ ...rain, cancelled: true }])).toContain('STATUS:CANCELLED');
    expect(linesOf([{ ...rain, doNotStream: true }]).join('\n')).toContain('Not streamed.');
  });

  it('needs no zone for UTC, and none without sessions', () => {
    const lines = linesOf([rain], {}, { timezone: 'UTC' });
    expect(lines).toContain('DTSTART:20261120T090000Z');
    expect(lines).not.toContain('BEGIN:VTIMEZONE');
    expect(linesOf([])).not.toContain('BEGIN:VTIMEZONE');
  });

  it('tells of each session by the clocks of its first room, unless all are told by the same', () => {
    const sessions = [
      inBerlin('berlin', '20 10:00', '20 11:00', ['Berlin', 'Tokyo']),
      inBerlin('tokyo', '20 19:00', '20 20:00', ['Tokyo', 'Berlin']),
      inBerlin('nowhere', '20 20:00', '20 21:00', []),
    ];
    const findClocks = (_: unknown, room: string | null) =>
      room === 'Tokyo' ? { timezone: 'Asia/Tokyo', dayChangeMinutes: null } : null;
    const lines = linesOf(sessions, {}, { findClocks });
    expect(lines.filter(line => line.startsWith('DTSTART;'))).toEqual([
      'DTSTART;TZID=Europe/Berlin:20261120T100000',
      'DTSTART;TZID=Asia/Tokyo:20261121T030000',
      'DTSTART;TZID=Europe/Berlin:20261120T200000',
    ]);
    expect(lines.filter(line => /^(?:TZID|X-WR-TIMEZONE):/.test(line))).toEqual([
      'X-WR-TIMEZONE:Europe/Berlin',
      'TZID:Europe/Berlin',
      'TZID:Asia/Tokyo',
    ]);
    const ofTokyo = linesOf(sessions, { timezone: 'Asia/Tokyo' }, { findClocks });
    expect(ofTokyo.filter(line => /TIMEZONE:|DTSTART;|^TZID/.test(line) && !/VTIMEZONE/.test(line))).toEqual([
      'X-WR-TIMEZONE:Asia/Tokyo',
      'TZID:Asia/Tokyo',
      'DTSTART;TZID=Asia/Tokyo:20261120T180000',
      'DTSTART;TZID=Asia/Tokyo:20261121T030000',
      'DTSTART;TZID=Asia/Tokyo:20261121T040000',
    ]);
  });

  it('gives times of the hour that comes twice in UTC, for on the wall they would be the first', () => {
    const at = (text: string) => Date.parse(`2026-10-25T${text}Z`);
    const twice = makeSession({ guid: 'a', startsAt: at('01:30:00'), endsAt: at('02:30:00') });
    const lines = linesOf([twice]);
    expect(lines).toContain('DTSTART:20261025T013000Z');
    expect(lines).toContain('DTEND;TZID=Europe/Berlin:20261025T033000');
  });

  it('selects sessions, and ends an open one where another one begins that is not selected', () => {
    const open = inBerlin('open', '20 10:00', null);
    const lines = linesOf([open, inBerlin('next', '20 10:20', '20 11:00')], {
      selects: ({ guid }) => guid === 'open',
    });
    expect(lines.filter(line => line.startsWith('DT'))).toEqual(
      expect.arrayContaining(['DTEND;TZID=Europe/Berlin:20261120T102000']),
    );
    expect(lines.filter(line => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });
});

/** Start and end of each event as another reader finds them, by UID; it knows zones by their VTIMEZONE alone. */
function readElsewhere(calendar: string, timezone: string): Map<string, (number | undefined)[]> {
  const { events = [] } = convertIcsCalendar(undefined, calendar.replaceAll(timezone, 'Nowhere/Rain'));
  return new Map(events.map(({ uid, start, end }) => [uid, [start.date.getTime(), end?.date.getTime()]]));
}

function expectReadElsewhere(programme: ExportedProgramme): void {
  const { sessions, timezone } = programme;
  const read = readElsewhere(exportCalendar(programme, { stampedAt: STAMP }), timezone);
  expect(read.size).toBe(sessions.length);
  const isPlain = (instant: number) => !isNearChange(instant, timezone);
  const floor = (instant: number) => Math.floor(instant / 1000) * 1000;
  const starts = [...read.values()].flatMap(([start]) => start ?? []);
  expect(starts.filter(isPlain).sort()).toEqual(
    sessions
      .map(({ startsAt }) => floor(startsAt))
      .filter(isPlain)
      .sort(),
  );
  const ends = new Set([...read.values()].flatMap(([, end]) => end ?? []));
  const stated = sessions.flatMap(({ startsAt, endsAt }) =>
    endsAt !== null && endsAt - startsAt >= 1000 ? floor(endsAt) : [],
  );
  expect(stated.filter(end => isPlain(end) && !ends.has(end))).toEqual([]);
}

/** There ts-ics is wrong: for it an observance begins by the clocks after it, in the format by those before. */
function isNearChange(instant: number, timezone: string): boolean {
  return getOffsetMs(timezone, instant - HOUR_MS) !== getOffsetMs(timezone, instant + HOUR_MS);
}

describe('exportCalendar, read by ts-ics', () => {
  it('is at the same times, by what it says of its zone', () => {
    expectReadElsewhere(makeProgramme(makeFeed(makeAwkwardSessions())));
  });

  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }
  it.each(listTruths().filter(truth => truth.sessions > 0))(
    'is at the same times: $file',
    truth => {
      const { zoneUsedForTruth: timezone } = truth.timezone;
      expectReadElsewhere(makeProgramme(readRealFeed(truth), { timezone }));
    },
    60_000,
  );
});
