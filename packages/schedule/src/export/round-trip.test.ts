import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed, Link, RichText, Session } from '../model.ts';
import { parseFeed } from '../parse-feed.ts';
import { renderRichText } from '../rich-text/render-rich-text.ts';
import { arbitrarySessions } from '../testing/arbitrary-sessions.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeProgramme, PORTAL } from '../testing/make-programme.ts';
import { readRealFeed } from '../testing/read-real-feed.ts';
import {
  hasRealProgrammes,
  listCompanions,
  listProgrammeFiles,
  listTruths,
  MISSING_PROGRAMMES,
} from '../testing/real-programmes.ts';
import { exportCalendar } from './export-calendar.ts';
import { exportScheduleJson } from './export-schedule-json.ts';
import { exportScheduleXml } from './export-schedule-xml.ts';
import type { ExportedProgramme } from './exported-programme.ts';

interface FormatOut {
  name: 'schedule.xml' | 'schedule.json' | 'schedule.ics';
  write: (programme: ExportedProgramme) => string;
  readAs: string;
}

const FORMATS: FormatOut[] = [
  { name: 'schedule.xml', write: exportScheduleXml, readAs: 'frab' },
  { name: 'schedule.json', write: exportScheduleJson, readAs: 'schedule-json' },
  {
    name: 'schedule.ics',
    write: programme => exportCalendar(programme, { stampedAt: Date.UTC(2026, 0, 1) }),
    readAs: 'icalendar',
  },
];

/** All there is of a session but where it stands: texts as they are shown, links without those of the portal. */
function identify(sessions: readonly Session[]): Map<string, unknown> {
  return new Map(
    sessions.map(({ abstract, description, links, position, ...same }) => [
      same.guid,
      {
        ...same,
        abstract: show(abstract),
        description: show(description),
        links: links.filter(link => !isOfPortal(link)),
      },
    ]),
  );
}

function isOfPortal({ url }: Link): boolean {
  return url.startsWith(PORTAL);
}

function show(text: RichText | null): string {
  return text === null ? '' : renderRichText(text).html;
}

/** The zone of the reader must not matter. */
function readAgain({ write, readAs }: FormatOut, programme: ExportedProgramme): Feed {
  const feed = parseFeed(write(programme), { timezone: 'Pacific/Auckland' });
  expect(feed).toMatchObject({ complete: true, format: readAs });
  expect(feed.problems.filter(({ code }) => code !== 'room-missing')).toEqual([]);
  return feed;
}

describe.each(FORMATS)('$name, read again', format => {
  it('gives the same sessions, whatever they are', () => {
    const timezone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    );
    const dayChangeMinutes = fc.constantFrom(null, 0, 540);
    const findClocks = (_: unknown, room: string | null) =>
      room === null || room.length % 2 === 0 ? null : { timezone: 'Asia/Tokyo', dayChangeMinutes: 300 };
    const withoutPortal = { findAddresses: () => ({ sessionUrl: null, roomUrl: null, streamUrl: null }) };
    const options = fc
      .tuple(
        fc.record({ timezone, dayChangeMinutes }),
        fc.constantFrom({}, withoutPortal),
        fc.constantFrom({}, { findClocks }),
        fc.constantFrom({}, { findPlaces: () => ['Hall', 'Cellar, left'] }),
      )
      .map(([times, ...others]) => Object.assign({ ...times }, ...others));
    fc.assert(
      fc.property(arbitrarySessions, options, (sessions, { dayChangeMinutes, timezone, ...others }) => {
        fc.pre(sessions.length > 0);
        const feed = makeFeed(sessions, { dayChangeMinutes });
        const programme = makeProgramme(feed, { timezone, ...others });
        expect(identify(readAgain(format, programme).sessions)).toEqual(identify(sessions));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }
  const truths = listTruths().filter(truth => truth.sessions > 0);

  it('is held to every real programme', () => {
    const read = truths.flatMap(truth => [truth.file, ...listCompanions(truth)]);
    expect(read).toHaveLength(listProgrammeFiles().length);
  });

  it.each(truths)(
    'gives the same sessions, all that is in them, and rooms: $file',
    truth => {
      const feed = readRealFeed(truth);
      const again = readAgain(format, makeProgramme(feed, { timezone: truth.timezone.zoneUsedForTruth }));
      // As text, for a thousand sessions are compared at once.
      expect(listLines(again.sessions)).toEqual(listLines(feed.sessions));
      expect(again.conference.title).toBe(feed.conference.title);
      const names = ({ rooms }: Feed) => rooms.map(room => room.name).sort();
      // A calendar has no rooms but those of its events.
      const used = new Set(feed.sessions.flatMap(session => session.rooms));
      expect(names(again)).toEqual(isCalendar(format) ? [...used].sort() : names(feed));
      const places = new Map(
        feed.sessions.map(({ guid, rooms }) => [guid, isCalendar(format) ? rooms.length : 1]),
      );
      const unlinked = again.sessions.filter(
        ({ guid, rooms, links }) =>
          rooms.length > 0 && links.filter(isOfPortal).length !== 2 * (places.get(guid) ?? 0),
      );
      expect(unlinked).toEqual([]);
    },
    60_000,
  );
});

function isCalendar({ name }: FormatOut): boolean {
  return name === 'schedule.ics';
}

/** The keys of a session in one order, whoever made it. */
function listLines(sessions: readonly Session[]): string[] {
  const keys = [...Object.keys(sessions[0] ?? {}), 'id', 'name'].sort();
  return [...identify(sessions).values()].map(session => JSON.stringify(session, keys)).sort();
}
