import { readDescription } from '../icalendar/read-description.ts';
import type { Instant, Link, Session } from '../model.ts';
import { renderRichText } from '../rich-text/render-rich-text.ts';
import { findSupplement, SUPPLEMENT_PROPERTY, writeSupplement } from '../supplement/supplement.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull } from '../text/white-space.ts';
import { writeUrl } from '../text/write-url.ts';
import { toInstant, toWallTime } from '../times/wall-time.ts';
import { escapeCalendarText, keepCalendarCharacters, quoteParameter } from './calendar-lines.ts';
import type { SessionRevision } from './export-calendar.ts';
import { floorToSecond, STREAM_LINK_TITLE, titleRoomLink } from './exported-programme.ts';
import type { CalendarEvent } from './list-calendar-events.ts';
import { formatCalendarWall } from './write-timezone.ts';

export interface CalendarEventContext {
  /** DTSTAMP. */
  stamp: string;
  revision: SessionRevision | null;
}

/** The lines of a VEVENT, not folded yet. */
export function writeCalendarEvent(event: CalendarEvent, context: CalendarEventContext): string[] {
  const { session, uid, startsAt, endsAt, timezone } = event;
  const { stamp, revision } = context;
  const text = (name: string, value: string | null) =>
    value === null || value === '' ? [] : [`${name}:${escapeCalendarText(value)}`];
  const image = findImageType(session.logo);
  const supplement = findSupplement(session, readAsCalendar(event));
  return [
    'BEGIN:VEVENT',
    `UID:${escapeCalendarText(uid)}`,
    `DTSTAMP:${stamp}`,
    ...(revision === null
      ? []
      : [`LAST-MODIFIED:${formatCalendarWall(revision.at)}Z`, `SEQUENCE:${revision.sequence}`]),
    writeTime('DTSTART', startsAt, timezone),
    // One that ends as it starts has no end: the format says so of one without.
    ...(floorToSecond(endsAt) > floorToSecond(startsAt) ? [writeTime('DTEND', endsAt, timezone)] : []),
    ...text('SUMMARY', session.title),
    ...text('DESCRIPTION', describeSession(event)),
    ...text('LOCATION', joinRooms(event)),
    ...writeCategories(session),
    ...writeStatus(session),
    ...text('COMMENT', session.correction?.note ?? null),
    ...writeAddresses(event),
    ...session.links.map(({ url, title }) => `ATTACH;LABEL=${quoteParameter(title)}:${writeUrl(url)}`),
    ...(session.logo === null || image === null
      ? []
      : [`IMAGE;VALUE=URI;DISPLAY=GRAPHIC;FMTTYPE=${image}:${writeUrl(session.logo)}`]),
    ...(supplement === null ? [] : text(SUPPLEMENT_PROPERTY, writeSupplement(supplement))),
    'END:VEVENT',
  ];
}

/** On the walls of the zone, but where the clocks go back and the same reading comes again: that means the first. */
function writeTime(name: string, instant: Instant, timezone: string): string {
  const at = floorToSecond(instant);
  const wall = toWallTime(at, timezone);
  const isPlain = timezone !== 'UTC' && toInstant(wall, timezone) === at;
  return isPlain
    ? `${name};TZID=${quoteZone(timezone)}:${formatCalendarWall(wall)}`
    : `${name}:${formatCalendarWall(at)}Z`;
}

function quoteZone(timezone: string): string {
  return timezone.includes(':') ? `"${timezone}"` : timezone;
}

/** What a person wants to know who opens the event: what, by whom, about what, and where to watch and read. */
function describeSession({ session, places }: CalendarEvent): string {
  const { subtitle, speakers, language, url, links, doNotStream } = session;
  const names = speakers.map(speaker => speaker.name).join(', ');
  const watch = places.flatMap(({ room, addresses: { roomUrl, streamUrl } }) => {
    const name = places.length > 1 && room !== null ? ` (${room})` : '';
    return [
      ...(roomUrl === null ? [] : [`Watch${name}: ${roomUrl}`]),
      ...(streamUrl === null ? [] : [`${STREAM_LINK_TITLE}${name}: ${streamUrl}`]),
    ];
  });
  return [
    [subtitle ?? '', names === '' ? '' : `By ${names}`, language === null ? '' : `Language: ${language}`],
    [session.abstract === null ? '' : renderRichText(session.abstract).text],
    [session.description === null ? '' : renderRichText(session.description).text],
    [doNotStream === true ? 'Not streamed.' : '', ...watch],
    [url ?? places[0]?.addresses.sessionUrl ?? '', ...links.map(link => `${link.title}: ${link.url}`)],
  ]
    .map(lines => lines.filter(line => line !== '').join('\n'))
    .filter(part => part !== '')
    .join('\n\n');
}

