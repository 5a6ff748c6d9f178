import type { Link, RichText, Session, Speaker } from '../model.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, collapseWhiteSpace } from '../text/white-space.ts';
import type { ThreeParts } from '../times/parse-duration.ts';
import { hasChildElements, nodesOf, textOf, type XmlElement } from '../xml/xml-element.ts';
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

const FIELD_NAMES = [
  ...[
    'abstract',
    'attachments',
    'date',
    'description',
    'duration',
    'full_conf_url',
    'language',
    'links',
    'logo',
  ],
  ...['persons', 'recording', 'room', 'start', 'subtitle', 'title', 'track', 'type', 'url'],
] as const;
type FieldName = (typeof FIELD_NAMES)[number];
/** null: the event has no start, which is reported. */
export function readEvent(event: XmlElement, place: EventPlace, context: EventContext): Session | null {
  const { log, baseUrl, threeParts } = context;
  const fields = new EventFields(event);
  const position = { line: event.line };
  const start = {
    date: readTrimmed(fields.get('date')),
    start: readTrimmed(fields.get('start')),
    day: place.day,
    position,
  };
  const startsAt = context.starts.readStart(start);
  if (startsAt === undefined) return null;
  const room = place.room ?? readLine(fields.get('room'));
  const title = readLine(fields.get('title'));
  if (room === null) log.warn('room-missing', 'The event names no room, so it is in none.', position);
  if (title === null) log.warn('title-missing', 'The event has no title.', position);
  const session: Session = {
    guid: '',
    title: title ?? 'Untitled',
    subtitle: readLine(fields.get('subtitle')),
    abstract: readRichText(fields.get('abstract'), context.source),
    description: readRichText(fields.get('description'), context.source),
    startsAt,
    endsAt: readEnd({ startsAt, duration: readTrimmed(fields.get('duration')), threeParts, position }, log),
    rooms: room === null ? [] : [room],
    speakers: readSpeakers(fields.get('persons')),
    track: readLine(fields.get('track')),
    kind: readLine(fields.get('type')),
    language: readLine(fields.get('language')),
    url: findUrl(readTrimmed(fields.get('url') ?? fields.get('full_conf_url')), baseUrl),
    logo: findUrl(readTrimmed(fields.get('logo')), baseUrl),
    links: readLinks(fields.get('links'), baseUrl).concat(readLinks(fields.get('attachments'), baseUrl)),
    doNotRecord: readOptOut(fields.get('recording')),
    // Only the JSON of the same tools says whether a session may be streamed.
    doNotStream: null,
    cancelled: null,
    position,
  };
  session.guid = event.attributes.guid?.trim() || event.attributes.id?.trim() || makeFallbackGuid(session);
  return session;
}

/** The first element of each name that is not empty: wafer writes `<abstract/>` before the one with text. */
class EventFields {
  // One map for all events: making one for each would be a fifth of the time that a feed takes.
  static readonly #slots = new Map<string, number>(FIELD_NAMES.map((name, slot) => [name, slot]));

  readonly #elements = new Array<XmlElement | undefined>(FIELD_NAMES.length).fill(undefined);

  constructor(event: XmlElement) {
    for (const child of nodesOf(event)) {
      if (typeof child === 'string' || child.content.length === 0) continue;
      const slot = EventFields.#slots.get(child.name);
      if (slot !== undefined) this.#elements[slot] ??= child;
    }
  }

  get(name: FieldName): XmlElement | undefined {
    return this.#elements[EventFields.#slots.get(name) ?? -1];
  }
}

function readLine(element: XmlElement | undefined): string | null {
  return element === undefined ? null : collapseToNull(textOf(element));
}

function readTrimmed(element: XmlElement | undefined): string {
  return element === undefined ? '' : textOf(element).trim();
}

function readRichText(element: XmlElement | undefined, source: string): RichText | null {
  if (element === undefined) return null;
  if (hasChildElements(element)) {
    return { format: 'html', source: source.slice(element.contentStart, element.contentEnd).trim() };
  }
  return makeRichText(textOf(element), 'html-or-markdown');
}

/** Names and ids only: wafer adds ways to contact a person, which are not ours to keep. */
function readSpeakers(persons: XmlElement | undefined): Speaker[] {
  const speakers: Speaker[] = [];
  for (const person of persons === undefined ? [] : nodesOf(persons)) {
    if (typeof person === 'string' || person.name !== 'person') continue;
    const name = collapseWhiteSpace(textOf(person));
    const { id, guid } = person.attributes;
    if (name !== '') speakers.push({ id: id?.trim() || guid?.trim() || null, name });
  }
  return speakers;
}

function readLinks(list: XmlElement | undefined, baseUrl: string | null): Link[] {
  const links: Link[] = [];
  for (const link of list === undefined ? [] : nodesOf(list)) {
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
