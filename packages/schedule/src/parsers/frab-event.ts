import type { Link, RichText, Session, Speaker } from '../model.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, collapseWhiteSpace } from '../text/white-space.ts';
import type { ThreeParts } from '../times/parse-duration.ts';
import { hasChildElements, nodesOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { dropSpeakerAddresses } from './drop-speaker-addresses.ts';
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

/** Where each element that we read is kept while its event is. */
const FIELD = {
  abstract: 0,
  attachments: 1,
  date: 2,
  description: 3,
  duration: 4,
  full_conf_url: 5,
  language: 6,
  links: 7,
  logo: 8,
  persons: 9,
  recording: 10,
  room: 11,
  start: 12,
  subtitle: 13,
  title: 14,
  track: 15,
  type: 16,
  url: 17,
} as const;
type Field = (typeof FIELD)[keyof typeof FIELD];

/** null: the event has no start, which is reported. */
export function readEvent(event: XmlElement, place: EventPlace, context: EventContext): Session | null {
  const { log, baseUrl, threeParts } = context;
  const fields = new EventFields(event);
  const position = { line: event.line };
  const start = {
    date: readTrimmed(fields.get(FIELD.date)),
    start: readTrimmed(fields.get(FIELD.start)),
    day: place.day,
    position,
  };
  const startsAt = context.starts.readStart(start);
  if (startsAt === undefined) return null;
  const room = place.room ?? readLine(fields.get(FIELD.room));
  const title = readLine(fields.get(FIELD.title));
  if (room === null) log.warn('room-missing', 'The event names no room, so it is in none.', position);
  if (title === null) log.warn('title-missing', 'The event has no title.', position);
  const session: Session = {
    guid: '',
    title: title ?? 'Untitled',
    subtitle: readLine(fields.get(FIELD.subtitle)),
    abstract: readRichText(fields.get(FIELD.abstract), context.source),
    description: readRichText(fields.get(FIELD.description), context.source),
    startsAt,
    endsAt: readEnd(
      { startsAt, duration: readTrimmed(fields.get(FIELD.duration)), threeParts, position },
      log,
    ),
    rooms: room === null ? [] : [room],
    speakers: readSpeakers(fields.get(FIELD.persons)),
    track: readLine(fields.get(FIELD.track)),
    kind: readLine(fields.get(FIELD.type)),
    language: readLine(fields.get(FIELD.language)),
    url: findUrl(readTrimmed(fields.get(FIELD.url) ?? fields.get(FIELD.full_conf_url)), baseUrl),
    logo: findUrl(readTrimmed(fields.get(FIELD.logo)), baseUrl),
    links: readLinks(fields.get(FIELD.links), baseUrl).concat(
      readLinks(fields.get(FIELD.attachments), baseUrl),
    ),
    doNotRecord: readOptOut(fields.get(FIELD.recording)),
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
  static readonly #fields = new Map<string, Field>(Object.entries(FIELD));
  static readonly #none = Object.values(FIELD).map((): XmlElement | undefined => undefined);

  readonly #elements = EventFields.#none.slice();

  constructor(event: XmlElement) {
    for (const child of nodesOf(event)) {
      if (typeof child === 'string' || child.content.length === 0) continue;
      const field = EventFields.#fields.get(child.name);
      if (field !== undefined) this.#elements[field] ??= child;
    }
  }

  get(field: Field): XmlElement | undefined {
    return this.#elements[field];
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
  return dropSpeakerAddresses(speakers);
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
