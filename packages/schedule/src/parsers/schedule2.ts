import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { readLocalised, readLocalisedName } from '../json/read-localised.ts';
import type { Feed, Instant, ParseOptions, RichText, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { trimToNull } from '../text/white-space.ts';
import { parseIsoDuration } from '../times/parse-iso-duration.ts';
import {
  type C3vocRoom,
  readBaseUrl,
  readC3vocConference,
  readC3vocLinks,
  readC3vocRooms,
  readDay,
  readLine,
  readOptOut,
  toConferenceDay,
  toFeedRoom,
} from './c3voc-fields.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { checkDuration } from './read-end.ts';
import { readEndMoment, readStart } from './read-moment.ts';
import { readTitle } from './read-title.ts';
import { readState } from './session-state.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a schedule2 as the c3voc drafts it (schedule, conference, events)';

/** A conference with a list of rooms, and a list of events beside it. */
export function recogniseSchedule2(source: string): boolean {
  return (
    /^\uFEFF?\s*\{/.test(source) &&
    /"schedule"\s*:\s*\{/.test(source) &&
    /"conference"\s*:\s*\{/.test(source) &&
    /"events"\s*:\s*\[/.test(source) &&
    !/"rooms"\s*:\s*\{/.test(source)
  );
}

/**
 * Reads schedule2, the successor of schedule.json that the c3voc drafts (https://c3voc.de/schema/schedule2,
 * alpha 3): one list of events, with rooms and tracks by reference, and texts in several languages, of
 * which the event's own is taken. Never throws.
 */
export function parseSchedule2(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseSchedule2, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const log = new ProblemLog();
  const { value } = opened;
  const root = isJsonObject(value) ? createFieldReader({ value, path: '', log }) : null;
  const schedule = root?.object('schedule');
  const conference = schedule?.object('conference');
  if (!schedule || !conference || !Array.isArray(schedule.raw('events'))) {
    return createUnreadableFeed(source, EXPECTED);
  }
  const languages = [conference.object('defaults')?.text('language') ?? null];
  const head = { schedule, conference, languages };
  const info = readC3vocConference(head, log);
  const zone = info.timezone ?? timezone;
  const rooms = readC3vocRooms(head);
  const context: EventContext = {
    rooms,
    tracks: readTracks(conference, languages),
    languages,
    baseUrl: readBaseUrl(head),
    timezone: zone,
    log,
  };
  const days = conference
    .objects('days')
    .map(day => readDay({ day, start: 'start', end: 'end', timezone: zone, log }));
  return finishFeed({
    sessions: schedule.objects('events').flatMap(event => readEvent(event, context) ?? []),
    log,
    conference: { ...info, days: days.flatMap(toConferenceDay) },
    declaredRooms: rooms.map(toFeedRoom),
  });
}

interface EventContext {
  rooms: readonly C3vocRoom[];
  /** Names by slug. */
  tracks: ReadonlyMap<string, string>;
  languages: readonly (string | null)[];
  baseUrl: string | null;
  timezone: string;
  log: ProblemLog;
}

/** null: the event has no start, or is not of the programme; both are reported. */
function readEvent(event: FieldReader, context: EventContext): Session | null {
  const { log, baseUrl, timezone } = context;
  const position = { path: event.path };
  const cancelled = readState(event, log);
  if (cancelled === 'unpublished') return null;
  const startsAt = readStart({ item: event, key: 'start', timezone, log });
  if (startsAt === null) return null;
  const language = readLine(event, 'language');
  const languages = [language, ...context.languages];
  const readText = (key: string): RichText | null =>
    makeRichText(readLocalised(event.raw(key), languages), 'html-or-markdown');
  const room = findRoom(event, context);
  const kind = readLine(event, 'type');
  // A break, or what else concerns the whole conference, is in no room of its own.
  if (room === null && !/^(?:break|meta)$/i.test(kind ?? '')) {
    log.warn('room-missing', 'The event names no room, so it is in none.', position);
  }
  return createSession({
    guid: ['guid', 'code', 'slug'].map(name => event.text(name)?.trim() ?? '').find(id => id !== '') ?? '',
    title: readTitle(event, 'title', log),
    subtitle: readLine(event, 'subtitle'),
    abstract: readText('abstract'),
    description: readText('description'),
    startsAt,
    endsAt: readEventEnd(event, startsAt, context),
    rooms: room === null ? [] : [room.name],
    speakers: readSpeakers(event),
    track: findTrack(event, context),
    kind,
    language,
    url: findUrl(event.text('url') ?? '', baseUrl),
    logo: findUrl(event.object('logo')?.text('url') ?? '', baseUrl),
    links: readC3vocLinks(event, baseUrl),
    doNotRecord: readOptOut(event, 'do_not_record') ?? room?.doNotRecord ?? null,
    doNotStream: readOptOut(event, 'do_not_stream'),
    cancelled,
    position,
  });
}

/** By `end`, or by `duration`, which the schema keeps for events without a time. */
function readEventEnd(
  event: FieldReader,
  startsAt: Instant,
  { timezone, log }: EventContext,
): Instant | null {
  const endsAt = readEndMoment({ item: event, key: 'end', timezone, log }, startsAt);
  const came = event.text('duration')?.trim() ?? '';
  if (endsAt !== null || came === '') return endsAt;
  const position = { path: `${event.path}.duration` };
  return checkDuration(
    { startsAt, durationMs: parseIsoDuration(came), came, example: 'PT45M', position },
    log,
  );
}

type EventRoom = Pick<C3vocRoom, 'name' | 'doNotRecord'>;

/** The room as the conference declares it; where it does not, by what the event itself calls it. */
function findRoom(event: FieldReader, { rooms, languages }: EventContext): EventRoom | null {
  const reference = event.object('room');
  if (reference === null) return null;
  const guid = trimToNull(reference.text('guid') ?? '');
  const slug = trimToNull(reference.text('slug') ?? '');
  const name = readLocalisedName(reference.raw('name'), languages);
  const declared =
    rooms.find(room => guid !== null && room.guid === guid) ??
    rooms.find(room => slug !== null && room.slug === slug) ??
    rooms.find(room => room.name === name);
  const ownName = name ?? slug ?? guid;
  return declared ?? (ownName === null ? null : { name: ownName, doNotRecord: null });
}

function readTracks(conference: FieldReader, languages: readonly (string | null)[]): Map<string, string> {
  const tracks = new Map<string, string>();
  for (const track of conference.objects('tracks')) {
    const slug = trimToNull(track.text('slug') ?? '');
    const name = readLocalisedName(track.raw('name'), languages);
    if (slug !== null && name !== null) tracks.set(slug, name);
  }
  return tracks;
}

function findTrack(event: FieldReader, { tracks }: EventContext): string | null {
  const slug = trimToNull(event.object('track')?.text('slug') ?? '');
  return slug === null ? null : (tracks.get(slug) ?? slug);
}

/** Participants who speak, which is what one does without a role; the others contribute or moderate. */
function readSpeakers(event: FieldReader): Speaker[] {
  return event.objects('participants').flatMap(participant => {
    const name = readLine(participant, 'name');
    const role = participant.text('role')?.trim() || 'SPEAKER';
    if (name === null || role.toUpperCase() !== 'SPEAKER') return [];
    return { id: trimToNull(participant.text('guid') ?? ''), name };
  });
}

export const schedule2Format: Format<'schedule2'> = {
  name: 'schedule2',
  aliases: ['c3voc-schedule2'],
  parse: parseSchedule2,
  recognise: recogniseSchedule2,
};
