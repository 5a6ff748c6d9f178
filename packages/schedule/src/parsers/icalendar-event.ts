import type { CalendarTime } from '../icalendar/calendar-time.ts';
import { readTimes } from '../icalendar/calendar-time.ts';
import type { CalendarZones } from '../icalendar/calendar-zones.ts';
import { type EventLength, findEnd, readLength } from '../icalendar/event-length.ts';
import { type PropertyReader, readParameter } from '../icalendar/property-reader.ts';
import { readDescription } from '../icalendar/read-description.ts';
import { MAX_RULES, type RecurrenceRule, readRule } from '../icalendar/recurrence-rule.ts';
import type { CalendarOptions, Link, RichText, Session } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { supplementEvent } from '../supplement/read-supplement.ts';
import { SUPPLEMENT_PROPERTY } from '../supplement/supplement.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, collapseWhiteSpace } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { readSpeakers } from './icalendar-speakers.ts';

export interface EventContext {
  zones: CalendarZones;
  options: CalendarOptions;
  speakerField: string | null;
  /** What a description is that is not HTML. */
  textFormat: 'markdown' | 'text';
  log: ProblemLog;
}

/** An event of a calendar, which is one session, or many if it repeats. */
export interface CalendarEvent {
  /** As it would be if it did not repeat. */
  session: Session;
  start: CalendarTime;
  length: EventLength | null;
  /** Of which occurrence of the events of the same UID it takes the place. */
  recurrenceId: CalendarTime | null;
  rules: RecurrenceRule[];
  dates: CalendarTime[];
  exceptions: CalendarTime[];
}

/** null: the event has no start that can be read, which is reported. */
export function readEvent(event: PropertyReader, context: EventContext): CalendarEvent | null {
  const { zones, log } = context;
  const ownZone = event.find('TZID');
  const ownName = event.text('TZID');
  const floating =
    ownZone === null || ownName === null ? zones.floating : zones.find(ownName, ownZone.position);
  const readAll = (name: string) =>
    event.list(name).flatMap(property => readTimes(property, { zones, floating }));
  const [start] = readAll('DTSTART');
  if (start === undefined) {
    const came = event.find('DTSTART')?.raw ?? '';
    const message = `Expected DTSTART:YYYYMMDDTHHMMSS, but “${shorten(came, 40)}” came; the event is left out.`;
    log.error('start-unreadable', message, event.position);
    return null;
  }
  const length = readLength({ event, start, end: readAll('DTEND')[0], log });
  return {
    session: readSession(event, { start, length }, context),
    start,
    length,
    recurrenceId: readAll('RECURRENCE-ID')[0] ?? null,
    rules: event.list('RRULE', MAX_RULES).flatMap(property => readRule(property) ?? []),
    dates: readAll('RDATE'),
    exceptions: readAll('EXDATE'),
  };
}

interface EventTimes {
  start: CalendarTime;
  length: EventLength | null;
}

function readSession(event: PropertyReader, { start, length }: EventTimes, context: EventContext): Session {
  const { options, log } = context;
  const { position } = event;
  const roomField = options.roomField?.toUpperCase() ?? 'LOCATION';
  const rooms = event.texts(roomField).flatMap(room => collapseToNull(room) ?? []);
  if (rooms.length === 0)
    log.warn('room-missing', `The event has no ${roomField}, so it is in no room.`, position);
  const summary = collapseToNull(event.text('SUMMARY') ?? '');
  if (summary === null) log.warn('title-missing', 'The event has no SUMMARY.', position);
  const { title, speakers } = splitSummary(summary ?? 'Untitled', options.speakerSeparator);
  const { speakerField } = context;
  const categories = roomField === 'CATEGORIES' ? [] : event.texts('CATEGORIES').map(collapseWhiteSpace);
  const session = createSession({
    guid: event.text('UID') ?? '',
    title,
    description: readMarkup(event) ?? readDescription(event.text('DESCRIPTION'), context.textFormat),
    startsAt: start.instant,
    endsAt: findEnd(start, length),
    rooms: [...new Set(rooms)],
    speakers: speakerField === null ? speakers : [...readSpeakers(event, speakerField), ...speakers],
    track: categories.length === 0 ? null : categories.join(', '),
    url: findUrl((event.find('URL')?.raw ?? '').replace(/\\([,;])/g, '$1')),
    logo: readLogo(event),
    links: readLinks(event),
    cancelled: readCancelled(event),
    position,
  });
  return supplementEvent(session, event.text(SUPPLEMENT_PROPERTY), log);
}

/** Titles may contain what stands before the speakers; the last one does stand there. */
function splitSummary(summary: string, separator: string | undefined): Pick<Session, 'title' | 'speakers'> {
  const at = separator === undefined || separator === '' ? -1 : `${summary} `.lastIndexOf(separator);
  const title = collapseWhiteSpace(summary.slice(0, Math.max(0, at)));
  if (separator === undefined || title === '') return { title: summary, speakers: [] };
  const names = summary
    .slice(at + separator.length)
    .split(',')
    .map(collapseWhiteSpace);
  return { title, speakers: names.filter(name => name !== '').map(name => ({ id: null, name })) };
}

/** X-ALT-DESC is the same as DESCRIPTION, with its markup; Outlook writes it even around nothing. */
function readMarkup(event: PropertyReader): RichText | null {
  const html = makeRichText(event.text('X-ALT-DESC'), 'html-or-markdown');
  return html?.format === 'html' && html.source.replace(/<[^<>]*>/g, '').trim() !== '' ? html : null;
}

/** IMAGE of RFC 7986, or an attached picture. */
function readLogo(event: PropertyReader): string | null {
  const pictures = [...event.list('IMAGE'), ...event.list('ATTACH')].filter(property =>
    readParameter(property, 'fmttype')?.startsWith('image/'),
  );
  return pictures.flatMap(({ raw }) => findUrl(raw) ?? [])[0] ?? null;
}

/** What is attached, and where one takes part (CONFERENCE of RFC 7986). */
function readLinks(event: PropertyReader): Link[] {
  const properties = [...event.list('ATTACH'), ...event.list('CONFERENCE')];
  return properties.flatMap(property => {
    const url = readParameter(property, 'fmttype')?.startsWith('image/') ? null : findUrl(property.raw);
    if (url === null) return [];
    return [{ url, title: readParameter(property, 'filename') ?? readParameter(property, 'label') ?? url }];
  });
}

/** A tentative event is neither cancelled nor sure not to be. */
function readCancelled(event: PropertyReader): boolean | null {
  const status = event.text('STATUS')?.toUpperCase();
  if (status === 'CANCELLED' || status === 'CANCELED') return true;
  return status === 'CONFIRMED' ? false : null;
}
