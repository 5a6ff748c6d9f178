import type { FieldReader } from '../json/field-reader.ts';
import type { Instant, Link, Session, Speaker } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { MINUTE_MS } from '../times/wall-time.ts';
import { createSession } from './create-session.ts';
import { checkDuration } from './read-end.ts';
import { type MomentSource, readEndMoment, readStart } from './read-moment.ts';
import { readTimezone } from './read-timezone.ts';
import { readTitle } from './read-title.ts';

/** A talk, a break or a session without any, and what it has from where it stands. */
export interface IndicoEntry {
  item: FieldReader;
  /** The title of the session that holds it. */
  session: string | null;
  room: string | null;
}

export interface IndicoContext {
  timezone: string;
  log: ProblemLog;
  /** The address of the export: those in it are relative to it. */
  baseUrl: string | null;
}

/** null: the entry has no time, which is reported. */
export function readIndicoEntry(
  { item, session, room }: IndicoEntry,
  context: IndicoContext,
): Session | null {
  const { log, baseUrl } = context;
  const startsAt = readStart(findMoment(item, 'startDate', context));
  if (startsAt === null) return null;
  const name = collapseToNull(item.text('room') ?? '') ?? collapseToNull(room ?? '');
  const position = { path: item.path };
  if (name === null) log.warn('room-missing', 'The entry names no room, so it is in none.', position);
  const isBreak = item.text('entryType') === 'Break';
  return createSession({
    guid: findId(item),
    title: readTitle(item, 'title', log),
    description: makeRichText(item.text('description'), 'html-or-markdown'),
    startsAt,
    endsAt: readEnd(item, startsAt, context),
    rooms: name === null ? [] : [name],
    speakers: readSpeakers(item),
    track: collapseToNull(item.text('track') ?? '') ?? session ?? readSessionTitle(item),
    kind: isBreak ? 'break' : collapseToNull(item.text('type') ?? ''),
    url: findUrl(item.text('url') ?? '', baseUrl),
    links: readLinks(item, baseUrl),
    position,
  });
}

/** That of the talk, which stays when it is placed anew; breaks and sessions only have that of their place. */
function findId(item: FieldReader): string {
  const ids = ['contributionId', 'db_id', 'id'].map(key => trimToNull(item.text(key) ?? ''));
  const id = ids.find(candidate => candidate !== null) ?? '';
  // The sessions of an event are counted apart from its talks; a timetable writes the `s` itself.
  const isSession = item.raw('contributions') !== null && id !== '';
  return isSession ? `s${id}` : id;
}

/** A talk of an event names the session by its title; one of a timetable stands in it. */
function readSessionTitle(item: FieldReader): string | null {
  return typeof item.raw('session') === 'string' ? collapseToNull(item.text('session') ?? '') : null;
}

/** `{date, time, tz}`; null is a talk that was not placed. */
function findMoment(item: FieldReader, key: string, { timezone, log }: IndicoContext): MomentSource {
  const source = { item, key, timezone, log, text: '' };
  const parts = item.object(key);
  if (parts === null) return source;
  const zone = { name: parts.text('tz') ?? '', position: { path: `${parts.path}.tz` } };
  const text = `${parts.text('date') ?? ''}T${parts.text('time') ?? ''}`;
  return { ...source, text, timezone: readTimezone(zone, log) ?? timezone };
}

function readEnd(item: FieldReader, startsAt: Instant, context: IndicoContext): Instant | null {
  const end = readEndMoment(findMoment(item, 'endDate', context), startsAt);
  const minutes = item.number('duration');
  if (end !== null || minutes === null) return end;
  const position = { path: `${item.path}.duration` };
  const duration = { durationMs: minutes * MINUTE_MS, came: String(minutes), example: '45' };
  return checkDuration({ startsAt, ...duration, position }, context.log);
}

/** Those who speak; where nobody is said to, those who wrote it. */
function readSpeakers(item: FieldReader): Speaker[] {
  for (const key of ['presenters', 'speakers', 'primaryauthors']) {
    const speakers = item.objects(key).flatMap(person => readPerson(person) ?? []);
    if (speakers.length > 0) return speakers;
  }
  return [];
}

/** `fullName` is “Storm, Ada”. */
function readPerson(person: FieldReader): Speaker | null {
  const first = person.text('firstName') ?? person.text('first_name') ?? '';
  const last = person.text('familyName') ?? person.text('last_name') ?? '';
  const whole = person.text('name') ?? person.text('fullName') ?? '';
  const name = collapseToNull(`${first} ${last}`) ?? collapseToNull(whole);
  return name === null ? null : { id: trimToNull(person.text('person_id') ?? ''), name };
}

/** Files and addresses, by themselves or in folders. */
function readLinks(item: FieldReader, baseUrl: string | null): Link[] {
  const attachments = item.object('attachments');
  const folders = [...(attachments?.objects('folders') ?? []), ...item.objects('folders')];
  const files = [
    ...(attachments?.objects('files') ?? []),
    ...folders.flatMap(folder => folder.objects('attachments')),
  ];
  return files.flatMap(file => {
    const url = findUrl(file.text('link_url') ?? file.text('download_url') ?? '', baseUrl);
    return url === null ? [] : [{ url, title: collapseToNull(file.text('title') ?? '') ?? url }];
  });
}
