import type { FieldReader } from '../json/field-reader.ts';
import { readLocalisedName } from '../json/read-localised.ts';
import type { ConferenceDay, ConferenceInfo, FeedRoom, Instant, Link } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { parseDateTime } from '../times/parse-date-time.ts';
import type { FrabDay } from './frab-conference.ts';
import { parseInstant } from './read-moment.ts';
import { readTimezone } from './read-timezone.ts';

/** The head that schedule.json and schedule2 share. Of the languages of a name, those come first. */
export interface C3vocHead {
  schedule: FieldReader;
  conference: FieldReader;
  languages: readonly (string | null)[];
}

/** What relative URLs are relative to. */
export function readBaseUrl({ schedule }: Pick<C3vocHead, 'schedule'>): string | null {
  return findUrl(schedule.text('base_url') ?? schedule.text('url') ?? '');
}

/** Reads what describes the whole, but for the days. */
export function readC3vocConference(
  { schedule, conference, languages }: C3vocHead,
  log: ProblemLog,
): ConferenceInfo {
  const name = conference.text('time_zone_name')?.trim() ?? '';
  return {
    title: readLocalisedName(conference.raw('title'), languages),
    acronym: readLine(conference, 'acronym'),
    version: readLine(schedule, 'version'),
    url: findUrl(conference.text('url') ?? schedule.text('url') ?? schedule.text('base_url') ?? ''),
    timezone: readTimezone({ name, position: { path: `${conference.path}.time_zone_name` } }, log),
    dayChangeMinutes: null,
    days: [],
  };
}

export interface DaySource {
  day: FieldReader;
  /** Names of the fields that hold its bounds. */
  start: string;
  end: string;
  timezone: string;
  log: ProblemLog;
}

/** null: the day has no date that can be read, which is reported. */
export function readDay({ day, start, end, timezone, log }: DaySource): FrabDay | null {
  const date = day.text('date')?.trim() ?? '';
  const parsed = parseDateTime(date);
  if (parsed === undefined) {
    const message = `Expected a day's date as YYYY-MM-DD, but “${shorten(date, 40)}” came; its events need dates of their own.`;
    log.warn('day-unreadable', message, { path: `${day.path}.date` });
    return null;
  }
  const readBound = (key: string): Instant | null => parseInstant(day.text(key)?.trim() ?? '', timezone);
  return { date: date.slice(0, 10), wall: parsed.wall, startsAt: readBound(start), endsAt: readBound(end) };
}

export function toConferenceDay(day: FrabDay | null): ConferenceDay[] {
  return day === null ? [] : [{ date: day.date, startsAt: day.startsAt, endsAt: day.endsAt }];
}

/** A room that `conference.rooms` declares. */
export interface C3vocRoom extends FeedRoom {
  /** From `features.recording`: sessions that do not say themselves may not, or will not, be recorded. */
  doNotRecord: true | null;
}

const UNRECORDED = /^(?:not_recorded_by_default|recording_forbidden|recording_not_possible)$/i;

export function readC3vocRooms({ conference, languages }: C3vocHead): C3vocRoom[] {
  return conference.objects('rooms').flatMap(room => {
    const name = readLocalisedName(room.raw('name'), languages);
    if (name === null) return [];
    const recording = room.object('features')?.text('recording')?.trim() ?? '';
    return {
      name,
      id: trimToNull(room.text('id') ?? ''),
      guid: trimToNull(room.text('guid') ?? ''),
      slug: trimToNull(room.text('slug') ?? ''),
      doNotRecord: UNRECORDED.test(recording) || null,
    };
  });
}

export function toFeedRoom({ name, id, guid, slug }: C3vocRoom): FeedRoom {
  return { name, id, guid, slug };
}

/** `links` and `attachments` of an event: `[{"url": "https://…", "title": "Slides"}]`. */
export function readC3vocLinks(event: FieldReader, baseUrl: string | null): Link[] {
  return [...event.objects('links'), ...event.objects('attachments')].flatMap(link => {
    const url = findUrl(link.text('url') ?? '', baseUrl);
    return url === null ? [] : { url, title: readLocalisedName(link.raw('title')) ?? url };
  });
}

/** `do_not_record` and `do_not_stream`: a flag, or a text that says why not. */
export function readOptOut(event: FieldReader, key: string): boolean | null {
  const value = event.raw(key);
  if (typeof value !== 'string') return event.flag(key);
  const text = value.trim().toLowerCase();
  if (text === '') return null;
  return text !== 'false';
}

/** A text of one line. */
export function readLine(object: FieldReader, key: string): string | null {
  return collapseToNull(object.text(key) ?? '');
}
