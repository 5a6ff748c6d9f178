import { type FieldReader, isJsonObject, readObjects } from '../json/field-reader.ts';
import { parseJson } from '../json/parse-json.ts';
import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  type Feed,
  type Instant,
  type ParseOptions,
  type Session,
} from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { findUrl } from '../text/find-url.ts';
import { normaliseLineEnds } from '../text/line-ends.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, collapseWhiteSpace, trimToNull } from '../text/white-space.ts';
import { parseDateTime, resolveDateTime } from '../times/parse-date-time.ts';
import { makeFallbackGuid } from './fallback-guid.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { readEnd } from './read-end.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a list of objects as Zookeepr writes it (Title, Start, "Room Name")';

/** A list that is empty, or whose objects have a `Start`; a list that breaks off counts as well. */
export function recogniseZookeepr(source: string): boolean {
  return (
    /^\uFEFF?\s*\[\s*\]\s*$/.test(source) || (/^\uFEFF?\s*\[\s*\{/.test(source) && source.includes('"Start"'))
  );
}

/**
 * Reads the JSON of Zookeepr, the ancestor's own format: a list of sessions in local time, one for each
 * room and slot. Never throws. Addresses of presenters (`Presenter_emails`) are not read.
 */
export function parseZookeepr(source: string, { timezone }: ParseOptions): Feed {
  const parsed = parseJson(source);
  if ('problem' in parsed) {
    return recogniseZookeepr(source)
      ? createEmptyFeed([parsed.problem])
      : createUnreadableFeed(source, EXPECTED);
  }
  const items = parsed.value;
  if (!Array.isArray(items)) return createUnreadableFeed(source, EXPECTED);
  if (items.length > 0 && !items.some(item => isJsonObject(item) && 'Start' in item && 'Title' in item)) {
    return createUnreadableFeed(source, EXPECTED);
  }
  const log = new ProblemLog();
  const sessions = readObjects({ items, path: '', log }).flatMap(
    item => readItem({ item, timezone, log }) ?? [],
  );
  return finishFeed({ sessions, log });
}

interface ItemSource {
  item: FieldReader;
  timezone: string;
  log: ProblemLog;
}

function readItem({ item, timezone, log }: ItemSource): Session | null {
  const { path } = item;
  const read = (key: string) => item.text(key);
  const startsAt = readInstant(read('Start'), timezone);
  if (startsAt === null) {
    const message = `Expected YYYY-MM-DD HH:MM:SS, but “${shorten(read('Start') ?? '', 40)}” came; the session is left out.`;
    log.error('start-unreadable', message, { path: `${path}.Start` });
    return null;
  }
  const title = collapseToNull(read('Title') ?? '');
  if (title === null) log.warn('title-missing', 'The session has no title.', { path });
  const room = collapseToNull(read('Room Name') ?? '');
  if (room === null) log.warn('room-missing', 'The session names no room, so it is in none.', { path });
  const description = trimToNull(normaliseLineEnds(read('Description') ?? ''));
  const duration = {
    startsAt,
    duration: (read('Duration') ?? '').trim(),
    position: { path: `${path}.Duration` },
  };
  const session: Session = {
    guid: '',
    title: title ?? 'Untitled',
    subtitle: null,
    abstract: null,
    description: description === null ? null : { format: 'markdown', source: description },
    startsAt,
    endsAt: readEnd({ ...duration, threeParts: 'hours-minutes-seconds' }, log),
    rooms: room === null ? [] : [room],
    speakers: readPresenters(read('Presenters') ?? ''),
    track: null,
    kind: null,
    language: null,
    url: findUrl(read('URL') ?? ''),
    logo: null,
    links: [],
    doNotRecord: readRelease(read('video_release')),
    doNotStream: null,
    cancelled: null,
    position: { path },
  };
  // Id is that of the row, one for each slot; Event is that of the talk, which may have several.
  session.guid = trimToNull(read('Id') ?? '') ?? trimToNull(read('Event') ?? '') ?? makeFallbackGuid(session);
  return session;
}

function readInstant(text: string | null, timezone: string): Instant | null {
  const parsed = parseDateTime(text?.trim() ?? '');
  if (parsed === undefined || !parsed.hasTime) return null;
  const instant = resolveDateTime(parsed, timezone);
  return instant > BEGINNING_OF_TIME && instant < END_OF_TIME ? instant : null;
}

function readPresenters(text: string): Session['speakers'] {
  const names = text.split(',').map(collapseWhiteSpace);
  return names.filter(name => name !== '').map(name => ({ id: null, name }));
}

/** `True` or `False` as Python writes it: whether the recording may be published. */
function readRelease(text: string | null): boolean | null {
  if (text?.trim().toLowerCase() === 'true') return false;
  return text?.trim().toLowerCase() === 'false' ? true : null;
}

export const zookeeprFormat: Format<'zookeepr'> = {
  name: 'zookeepr',
  aliases: ['eventfeed'],
  parse: parseZookeepr,
  recognise: recogniseZookeepr,
};
