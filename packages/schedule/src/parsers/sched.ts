import { type FieldReader, isJsonObject, readObjects } from '../json/field-reader.ts';
import type { Feed, Link, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { decodeHtml } from '../text/decode-html.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { readEndMoment, readStart } from './read-moment.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a list of objects as the API of sched.com writes it (event_start, event_end, venue)';

/** Who stands on a stage; sponsors and exhibitors do not. */
const ROLES = ['speakers', 'moderators', 'artists'];

/** A list of objects that begin at `event_start`. */
export function recogniseSched(source: string): boolean {
  return (
    /^\uFEFF?\s*\[\s*\{/.test(source) && source.includes('"event_start"') && source.includes('"event_end"')
  );
}

/**
 * Reads `/api/session/export` and `/api/session/list` of sched.com (https://sched.com/api): a list of
 * sessions in the local time of the conference. Never throws. Sessions that are not active are not public,
 * and left out; who goes to a session is not read.
 */
export function parseSched(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseSched, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const items = opened.value;
  if (!Array.isArray(items) || !items.some(item => isJsonObject(item) && 'event_start' in item)) {
    return createUnreadableFeed(source, EXPECTED);
  }
  const log = new ProblemLog();
  const sessions = readObjects({ items, path: '', log }).flatMap(
    item => readItem(item, { timezone, log }) ?? [],
  );
  return finishFeed({ sessions, log });
}

function readItem(item: FieldReader, { timezone, log }: ParseOptions & { log: ProblemLog }): Session | null {
  if (item.text('active')?.trim().toUpperCase() === 'N') return null;
  const startsAt = readStart({ item, key: 'event_start', timezone, log });
  if (startsAt === null) return null;
  const position = { path: item.path };
  const title = readLine(item, 'name');
  if (title === null) log.warn('title-missing', 'The session has no title.', position);
  const room = readLine(item, 'venue');
  if (room === null) log.warn('room-missing', 'The session names no venue, so it is in no room.', position);
  return createSession({
    guid: (item.text('event_key') ?? item.text('id') ?? '').trim(),
    title: title ?? 'Untitled',
    description: makeRichText(item.text('description'), 'html'),
    startsAt,
    endsAt: readEndMoment({ item, key: 'event_end', timezone, log }, startsAt),
    rooms: room === null ? [] : [room],
    speakers: ROLES.flatMap(role => readPersons(item, role)),
    track: readLine(item, 'event_type'),
    kind: readLine(item, 'event_subtype'),
    url: findUrl(item.text('url') ?? ''),
    links: [...readMedia(item), ...item.objects('files').flatMap(file => readFile(file) ?? [])],
    position,
  });
}

/** A list of objects in an export; a text in a list. */
function readPersons(item: FieldReader, role: string): Speaker[] {
  if (typeof item.raw(role) === 'string') {
    const names = (item.text(role) ?? '').split(',');
    return names.flatMap(text => {
      const name = collapseToNull(decodeHtml(text));
      return name === null ? [] : [{ id: null, name }];
    });
  }
  return item.objects(role).flatMap(person => {
    const name = readLine(person, 'name');
    return name === null ? [] : [{ id: collapseToNull(person.text('username') ?? ''), name }];
  });
}

function readMedia(item: FieldReader): Link[] {
  const url = findUrl(item.text('media_url') ?? '');
  return url === null ? [] : [{ url, title: url }];
}

function readFile(file: FieldReader): Link | null {
  const url = findUrl(file.text('path') ?? '');
  return url === null ? null : { url, title: readLine(file, 'name') ?? url };
}

function readLine(item: FieldReader, key: string): string | null {
  return collapseToNull(decodeHtml(item.text(key) ?? ''));
}

export const schedFormat: Format<'sched'> = {
  name: 'sched',
  aliases: ['sched.com', 'sched.org'],
  parse: parseSched,
  recognise: recogniseSched,
};
