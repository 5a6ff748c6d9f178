import type { ConferenceInfo, Feed, FeedRoom, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { listStandIns, supplementXml } from '../supplement/read-supplement.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { findRootName } from '../xml/find-root-name.ts';
import { parseXml } from '../xml/parse-xml.ts';
import type { ElementTaker } from '../xml/tree-builder.ts';
import { nodesOf, type XmlElement } from '../xml/xml-element.ts';
import { assignGuids } from './assign-guids.ts';
import type { Format } from './format.ts';
import {
  type FrabDay,
  type FrabReader,
  findChild,
  readBaseUrl,
  readConference,
  readDay,
} from './frab-conference.ts';
import { type EventContext, readEvent } from './frab-event.ts';
import { FrabStartReader } from './frab-start.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a <schedule> with <event>s, as frab and pretalx write it';

/** Other XML has a root of that name too, but nothing in it that we look for. */
export function recogniseFrab(source: string): boolean {
  return findRootName(source) === 'schedule' && /<(?:event|conference)[\s/>]/.test(source);
}

/**
 * Reads `schedule.xml` as frab, Pentabarf, pretalx, wafer, OSEM and FOSDEM write it
 * (https://c3voc.de/schedule/schema). Never throws; events that the source broke off in are left out.
 */
export function parseFrab(source: string, { timezone }: ParseOptions): Feed {
  if (!recogniseFrab(source)) return createUnreadableFeed(source, EXPECTED);
  const collector = new FeedCollector({ source, timezone, log: new ProblemLog() });
  const { root, problems, complete } = parseXml(source, { taker: collector });
  if (root === null) return createEmptyFeed(problems);
  const feed = collector.finish(root);
  return { ...feed, problems: [...problems, ...feed.problems], complete };
}

interface PendingEvent {
  event: XmlElement;
  ancestors: readonly XmlElement[];
}

/** Reads each event when it ends, wherever it is: there are feeds without days, and without rooms. */
class FeedCollector implements ElementTaker {
  readonly name = 'event';
  readonly #reader: FrabReader;
  readonly #days = new Map<XmlElement, FrabDay | null>();
  readonly #sessions: Session[] = [];
  /** An event without its end tag ends after those that it swallowed. */
  #isOutOfOrder = false;
  /** Events before `<conference>`, which says how to read them. */
  readonly #pending: PendingEvent[] = [];
  #head: { conference: ConferenceInfo; context: EventContext } | undefined;

  constructor(reader: FrabReader) {
    this.#reader = reader;
  }

  take(event: XmlElement, ancestors: readonly XmlElement[]): void {
    const [root] = ancestors;
    if (this.#head === undefined && (root === undefined || !findChild(root, 'conference')?.closed)) {
      this.#pending.push({ event, ancestors: [...ancestors] });
      return;
    }
    if (root !== undefined) this.#read({ event, ancestors }, root);
  }

  finish(root: XmlElement): Omit<Feed, 'complete'> {
    const { log } = this.#reader;
    const { conference, context } = this.#readHead(root);
    context.starts.reportOffsets();
    if (this.#isOutOfOrder) this.#sessions.sort((a, b) => (a.position.line ?? 0) - (b.position.line ?? 0));
    const sessions = supplementXml(this.#sessions, this.#reader.source, log);
    assignGuids(sessions, log);
    if (sessions.length === 0) {
      log.warn('feed-without-sessions', 'The schedule has no event that can be read.');
    }
    const rooms = new Map<string, FeedRoom>();
    this.#collectPlaces(root, rooms);
    for (const session of sessions) {
      for (const name of session.rooms) {
        if (!rooms.has(name)) rooms.set(name, { name, id: null, guid: null, slug: null });
      }
    }
    for (const name of listStandIns(this.#sessions, sessions)) rooms.delete(name);
    const days = [...this.#days.values()].filter(day => day !== null);
    return {
      conference: {
        ...conference,
        days: days.map(({ date, startsAt, endsAt }) => ({ date, startsAt, endsAt })),
      },
      rooms: [...rooms.values()],
      sessions,
      problems: log.list(),
    };
  }

  #readHead(root: XmlElement): { conference: ConferenceInfo; context: EventContext } {
    if (this.#head !== undefined) return this.#head;
    const conference = readConference(root, this.#reader);
    const isPretalx = /pretalx/i.test(findChild(root, 'generator')?.attributes.name ?? '');
    const { timezone: feedTimezone, dayChangeMinutes } = conference;
    const context: EventContext = {
      ...this.#reader,
      baseUrl: readBaseUrl(root),
      threeParts: isPretalx ? 'days-hours-minutes' : 'hours-minutes-seconds',
      starts: new FrabStartReader({ ...this.#reader, feedTimezone, dayChangeMinutes }),
    };
    this.#head = { conference, context };
    for (const pending of this.#pending.splice(0)) this.#read(pending, root);
    return this.#head;
  }

  #read({ event, ancestors }: PendingEvent, root: XmlElement): void {
    const { context } = this.#readHead(root);
    let day: FrabDay | null = null;
    let room: string | null = null;
    for (const ancestor of ancestors) {
      if (ancestor.name === 'day') day = this.#getDay(ancestor);
      else if (ancestor.name === 'room') room = readRoomName(ancestor);
    }
    const session = readEvent(event, { day, room }, context);
    if (session === null) return;
    this.#isOutOfOrder ||= event.line < (this.#sessions.at(-1)?.position.line ?? 0);
    this.#sessions.push(session);
  }

  /** Days and rooms in the order of the source, those without events too. */
  #collectPlaces(parent: XmlElement, rooms: Map<string, FeedRoom>): void {
    for (const node of nodesOf(parent)) {
      if (typeof node === 'string') continue;
      if (node.name === 'day') this.#getDay(node);
      const name = node.name === 'room' ? readRoomName(node) : null;
      if (name !== null && !rooms.has(name)) {
        const read = (attribute: string) => trimToNull(node.attributes[attribute] ?? '');
        rooms.set(name, { name, id: read('id'), guid: read('guid'), slug: read('slug') });
      }
      if (node.name === 'day' || node.name === 'room') this.#collectPlaces(node, rooms);
    }
  }

  #getDay(element: XmlElement): FrabDay | null {
    const known = this.#days.get(element);
    if (known !== undefined) return known;
    const day = readDay(element, this.#reader);
    this.#days.set(element, day);
    return day;
  }
}

function readRoomName(room: XmlElement): string | null {
  return collapseToNull(room.attributes.name ?? '');
}

export const frabFormat: Format<'frab'> = {
  name: 'frab',
  aliases: ['pentabarf', 'schedule.xml'],
  parse: parseFrab,
  recognise: recogniseFrab,
};
