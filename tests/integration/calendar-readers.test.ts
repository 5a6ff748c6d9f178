import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportCalendar } from '../../packages/schedule/src/export/export-calendar.ts';
import type { ExportedProgramme } from '../../packages/schedule/src/export/exported-programme.ts';
import type { Session } from '../../packages/schedule/src/model.ts';
import { parseIcalendar } from '../../packages/schedule/src/parsers/icalendar.ts';
import { makeAwkwardSessions } from '../../packages/schedule/src/testing/awkward-sessions.ts';
import { makeFeed } from '../../packages/schedule/src/testing/make-feed.ts';
import { makeProgramme } from '../../packages/schedule/src/testing/make-programme.ts';
import { readRealFeed } from '../../packages/schedule/src/testing/read-real-feed.ts';
import {
  hasRealProgrammes,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
} from '../../packages/schedule/src/testing/real-programmes.ts';
import { PYTHON_CALENDARS } from '../../tools/testing/system-packages.ts';

/** Debian's own, which alone finds Debian's packages. */
const PYTHON = '/usr/bin/python3';
const hasReader = spawnSync(PYTHON, ['-c', 'import icalendar, recurring_ical_events']).status === 0;
const WHEN_MISSING = `(skipped without ${PYTHON_CALENDARS.debianPackage} of Debian)`;

interface CalendarSource {
  file: string;
  text: string;
  timezone: string;
  /** From when to when events that repeat are expanded. */
  window: [number, number] | null;
}

interface ReadEvent {
  uid: string;
  startsAt: number;
  endsAt: number | null;
  summary: string;
}

