import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed, Session } from '../model.ts';
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
import { writeUrl } from './write-url.ts';

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

/** What stays as it is in every format, by guid. */
function identify(sessions: readonly Session[]): Map<string, unknown> {
  return new Map(sessions.map(({ abstract, description, links, position, ...same }) => [same.guid, same]));
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
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    );
    const dayChanges = fc.constantFrom(null, 0, 540);
    fc.assert(
      fc.property(arbitrarySessions, zones, dayChanges, (sessions, timezone, dayChangeMinutes) => {
        fc.pre(sessions.length > 0);
        const programme = makeProgramme(makeFeed(sessions, { dayChangeMinutes }), { timezone });
        expect(identify(readAgain(format, programme).sessions)).toEqual(identify(sessions));
      }),
      { numRuns: 200 },
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
    'gives the same sessions, rooms and texts: $file',
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
      const read = new Map(again.sessions.map(session => [session.guid, session]));
      const differing = feed.sessions.filter(before => {
        const after = read.get(before.guid);
        return after === undefined || !hasTexts(before, after, format) || !hasLinks(before, after, format);
      });
      expect(differing).toEqual([]);
    },
    60_000,
  );
});

function isCalendar({ name }: FormatOut): boolean {
  return name === 'schedule.ics';
}

function listLines(sessions: readonly Session[]): string[] {
  return [...identify(sessions).values()]
    .map(session =>
      JSON.stringify(
        session,
        Object.keys(sessions[0] ?? {})
          .concat('id', 'name')
          .sort(),
      ),
    )
    .sort();
}

/** A calendar has one description, for people, in which all of it stands. */
function hasTexts(before: Session, after: Session, format: FormatOut): boolean {
  const plain = ({ abstract, description }: Session) =>
    [abstract, description].map(text => (text === null ? '' : renderRichText(text).text));
  if (!isCalendar(format)) {
    return isDeepStrictEqual(plain(after), plain(before)) && hasMarkup(before, after);
  }
  const shown = squeeze(after.description === null ? '' : after.description.source);
  return plain(before).every(text => shown.includes(squeeze(text)));
}

/** What was text may come back as Markdown, in which addresses are links; an empty paragraph may come or go. */
function hasMarkup(before: Session, after: Session): boolean {
  return (['abstract', 'description'] as const).every(field => {
    const [was, is] = [before[field], after[field]];
    if (was === null || was.format === 'text') return true;
    const render = (text: typeof was) => renderRichText(text).html.replace(/<\/?p>/g, '');
    return is !== null && render(is) === render(was);
  });
}

function squeeze(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Those of the portal come after them, each address once. */
function hasLinks(before: Session, after: Session, format: FormatOut): boolean {
  const write = format.name === 'schedule.xml' ? (url: string) => url : writeUrl;
  const byUrl = (links: Session['links']) => new Map(links.toReversed().map(link => [link.url, link]));
  const own = byUrl(before.links.map(({ url, title }) => ({ url: write(url), title })));
  const read = after.links.filter(({ url }) => !url.startsWith(PORTAL));
  const places = isCalendar(format) ? before.rooms.length : Math.min(1, before.rooms.length);
  return isDeepStrictEqual(byUrl(read), own) && after.links.length - read.length === 2 * places;
}