function joinRooms({ places }: CalendarEvent): string {
  return places.flatMap(({ room }) => room ?? []).join(', ');
}

/** The track, and what kind of session it is. */
function listCategories({ track, kind }: Session): string[] {
  return [track, kind].flatMap(text => collapseToNull(keepCalendarCharacters(text ?? '')) ?? []);
}

function writeCategories(session: Session): string[] {
  const categories = listCategories(session);
  return categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escapeCalendarText).join(',')}`];
}

function writeStatus({ cancelled }: Session): string[] {
  return cancelled === null ? [] : [`STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`];
}

/** URL is where to read on; CONFERENCE (RFC 7986) is where one takes part. */
function writeAddresses({ session, places }: CalendarEvent): string[] {
  const url = findEventUrl({ session, places });
  return [
    ...(url === null ? [] : [`URL:${writeUrl(url)}`]),
    ...places.flatMap(({ room, addresses: { roomUrl, streamUrl } }) => [
      ...(roomUrl === null ? [] : [writeConference(titleRoomLink(room), roomUrl)]),
      ...(streamUrl === null ? [] : [writeConference(STREAM_LINK_TITLE, streamUrl)]),
    ]),
  ];
}

function writeConference(label: string, url: string): string {
  return `CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=${quoteParameter(label)}:${writeUrl(url)}`;
}

function findEventUrl({ session, places }: Pick<CalendarEvent, 'session' | 'places'>): string | null {
  const addresses = places[0]?.addresses;
  return session.url ?? addresses?.sessionUrl ?? addresses?.roomUrl ?? null;
}

const IMAGE_TYPES = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['svg', 'image/svg+xml'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
]);

/** By its name; a picture of which nobody knows what it is, is none to a calendar. */
function findImageType(url: string | null): string | null {
  const extension = /\.(\w+)(?:[?#]|$)/.exec(url ?? '')?.[1]?.toLowerCase() ?? '';
  return IMAGE_TYPES.get(extension) ?? null;
}

function readLinkBack(link: Link): Link[] {
  const url = findUrl(writeUrl(link.url));
  const title = keepCalendarCharacters(link.title).trim();
  // Readers do not agree on what a backslash means in a parameter.
  return url === null ? [] : [{ url, title: title === '' || title.includes('\\') ? url : title }];
}

/** What a reader finds in an event: the table of what the format loses. */
function readAsCalendar(event: CalendarEvent): Session {
  const { session, uid, startsAt, endsAt } = event;
  const line = (text: string) => collapseToNull(keepCalendarCharacters(text));
  const categories = listCategories(session);
  const rooms = line(joinRooms(event));
  const url = findEventUrl(event);
  const [start, end] = [floorToSecond(startsAt), floorToSecond(endsAt)];
  return {
    ...session,
    guid: uid,
    title: line(session.title) ?? 'Untitled',
    subtitle: null,
    startsAt: start,
    endsAt: end > start ? end : null,
    rooms: rooms === null ? [] : [rooms],
    speakers: [],
    track: categories.length === 0 ? null : categories.join(', '),
    kind: null,
    language: null,
    abstract: null,
    description: readDescription(keepCalendarCharacters(describeSession(event)), 'text'),
    links: session.links.flatMap(readLinkBack),
    url: url === null ? null : findUrl(writeUrl(url)),
    logo:
      session.logo !== null && findImageType(session.logo) !== null ? findUrl(writeUrl(session.logo)) : null,
    doNotRecord: null,
    doNotStream: null,
  };
}
