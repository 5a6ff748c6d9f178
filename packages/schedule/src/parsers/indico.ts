import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import type { ConferenceInfo, Feed, ParseOptions } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull } from '../text/white-space.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { type IndicoEntry, readIndicoEntry } from './indico-entry.ts';
import { openJson } from './open-json.ts';
import { readTimezone } from './read-timezone.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED =
  'the JSON of an Indico export (/export/timetable/ID.json, or /export/event/ID.json?detail=contributions)';

export function recogniseIndico(source: string): boolean {
  return /^\uFEFF?\s*\{/.test(source) && source.includes('"HTTPAPIResult"');
}

/**
 * Reads what Indico’s HTTP API exports: the timetable of an event, or the event with its contributions and
 * sessions. Never throws. Indico’s own sessions hold the talks, and are read as their track. Every time comes
 * with the name of its zone. Hashes of addresses are not read.
 */
export function parseIndico(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseIndico, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const { value } = opened;
  const log = new ProblemLog();
  if (!isJsonObject(value) || value._type !== 'HTTPAPIResult') return createUnreadableFeed(source, EXPECTED);
  const root = createFieldReader({ value, path: '', log });
  const isTimetable = isJsonObject(value.results);
  const events = isTimetable ? [] : root.objects('results');
  const entries = isTimetable ? collectTimetable(root) : events.flatMap(collectEvent);
  const context = { timezone, log, baseUrl: root.text('url') };
  const sessions = entries.flatMap(entry => readIndicoEntry(entry, context) ?? []);
  return finishFeed({ sessions, log, conference: readConference(events[0], log) });
}

/** By the event’s id, the day and the entry’s id. */
function collectTimetable(root: FieldReader): IndicoEntry[] {
  const results = root.object('results');
  const days = objectsIn(results).flatMap(objectsIn);
  return days.flatMap(objectsIn).flatMap(item => collectEntry(item));
}

/** A session of the timetable stands for what it holds; by itself only if that is nothing. */
function collectEntry(item: FieldReader): IndicoEntry[] {
  const held = isJsonObject(item.raw('entries')) ? objectsIn(item.object('entries')) : [];
  if (held.length === 0) return [{ item, session: null, room: null }];
  const session = collapseToNull(item.text('title') ?? '');
  const room = item.text('room');
  return held.map(entry => ({ item: entry, session, room }));
}

/** `detail=contributions` lists the talks; `detail=sessions` those in sessions apart from the others. */
function collectEvent(event: FieldReader): IndicoEntry[] {
  const room = event.text('room');
  const talks = event.objects('contributions').map(item => ({ item, session: null, room }));
  const inSessions = event.objects('sessions').flatMap(block => {
    const session = collapseToNull(block.text('title') ?? '');
    const held = block.objects('contributions');
    if (held.length === 0) return [{ item: block, session: null, room }];
    return held.map(item => ({ item, session, room: block.text('room') || room }));
  });
  return [...talks, ...inSessions];
}

function objectsIn(parent: FieldReader | null): FieldReader[] {
  return (parent?.keys() ?? []).flatMap(key => parent?.object(key) ?? []);
}

function readConference(event: FieldReader | undefined, log: ProblemLog): Partial<ConferenceInfo> {
  if (event === undefined) return {};
  const zone = { name: event.text('timezone') ?? '', position: { path: `${event.path}.timezone` } };
  return {
    title: collapseToNull(event.text('title') ?? ''),
    url: findUrl(event.text('url') ?? ''),
    timezone: readTimezone(zone, log),
  };
}

export const indicoFormat: Format<'indico'> = {
  name: 'indico',
  aliases: [],
  parse: parseIndico,
  recognise: recogniseIndico,
};
