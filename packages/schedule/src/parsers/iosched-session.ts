import type { FieldReader } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  type Instant,
  type Link,
  type Session,
  type Speaker,
} from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { type MomentSource, readEndMoment, readStart } from './read-moment.ts';
import { readTitle } from './read-title.ts';

/** What sessions refer to, by ids. */
export interface IoschedContext {
  timezone: string;
  log: ProblemLog;
  roomNames: ReadonlyMap<string, string>;
  speakers: ReadonlyMap<string, Speaker>;
  topics: ReadonlyMap<string, string>;
}

/** null: the session has no time, which is reported. */
export function readIoschedSession(item: FieldReader, context: IoschedContext): Session | null {
  const { log, topics } = context;
  const startsAt = readStart(findMoment(item, 'startTimestamp', context));
  if (startsAt === null) return null;
  const tags = [...item.list('tagNames'), ...item.list('tags')].map(tag => topics.get(readId(tag)) ?? '');
  return createSession({
    guid: trimToNull(item.text('id') ?? '') ?? '',
    title: readTitle(item, 'title', log),
    description: makeRichText(item.text('description'), 'text'),
    startsAt,
    endsAt: readEndMoment(findMoment(item, 'endTimestamp', context), startsAt),
    rooms: readRooms(item, context),
    speakers: readSpeakers(item, context),
    track: collapseToNull(tags.filter(name => name !== '').join(', ')),
    kind: collapseToNull(item.text('type') ?? ''),
    url: findUrl(item.text('url') ?? ''),
    links: readLink(item.text('youtubeUrl')),
    position: { path: item.path },
  });
}

/** Milliseconds since 1970; until 2016 a text with a date and a time. */
function findMoment(item: FieldReader, key: string, { timezone, log }: IoschedContext): MomentSource {
  const value = item.raw(key);
  const source = { item, key, timezone, log };
  return typeof value === 'number' ? { ...source, text: formatInstant(value) } : source;
}

function formatInstant(instant: Instant): string {
  // A session that was not placed yet.
  if (instant === 0) return '';
  const isPossible = instant > BEGINNING_OF_TIME && instant < END_OF_TIME;
  return isPossible ? new Date(instant).toISOString() : String(instant);
}

function readRooms(item: FieldReader, { roomNames, log }: IoschedContext): string[] {
  const id = trimToNull(item.text('room') ?? '');
  if (id === null) {
    log.warn('room-missing', 'The session names no room, so it is in none.', { path: item.path });
    return [];
  }
  const name = roomNames.get(id);
  if (name !== undefined) return [name];
  const message = 'Expected the id of a room that is listed; the session is in none.';
  log.warn('room-unknown', message, { path: `${item.path}.room` });
  return [];
}

function readSpeakers(item: FieldReader, { speakers, log }: IoschedContext): Speaker[] {
  return item.list('speakers').flatMap((id, index) => {
    const speaker = speakers.get(readId(id));
    if (speaker !== undefined) return speaker.name === '' ? [] : [speaker];
    const position = { path: `${item.path}.speakers[${index}]` };
    log.warn('speaker-unknown', 'Expected the id of a speaker that is listed; it is left out.', position);
    return [];
  });
}

function readLink(text: string | null): Link[] {
  const url = findUrl(text ?? '');
  return url === null ? [] : [{ url, title: 'Video' }];
}