/** All at once, for the reader takes a second to start. */
function readElsewhere(sources: readonly CalendarSource[]): ReadEvent[][] {
  const { status, stdout, stderr } = spawnSync(
    PYTHON,
    [join(import.meta.dirname, 'list-calendar-events.py')],
    {
      input: JSON.stringify(sources),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status !== 0) throw new Error(`the other reader failed: ${stderr}`);
  return JSON.parse(stdout);
}

function readHere({ text, timezone, window }: CalendarSource): ReadEvent[] {
  const [startsAt, endsAt] = window ?? [];
  const isExpanded = startsAt !== undefined && endsAt !== undefined;
  const calendar = isExpanded ? { repeatWithin: { startsAt, endsAt } } : {};
  const { sessions } = parseIcalendar(text, { timezone, calendar });
  const within = isExpanded
    ? sessions.filter(session => session.startsAt >= startsAt && session.startsAt < endsAt)
    : sessions;
  // An occurrence of ours is named by its event and when that would be.
  const occurrence = /_\d{8}T\d{6}Z$/;
  return within
    .map(toEvent)
    .map(event => (isExpanded ? { ...event, uid: event.uid.replace(occurrence, '') } : event));
}

function toEvent({ guid, startsAt, endsAt, title }: Session): ReadEvent {
  return { uid: guid, startsAt, endsAt, summary: title };
}

/** As text, for a thousand events are compared at once; white space is for people. */
function listLines(events: readonly ReadEvent[], hasUids: boolean): string[] {
  const format = (at: number | null) => (at === null ? '' : new Date(at).toISOString());
  return events
    .map(({ uid, startsAt, endsAt, summary }) =>
      [
        hasUids ? uid : '',
        format(startsAt),
        format(endsAt),
        summary.replace(/[\s\p{Cc}]+/gu, ' ').trim(),
      ].join('|'),
    )
    .sort();
}

describe.skipIf(!hasReader)(`another reader of iCalendar ${WHEN_MISSING}`, () => {
  describe.skipIf(!hasRealProgrammes)(hasRealProgrammes ? 'agrees' : MISSING_PROGRAMMES, () => {
    const published = listTruths('ics').flatMap((truth): CalendarSource[] => {
      const { file, timezone, recurrence = [] } = truth;
      const source = { file, text: readProgramme(truth), timezone: timezone.zoneUsedForTruth };
      if (recurrence.length === 0) return [{ ...source, window: null }];
      return recurrence.map(({ windowStart, windowEnd }) => ({
        ...source,
        window: [Date.parse(windowStart), Date.parse(windowEnd)],
      }));
    });

    test('about the events of every real calendar', { timeout: 60_000 }, () => {
      const elsewhere = readElsewhere(published);
      expect(published.length).toBeGreaterThanOrEqual(13);
      for (const [index, source] of published.entries()) {
        const theirs = elsewhere[index] ?? [];
        // Where its maker gave several events one UID, we do not go by it.
        const hasUids =
          source.window !== null || new Set(theirs.map(({ uid }) => uid)).size === theirs.length;
        expect(listLines(readHere(source), hasUids), source.file).toEqual(listLines(theirs, hasUids));
        expect(theirs.length, source.file).toBeGreaterThan(0);
      }
    });

    test('about the schedule.ics that is made of every real programme', { timeout: 300_000 }, () => {
      const made = listTruths()
        .filter(truth => truth.sessions > 0)
        .map(truth => {
          const feed = readRealFeed(truth);
          const timezone = truth.timezone.zoneUsedForTruth;
          return { feed, ...exportAs(truth.file, makeProgramme(feed, { timezone })) };
        });
      const elsewhere = readElsewhere(made);
      for (const [index, { feed, ...source }] of made.entries()) {
        expectAgreement({ source, sessions: feed.sessions, theirs: elsewhere[index] ?? [] });
      }
    });
  });

  test('agrees about a calendar made of sessions that are hard to write', () => {
    const sessions = makeAwkwardSessions();
    const source = exportAs('awkward', makeProgramme(makeFeed(sessions)));
    expectAgreement({ source, sessions, theirs: readElsewhere([source]).flat() });
  });

  test('agrees about a calendar of rooms in two zones', () => {
    const sessions = makeAwkwardSessions();
    const inTokyo = new Set(sessions.filter((_, index) => index % 2 === 0).map(({ guid }) => guid));
    const programme = makeProgramme(makeFeed(sessions), {
      findClocks: ({ guid }) =>
        inTokyo.has(guid) ? { timezone: 'Asia/Tokyo', dayChangeMinutes: null } : null,
    });
    const source = exportAs('two zones', programme);
    expect(source.text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
    expectAgreement({ source, sessions, theirs: readElsewhere([source]).flat() });
  });
});

interface Agreement {
  source: CalendarSource;
  /** That the calendar was made of. */
  sessions: readonly Session[];
  theirs: readonly ReadEvent[];
}

function expectAgreement({ source, sessions, theirs }: Agreement): void {
  const { file } = source;
  expect(new Set(theirs.map(({ uid }) => uid)).size, file).toBe(sessions.length);
  expect(listLines(readHere(source), true), file).toEqual(listLines(theirs, true));
  const published = sessions.map(session => ({
    ...toEvent(session),
    startsAt: floorToSecond(session.startsAt),
  }));
  expect(listStarts(theirs), file).toEqual(listStarts(published));
}

/** With a zone of a name of its own, so that a reader has to go by what the calendar says of it. */
function exportAs(file: string, programme: ExportedProgramme): CalendarSource {
  const text = exportCalendar(programme, { stampedAt: 0 })
    .replace(/^X-FOYER-SESSION[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*/gm, '')
    .replace(/^X-(?:WR-TIMEZONE|LIC-LOCATION):.*\r\n/gm, '')
    .replaceAll(/(?<=TZID[:=])[^:\r\n]+/g, zone => `Nowhere/${file} ${zone.replace('/', ' ')}`);
  return { file, text, timezone: 'Pacific/Auckland', window: null };
}

/** Ends are concluded where a programme has none. */
function listStarts(events: readonly ReadEvent[]): string[] {
  return listLines(
    events.map(event => ({ ...event, endsAt: null })),
    false,
  );
}

function floorToSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
