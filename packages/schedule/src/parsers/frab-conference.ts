import type { ConferenceDay, ConferenceInfo, Instant } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { parseDateTime, parseTimeOfDay, resolveDateTime } from '../times/parse-date-time.ts';
import { MINUTE_MS, type WallTime } from '../times/wall-time.ts';
import { nodesOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { readTimezone } from './read-timezone.ts';

export interface FrabReader {
  source: string;
  timezone: string;
  log: ProblemLog;
}

/** A `<day>`: its date is a label, its bounds help only where events have no date of their own. */
export interface FrabDay extends ConferenceDay {
  wall: WallTime;
}

/** Reads `<conference>` and what beside it describes the whole, but for the days. */
export function readConference(root: XmlElement, reader: FrabReader): ConferenceInfo {
  const conference = findChild(root, 'conference');
  const read = (name: string) => readChild(conference, name);
  const position = { line: findChild(conference, 'time_zone_name')?.line ?? 1 };
  return {
    title: read('title'),
    acronym: read('acronym'),
    version: readChild(root, 'version') ?? read('release'),
    url: findUrl(read('url') ?? read('base_url') ?? readChild(root, 'url') ?? ''),
    timezone: readTimezone({ name: read('time_zone_name') ?? '', position }, reader.log),
    dayChangeMinutes: readDayChange(conference, reader),
    days: [],
  };
}

/** What relative URLs of events are relative to. */
export function readBaseUrl(root: XmlElement): string | null {
  const base = readChild(findChild(root, 'conference'), 'base_url') ?? readChild(root, 'url');
  return base === null ? null : findUrl(base);
}

export function readDay(element: XmlElement, { timezone, log }: FrabReader): FrabDay | null {
  const { date = '', start, end } = element.attributes;
  const parsed = parseDateTime(date.trim());
  if (parsed === undefined) {
    const message = `Expected <day date="YYYY-MM-DD">, but “${shorten(date)}” came; its events need dates of their own.`;
    log.warn('day-unreadable', message, { line: element.line });
    return null;
  }
  const readBound = (text: string | undefined): Instant | null => {
    const bound = text === undefined ? undefined : parseDateTime(text.trim());
    return bound?.hasTime ? resolveDateTime(bound, timezone) : null;
  };
  return {
    date: date.trim().slice(0, 10),
    wall: parsed.wall,
    startsAt: readBound(start),
    endsAt: readBound(end),
  };
}

function readDayChange(conference: XmlElement | undefined, { log }: FrabReader): number | null {
  const element = findChild(conference, 'day_change');
  const text = element === undefined ? '' : textOf(element).trim();
  if (element === undefined || text === '') return null;
  const timeMs = parseTimeOfDay(text);
  if (timeMs !== undefined) return timeMs / MINUTE_MS;
  const message = `Expected a time of day such as 04:00 in <day_change>, but “${shorten(text)}” came; it is ignored.`;
  log.warn('day-change-unreadable', message, { line: element.line });
  return null;
}

export function findChild(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of parent === undefined ? [] : nodesOf(parent)) {
    if (typeof node !== 'string' && node.name === name) return node;
  }
  return undefined;
}

function readChild(parent: XmlElement | undefined, name: string): string | null {
  const child = findChild(parent, name);
  return child === undefined ? null : collapseToNull(textOf(child));
}
