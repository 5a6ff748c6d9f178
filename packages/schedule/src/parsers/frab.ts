import type { ConferenceDay, Feed, FeedRoom, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { createLineFinder } from '../xml/find-line.ts';
import { findRootName } from '../xml/find-root-name.ts';
import { parseXml } from '../xml/parse-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { assignGuids } from './assign-guids.ts';
import { type FrabReader, findChild, readBaseUrl, readConference, readDay } from './frab-conference.ts';
import { type EventContext, type EventPlace, readEvent } from './frab-event.ts';
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
  const { root, problems, complete } = parseXml(source);
  if (root === null) return createEmptyFeed(problems);
  const log = new ProblemLog();
  for (const problem of problems) log.add(problem);
  const reader: FrabReader = { source, timezone, log, findLine: createLineFinder(source) };
  const conference = readConference(root, reader);
  const isPretalx = /pretalx/i.test(findChild(root, 'generator')?.attributes.name ?? '');
  const collector = new EventCollector({
    ...reader,
    baseUrl: readBaseUrl(root),
    threeParts: isPretalx ? 'days-hours-minutes' : 'hours-minutes-seconds',
    starts: new FrabStartReader({
      timezone,
      feedTimezone: conference.timezone,
      dayChangeMinutes: conference.dayChangeMinutes,
      log,
    }),
  });
  collector.collect(root, { day: null, room: null });
  return {
    ...collector.finish(),
    conference: { ...conference, days: collector.days },
    problems: log.list(),
    complete,
  };
}

/** Walks the tree and takes what it finds wherever it is: there are feeds without days, and without rooms. */
class EventCollector {
  readonly days: ConferenceDay[] = [];
  readonly #context: EventContext;
  readonly #sessions: Session[] = [];
  readonly #rooms = new Map<string, FeedRoom>();

  constructor(context: EventContext) {
    this.#context = context;
  }

  collect(parent: XmlElement, place: EventPlace): void {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'event') this.#collectEvent(child, place);
      else if (child.name === 'day') this.#collectDay(child, place);
      else if (child.name === 'room') this.#collectRoom(child, place);
    }
  }

  finish(): Pick<Feed, 'rooms' | 'sessions'> {
    const { log, starts } = this.#context;
    starts.reportOffsets();
    assignGuids(this.#sessions, log);
    if (this.#sessions.length === 0) {
      log.warn('feed-without-sessions', 'The schedule has no event that can be read.');
    }
    return { rooms: [...this.#rooms.values()], sessions: this.#sessions };
  }

  #collectDay(element: XmlElement, place: EventPlace): void {
    const day = readDay(element, this.#context);
    if (day !== null && this.days.every(({ date }) => date !== day.date)) {
      const { date, startsAt, endsAt } = day;
      this.days.push({ date, startsAt, endsAt });
    }
    this.collect(element, { ...place, day });
  }

  #collectRoom(element: XmlElement, place: EventPlace): void {
    const name = collapseToNull(element.attributes.name ?? '');
    if (name !== null) this.#declareRoom(name, element);
    this.collect(element, { ...place, room: name });
  }

  #declareRoom(name: string, element?: XmlElement): void {
    if (this.#rooms.has(name)) return;
    const read = (attribute: string) => trimToNull(element?.attributes[attribute] ?? '');
    this.#rooms.set(name, { name, id: read('id'), guid: read('guid'), slug: read('slug') });
  }

  #collectEvent(event: XmlElement, place: EventPlace): void {
    const session = event.closed ? readEvent(event, place, this.#context) : null;
    if (session !== null) {
      this.#sessions.push(session);
      for (const room of session.rooms) this.#declareRoom(room);
    }
    // Where an end tag is missing, the next event is inside this one.
    for (const child of event.children) {
      if (typeof child !== 'string' && child.name === 'event') this.#collectEvent(child, place);
    }
  }
}
