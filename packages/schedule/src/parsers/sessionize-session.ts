import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import type { Link, Session, Speaker } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { readEndMoment, readStart } from './read-moment.ts';
import { readTitle } from './read-title.ts';
import type { Category, SessionizeItem, SessionizeView } from './sessionize-views.ts';

export interface SessionizeContext {
  timezone: string;
  log: ProblemLog;
  views: readonly SessionizeView[];
  /** By the ids of the rooms. */
  roomNames: ReadonlyMap<string, string>;
}

/** null: the session has no time, which is reported. */
export function readSessionizeSession(
  { session: item, room }: SessionizeItem,
  context: SessionizeContext,
): Session | null {
  const { timezone, log } = context;
  const startsAt = readStart({ item, key: 'startsAt', timezone, log });
  if (startsAt === null) return null;
  const categories = readCategories(item, context);
  const pick = (title: RegExp) =>
    collapseToNull(
      categories
        .filter(category => title.test(category.title))
        .map(category => category.item)
        .join(', '),
    );
  return createSession({
    guid: trimToNull(item.text('id') ?? '') ?? '',
    title: readTitle(item, 'title', log),
    description: makeRichText(item.text('description'), 'text'),
    startsAt,
    endsAt: readEndMoment({ item, key: 'endsAt', timezone, log }, startsAt),
    rooms: readRooms(item, room, context),
    speakers: readSpeakers(item, context),
    // Categories are the organiser's own; these are what Sessionize calls them in its templates.
    track: pick(/\btracks?\b/i),
    kind: pick(/\b(?:format|type)\b/i) ?? readKind(item),
    language: pick(/\b(?:language|sprache)\b/i),
    links: [
      ...readLink(item.text('liveUrl'), 'Live stream'),
      ...readLink(item.text('recordingUrl'), 'Recording'),
    ],
    position: { path: item.path },
  });
}

/** A session that spans all rooms still takes place in one, which the source names where it knows it. */
function readRooms(item: FieldReader, room: string | null, { roomNames, log }: SessionizeContext): string[] {
  const id = item.text('roomId');
  const named = collapseToNull(item.text('room') ?? '') ?? room;
  const name = named ?? (id === null ? undefined : roomNames.get(id));
  if (name !== undefined) return [name];
  if (id !== null && id !== '0') {
    const message = `Expected the id of a room that is listed, but ${shorten(id)} came; the session is in none.`;
    log.warn('room-unknown', message, { path: `${item.path}.roomId` });
  } else if (item.flag('isPlenumSession') !== true) {
    log.warn('room-missing', 'The session names no room, so it is in none.', { path: item.path });
  }
  return [];
}

function readKind(item: FieldReader): string | null {
  if (item.flag('isServiceSession') === true) return 'service';
  return item.flag('isPlenumSession') === true ? 'plenum' : null;
}

/** Ids that a list of speakers explains, or objects with id and name. */
function readSpeakers(item: FieldReader, { views, log }: SessionizeContext): Speaker[] {
  const named = item.list('speakers').flatMap((value, index): Speaker[] => {
    const path = `${item.path}.speakers[${index}]`;
    const id = isJsonObject(value) ? value.id : value;
    const speaker = isJsonObject(value)
      ? readSpeaker(createFieldReader({ value, path, log }))
      : views.map(view => view.speakers.get(readId(id))).find(found => found !== undefined);
    if (speaker !== undefined && speaker !== null) return [speaker];
    log.warn('speaker-unknown', 'Expected the id of a speaker that is listed; it is left out.', { path });
    return [];
  });
  if (named.length > 0) return named;
  const id = item.text('id') ?? '';
  return views.map(view => view.speakersOfSession.get(id)).find(found => found !== undefined) ?? [];
}

function readSpeaker(item: FieldReader): Speaker | null {
  const name = collapseToNull(item.text('name') ?? '');
  return name === null ? null : { id: trimToNull(item.text('id') ?? ''), name };
}

function readCategories(item: FieldReader, { views }: SessionizeContext): Category[] {
  const named = item.objects('categories').flatMap(category => {
    const title = category.text('name') ?? '';
    return category.objects('categoryItems').map(entry => ({ title, item: entry.text('name') ?? '' }));
  });
  const listed = item
    .list('categoryItems')
    .flatMap(
      id => views.map(view => view.categories.get(readId(id))).find(found => found !== undefined) ?? [],
    );
  return [...named, ...listed];
}

function readLink(text: string | null, title: string): Link[] {
  const url = findUrl(text ?? '');
  return url === null ? [] : [{ url, title }];
}
