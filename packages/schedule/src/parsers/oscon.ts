import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import type { Feed, FeedRoom, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { decodeHtml } from '../text/decode-html.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { readEndMoment, readStart } from './read-moment.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'an object as O’Reilly’s osconfeed (Schedule with events, speakers and venues)';

/** An object with a `Schedule` whose events name venues by their serial. */
export function recogniseOscon(source: string): boolean {
  return /^\uFEFF?\s*\{\s*"Schedule"/.test(source) && source.includes('"venue_serial"');
}

/**
 * Reads the JSON that O’Reilly published for OSCON: events, speakers and venues in lists of their own,
 * joined by `serial`, in local time, texts escaped as HTML. Never throws. What the speakers say of
 * themselves is not read.
 */
export function parseOscon(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseOscon, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const value = isJsonObject(opened.value) ? opened.value.Schedule : undefined;
  if (!isJsonObject(value) || !Array.isArray(value.events)) return createUnreadableFeed(source, EXPECTED);
  const log = new ProblemLog();
  const schedule = createFieldReader({ value, path: 'Schedule', log });
  const tables: Tables = {
    venues: readNames(schedule.objects('venues')),
    speakers: readNames(schedule.objects('speakers')),
    timezone,
    log,
  };
  const sessions = schedule.objects('events').flatMap(event => readEvent(event, tables) ?? []);
  return finishFeed({ sessions, log, declaredRooms: listRooms(tables.venues) });
}

interface Tables {
  /** Names by serial. */
  venues: ReadonlyMap<string, string>;
  speakers: ReadonlyMap<string, string>;
  timezone: string;
  log: ProblemLog;
}

function readEvent(event: FieldReader, tables: Tables): Session | null {
  const { timezone, log } = tables;
  const startsAt = readStart({ item: event, key: 'time_start', timezone, log });
  if (startsAt === null) return null;
  const position = { path: event.path };
  const title = readLine(event, 'name');
  if (title === null) log.warn('title-missing', 'The session has no title.', position);
  return createSession({
    guid: event.text('serial')?.trim() ?? '',
    title: title ?? 'Untitled',
    description: makeRichText(event.text('description'), 'html'),
    startsAt,
    endsAt: readEndMoment({ item: event, key: 'time_stop', timezone, log }, startsAt),
    rooms: readRooms(event, tables),
    speakers: readSpeakers(event, tables),
    track: collapseToNull(decodeHtml(readTexts(event, 'categories').join(', '))),
    kind: readLine(event, 'event_type'),
    url: findUrl(event.text('website_url') ?? ''),
    position,
  });
}

function readRooms(event: FieldReader, { venues, log }: Tables): string[] {
  const serial = event.text('venue_serial');
  const name = venues.get(serial ?? '');
  if (name !== undefined) return [name];
  const message =
    serial === null
      ? 'The session names no room, so it is in none.'
      : `Expected the serial of one of the venues, but “${shorten(serial, 40)}” came; the session is in no room.`;
  log.warn(serial === null ? 'room-missing' : 'room-unknown', message, {
    path: `${event.path}.venue_serial`,
  });
  return [];
}

function readSpeakers(event: FieldReader, { speakers, log }: Tables): Speaker[] {
  return readTexts(event, 'speakers').flatMap(id => {
    const name = speakers.get(id);
    if (name !== undefined) return [{ id, name }];
    const message = `Expected the serial of one of the speakers, but “${shorten(id, 40)}” came; it is left out.`;
    log.warn('speaker-unknown', message, { path: `${event.path}.speakers` });
    return [];
  });
}

function readTexts(item: FieldReader, key: string): string[] {
  return item
    .list(key)
    .filter(value => typeof value === 'string' || typeof value === 'number')
    .map(String);
}

function readNames(items: readonly FieldReader[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of items) {
    const serial = item.text('serial');
    const name = readLine(item, 'name');
    if (serial !== null && name !== null) names.set(serial, name);
  }
  return names;
}

/** Several venues may have one name: by it they are one room. */
function listRooms(venues: ReadonlyMap<string, string>): FeedRoom[] {
  return [...venues].map(([id, name]) => ({ name, id, guid: null, slug: null }));
}

function readLine(item: FieldReader, key: string): string | null {
  return collapseToNull(decodeHtml(item.text(key) ?? ''));
}

export const osconFormat: Format<'oscon'> = {
  name: 'oscon',
  aliases: ['osconfeed'],
  parse: parseOscon,
  recognise: recogniseOscon,
};
