import type { ConferenceInfo, Feed, Instant, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, collapseWhiteSpace } from '../text/white-space.ts';
import { parseDuration } from '../times/parse-duration.ts';
import { parseIsoDuration } from '../times/parse-iso-duration.ts';
import { findRootName } from '../xml/find-root-name.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { nodesOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { findChild } from './frab-conference.ts';
import { checkDuration } from './read-end.ts';
import { checkEnd, parseInstant } from './read-moment.ts';
import { readTimezone } from './read-timezone.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'an <iCalendar> with <vevent>s, as Pentabarf, pretalx and FOSDEM write it';

export function recogniseXcal(source: string): boolean {
  return findRootName(source) === 'iCalendar' && /<(?:vcalendar|vevent)[\s/>]/.test(source);
}

/**
 * Reads the xCal of Pentabarf, and of pretalx and FOSDEM after it: iCalendar in XML, in local time, with
 * elements of Pentabarf's own. It is older than RFC 6321, and of another shape. Never throws.
 */
export function parseXcal(source: string, { timezone }: ParseOptions): Feed {
  if (!recogniseXcal(source)) return createUnreadableFeed(source, EXPECTED);
  const { root, problems, complete } = parseXml(source);
  if (root === null) return createEmptyFeed(problems);
  const log = new ProblemLog();
  const calendars = childrenOf(root, 'vcalendar');
  const conference = readConference(calendars[0] ?? root, log);
  const context = { timezone: conference.timezone ?? timezone, log };
  const events = [root, ...calendars].flatMap(parent => childrenOf(parent, 'vevent'));
  // What the source broke off in may lack its end, its room or half of its title.
  const sessions = events.filter(event => event.closed).flatMap(event => readEvent(event, context) ?? []);
  const feed = finishFeed({ sessions, log, conference });
  return { ...feed, problems: [...problems, ...feed.problems], complete };
}

/** What pretalx and FOSDEM say of the whole is little, and often empty. */
function readConference(calendar: XmlElement, log: ProblemLog): Pick<ConferenceInfo, 'title' | 'timezone'> {
  const zone = findChild(calendar, 'x-wr-timezone');
  const position = { line: zone?.line ?? calendar.line };
  return {
    title: readLine(calendar, 'x-wr-caldesc') ?? readLine(calendar, 'x-wr-calname'),
    timezone: readTimezone({ name: readLine(calendar, 'x-wr-timezone') ?? '', position }, log),
  };
}

interface EventContext {
  timezone: string;
  log: ProblemLog;
}

/** null: the event has no start, which is reported. */
function readEvent(event: XmlElement, context: EventContext): Session | null {
  const { log } = context;
  const position = { line: event.line };
  const startsAt = readStart(event, context);
  if (startsAt === null) return null;
  const room = readLine(event, 'location');
  // FOSDEM's summary is title and subtitle in one.
  const title = readLine(event, 'pentabarf:title') ?? readLine(event, 'summary');
  if (room === null) log.warn('room-missing', 'The event names no room, so it is in none.', position);
  if (title === null) log.warn('title-missing', 'The event has no title.', position);
  return createSession({
    guid: readLine(event, 'uid') ?? readLine(event, 'pentabarf:event-id') ?? '',
    title: title ?? 'Untitled',
    subtitle: readLine(event, 'pentabarf:subtitle'),
    description: makeRichText(readText(event, 'description'), 'html-or-markdown'),
    startsAt,
    endsAt: readEventEnd(event, startsAt, context),
    rooms: room === null ? [] : [room],
    speakers: readAttendees(event),
    // pretalx has one category, the kind of session; FOSDEM's categories are its tracks.
    track: readLine(event, 'pentabarf:track') ?? readLine(event, 'categories'),
    kind: readLine(event, 'category'),
    language: readLine(event, 'pentabarf:language-code') ?? readLine(event, 'pentabarf:language'),
    url: findUrl(readText(event, 'url')),
    cancelled: readStatus(event),
    position,
  });
}

/** FOSDEM's `pentabarf:start` has an offset; `dtstart` is local time. */
function readStart(event: XmlElement, { timezone, log }: EventContext): Instant | null {
  const texts = [readText(event, 'pentabarf:start'), readText(event, 'dtstart')];
  const startsAt = findInstant(texts, timezone);
  if (startsAt === null) {
    const came = texts.find(text => text !== '') ?? '';
    const message = `Expected <dtstart>YYYYMMDDTHHMMSS</dtstart>, but “${shorten(came, 40)}” came; the event is left out.`;
    log.error('start-unreadable', message, { line: event.line });
  }
  return startsAt;
}

function readEventEnd(event: XmlElement, startsAt: Instant, { timezone, log }: EventContext): Instant | null {
  const position = { line: event.line };
  const endsAt = findInstant([readText(event, 'pentabarf:end'), readText(event, 'dtend')], timezone);
  if (endsAt !== null) return checkEnd({ startsAt, endsAt, timezone, position }, log);
  // Both programs have ways of their own to write `duration` (`0.04500`), but never without an end.
  const came = readText(event, 'pentabarf:duration') || readText(event, 'duration');
  if (came === '') return null;
  const durationMs = parseDuration(came, 'hours-minutes-seconds') ?? parseIsoDuration(came);
  return checkDuration({ startsAt, durationMs, came, example: 'PT45M', position }, log);
}

function findInstant(texts: readonly string[], timezone: string): Instant | null {
  const instants = texts.map(text =>
    parseInstant(text.replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6$7'), timezone),
  );
  return instants.find(instant => instant !== null) ?? null;
}

/** `20261120T100000`, perhaps with `Z`. */
const BASIC_FORMAT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)$/;

/** Each part ends at the first character that may end it: there is one way to match, and no going back. */
const ADDRESS = /^\S[^\s@]*@\S[^\s.]*\.\S+$/;

/** Names; where a calendar has addresses instead, they are not ours to keep. */
function readAttendees(event: XmlElement): Speaker[] {
  const names = childrenOf(event, 'attendee').map(attendee => collapseWhiteSpace(textOf(attendee)));
  return names.filter(name => name !== '' && !ADDRESS.test(name)).map(name => ({ id: null, name }));
}

function readStatus(event: XmlElement): boolean | null {
  const status = readText(event, 'status').toUpperCase();
  if (status === 'CANCELLED') return true;
  return status === 'CONFIRMED' ? false : null;
}

function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return nodesOf(parent)
    .filter(node => typeof node !== 'string')
    .filter(node => node.name === name);
}

function readText(parent: XmlElement, name: string): string {
  const child = findChild(parent, name);
  return child === undefined ? '' : textOf(child).trim();
}

function readLine(parent: XmlElement, name: string): string | null {
  return collapseToNull(readText(parent, name));
}

export const xcalFormat: Format<'xcal'> = {
  name: 'xcal',
  aliases: [],
  parse: parseXcal,
  recognise: recogniseXcal,
};
