import type { Link, RichText, Session, Speaker } from '../model.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, collapseWhiteSpace, trimToNull } from '../text/white-space.ts';
import type { ThreeParts } from '../times/parse-duration.ts';
import { hasChildElements, textOf, type XmlElement } from '../xml/xml-element.ts';
import { makeFallbackGuid } from './fallback-guid.ts';
import { type FrabDay, type FrabReader, findChild } from './frab-conference.ts';
import type { FrabStartReader } from './frab-start.ts';
import { readEnd } from './read-end.ts';

export interface EventContext extends FrabReader {
  starts: FrabStartReader;
  baseUrl: string | null;
  threeParts: ThreeParts;
}

export interface EventPlace {
  day: FrabDay | null;
  /** The name of the enclosing `<room>`; it wins over the event's own, which merged feeds leave unprefixed. */
  room: string | null;
}

/** The elements of an event that we read; all others may hold anything. */
const NO_FIELDS = {
  abstract: undefined,
  attachments: undefined,
  date: undefined,
  description: undefined,
  duration: undefined,
  full_conf_url: undefined,
  language: undefined,
  links: undefined,
  logo: undefined,
  persons: undefined,
  recording: undefined,
  room: undefined,
  start: undefined,
  subtitle: undefined,
  title: undefined,
  track: undefined,
  type: undefined,
  url: undefined,
};
type FieldName = keyof typeof NO_FIELDS;
type Fields = Record<FieldName, XmlElement | undefined>;

/** null: the event has no start, which is reported. */
export function readEvent(event: XmlElement, place: EventPlace, context: EventContext): Session | null {
  const { log, baseUrl, threeParts } = context;
  const fields = collectFields(event);
  const position = { line: context.findLine(event.offset) };
  const start = {
    date: readTrimmed(fields.date),
    start: readTrimmed(fields.start),
    day: place.day,
    position,
  };
  const startsAt = context.starts.readStart(start);
  if (startsAt === undefined) return null;
  const room = place.room ?? readLine(fields.room);
  const title = readLine(fields.title);
  if (room === null) log.warn('room-missing', 'The event names no room, so it is in none.', position);
  if (title === null) log.warn('title-missing', 'The event has no title.', position);
  const session: Session = {
    guid: '',
    title: title ?? 'Untitled',
    subtitle: readLine(fields.subtitle),
    abstract: readRichText(fields.abstract, context.source),
    description: readRichText(fields.description, context.source),
    startsAt,
    endsAt: readEnd({ startsAt, duration: readTrimmed(fields.duration), threeParts, position }, log),
    rooms: room === null ? [] : [room],
    speakers: readSpeakers(fields.persons),
    track: readLine(fields.track),
    kind: readLine(fields.type),
    language: readLine(fields.language),
    url: findUrl(readTrimmed(fields.url ?? fields.full_conf_url), baseUrl),
    logo: findUrl(readTrimmed(fields.logo), baseUrl),
    links: [...readLinks(fields.links, baseUrl), ...readLinks(fields.attachments, baseUrl)],
    doNotRecord: readOptOut(fields.recording),
    // Only the JSON of the same tools says whether a session may be streamed.
    doNotStream: null,
    cancelled: null,
    position,
  };
  session.guid = event.attributes.guid?.trim() || event.attributes.id?.trim() || makeFallbackGuid(session);
  return session;
}

/** The first element of each name that is not empty: wafer writes `<abstract/>` before the one with text. */
function collectFields(event: XmlElement): Fields {
  const fields: Fields = { ...NO_FIELDS };
  for (const child of event.children) {
    if (typeof child === 'string' || child.children.length === 0 || !isFieldName(child.name)) continue;
    fields[child.name] ??= child;
  }
  return fields;
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(NO_FIELDS, name);
}

function readLine(element: XmlElement | undefined): string | null {
  return element === undefined ? null : collapseToNull(textOf(element));
}

function readTrimmed(element: XmlElement | undefined): string {
  return element === undefined ? '' : textOf(element).trim();
}

const HTML_TAG =
  /<\/?(?:a|b|blockquote|br|code|div|em|h[1-6]|hr|i|li|ol|p|pre|span|strong|table|ul)(?:\s[^<>]*)?\/?>/i;

function readRichText(element: XmlElement | undefined, source: string): RichText | null {
  if (element === undefined) return null;
  if (hasChildElements(element)) {
    return { format: 'html', source: source.slice(element.contentStart, element.contentEnd).trim() };
  }
  const text = trimToNull(textOf(element));
  if (text === null) return null;
  return { format: text.includes('<') && HTML_TAG.test(text) ? 'html' : 'markdown', source: text };
}

/** Names and ids only: wafer adds ways to contact a person, which are not ours to keep. */
function readSpeakers(persons: XmlElement | undefined): Speaker[] {
  const speakers: Speaker[] = [];
  for (const person of persons?.children ?? []) {
    if (typeof person === 'string' || person.name !== 'person') continue;
    const name = collapseWhiteSpace(textOf(person));
    const { id, guid } = person.attributes;
    if (name !== '') speakers.push({ id: id?.trim() || guid?.trim() || null, name });
  }
  return speakers;
}

function readLinks(list: XmlElement | undefined, baseUrl: string | null): Link[] {
  const links: Link[] = [];
  for (const link of list?.children ?? []) {
    if (typeof link === 'string') continue;
    const title = findChild(link, 'title');
    const ownText = title === undefined ? readLine(link) : null;
    const url = findUrl(link.attributes.href ?? ownText ?? '', baseUrl);
    if (url !== null) links.push({ url, title: ownText ?? readLine(title) ?? url });
  }
  return links;
}

function readOptOut(recording: XmlElement | undefined): boolean | null {
  const optOut = findChild(recording, 'optout');
  const text = optOut === undefined ? '' : textOf(optOut).trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}
