import type { ConferenceDay, Feed, FeedRoom, Instant, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { parseDateTime } from '../times/parse-date-time.ts';
import { MINUTE_MS } from '../times/wall-time.ts';
import { findRootName } from '../xml/find-root-name.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { nodesOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { findChild } from './frab-conference.ts';
import { checkDuration } from './read-end.ts';
import { parseInstant } from './read-moment.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a <schedule> with <entry>s, as EuroPython wrote it';

/** frab’s schedules have the same root, but their sessions are called events. */
export function recogniseEuropython(source: string): boolean {
  return (
    findRootName(source) === 'schedule' && /<entry[\s>]/.test(source) && !/<conference[\s/>]/.test(source)
  );
}

/**
 * Reads the XML that EuroPython published around 2014: days with entries that start at `HHMM` local time and
 * last minutes. Never throws; entries that the source broke off in are left out.
 */
export function parseEuropython(source: string, { timezone }: ParseOptions): Feed {
  if (!recogniseEuropython(source)) return createUnreadableFeed(source, EXPECTED);
  const { root, problems, complete } = parseXml(source);
  if (root === null) return createEmptyFeed(problems);
  const log = new ProblemLog();
  const rooms: FeedRoom[] = [];
  const days: ConferenceDay[] = [];
  const sessions: Session[] = [];
  for (const element of childrenOf(root, 'day')) {
    const date = readDate(element, log);
    if (date === null) continue;
    days.push({ date, startsAt: null, endsAt: null });
    for (const entry of childrenOf(element, 'entry')) {
      // The source broke off inside.
      if (!entry.closed) continue;
      const session = readEntry(entry, { date, timezone, rooms, log });
      if (session !== null) sessions.push(session);
    }
  }
  const version = trimToNull(root.attributes.created ?? '');
  const feed = finishFeed({ sessions, log, conference: { version, days }, declaredRooms: rooms });
  return { ...feed, problems: [...problems, ...feed.problems], complete };
}

interface EntryContext extends ParseOptions {
  date: string;
  /** Takes the rooms with their ids. */
  rooms: FeedRoom[];
  log: ProblemLog;
}

function readEntry(entry: XmlElement, context: EntryContext): Session | null {
  const { log } = context;
  const position = { line: entry.line };
  const startsAt = readStart(entry, context);
  if (startsAt === null) return null;
  const title = readLine(entry, 'title');
  if (title === null) log.warn('title-missing', 'The entry has no title.', position);
  const kind = readLine(entry, 'category');
  const topics = childrenOf(findChild(entry, 'topics'), 'topic').map(topic => collapseToNull(textOf(topic)));
  const duration = { startsAt, text: readLine(entry, 'duration') ?? '', position };
  return createSession({
    guid: readGuid(entry, kind),
    title: title ?? 'Untitled',
    abstract: makeRichText(readText(entry, 'abstract'), 'html-or-markdown'),
    description: makeRichText(readText(entry, 'description'), 'html-or-markdown'),
    startsAt,
    endsAt: readEnd(duration, log),
    rooms: readRooms(entry, context),
    speakers: childrenOf(findChild(entry, 'speakers'), 'speaker').flatMap(
      speaker => readSpeaker(speaker) ?? [],
    ),
    track: collapseToNull(topics.filter(topic => topic !== null).join(', ')),
    kind,
    position,
  });
}

/**
 * Ids count twice: those of submissions, which have a category, and those of breaks and events, which have
 * none. Only both together tell entries apart.
 */
function readGuid(entry: XmlElement, category: string | null): string {
  const id = trimToNull(entry.attributes.id ?? '');
  if (id === null) return '';
  return category === null ? `event-${id}` : id;
}

function readDate({ attributes, line }: XmlElement, log: ProblemLog): string | null {
  const date = attributes.date?.trim() ?? '';
  if (parseDateTime(date)?.hasTime === false) return date;
  const message = `Expected <day date="YYYY-MM-DD">, but “${shorten(date, 40)}” came; its entries are left out.`;
  log.error('day-unreadable', message, { line });
  return null;
}

function readStart(entry: XmlElement, { date, timezone, log }: EntryContext): Instant | null {
  const text = readLine(entry, 'start') ?? '';
  const startsAt = parseInstant(`${date}T${text.replace(/^(\d\d)(\d\d)$/, '$1:$2')}`, timezone);
  if (startsAt !== null) return startsAt;
  const message = `Expected <start>HHMM</start>, but “${shorten(text, 40)}” came; the entry is left out.`;
  log.error('start-unreadable', message, { line: entry.line });
  return null;
}

function readEnd(
  { startsAt, text, position }: { startsAt: Instant; text: string; position: { line: number } },
  log: ProblemLog,
): Instant | null {
  if (text === '') return null;
  const durationMs = /^-?\d{1,9}$/.test(text) ? Number(text) * MINUTE_MS : undefined;
  return checkDuration({ startsAt, durationMs, came: text, example: '45 (minutes)', position }, log);
}

/** Only rooms with an id are single ones, however they are called: the others are lists of names. */
function readRooms(entry: XmlElement, { rooms, log }: EntryContext): string[] {
  const element = findChild(entry, 'room');
  const text = element === undefined ? null : collapseToNull(textOf(element));
  if (element === undefined || text === null) {
    log.warn('room-missing', 'The entry names no room, so it is in none.', { line: entry.line });
    return [];
  }
  const id = trimToNull(element.attributes.id ?? '');
  if (id === null) return [...new Set(text.split(',').flatMap(name => collapseToNull(name) ?? []))];
  rooms.push({ name: text, id, guid: null, slug: null });
  return [text];
}

function readSpeaker(speaker: XmlElement): Speaker | null {
  const name = readLine(speaker, 'name');
  return name === null ? null : { id: trimToNull(speaker.attributes.id ?? ''), name };
}

function readText(parent: XmlElement, name: string): string {
  const child = findChild(parent, name);
  return child === undefined ? '' : textOf(child);
}

function readLine(parent: XmlElement, name: string): string | null {
  return collapseToNull(readText(parent, name));
}

function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  const nodes = parent === undefined ? [] : nodesOf(parent);
  return nodes.filter(node => typeof node !== 'string').filter(node => node.name === name);
}

export const europythonFormat: Format<'europython'> = {
  name: 'europython',
  aliases: [],
  parse: parseEuropython,
  recognise: recogniseEuropython,
};
