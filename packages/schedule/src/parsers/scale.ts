import type { Feed, Instant, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { decodeHtml } from '../text/decode-html.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { findRootName } from '../xml/find-root-name.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { nodesOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { findChild } from './frab-conference.ts';
import { checkEnd, parseInstant } from './read-moment.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = '<nodes> with a <Time> as the signs of SCaLE read it';

/** What the paths of sessions are relative to: the format is of one conference only. */
const SITE = 'https://www.socallinuxexpo.org';

/** The root of any export of Drupal’s views is called so; this one has rooms and times. */
export function recogniseScale(source: string): boolean {
  return findRootName(source) === 'nodes' && source.includes('<Room>') && source.includes('<Time>');
}

/**
 * Reads the XML that the Southern California Linux Expo makes for its signs. Its times stand, with their
 * offset, in attributes of escaped HTML; its texts are escaped once more than XML asks. Never throws.
 */
export function parseScale(source: string, { timezone }: ParseOptions): Feed {
  if (!recogniseScale(source)) return createUnreadableFeed(source, EXPECTED);
  const { root, problems, complete } = parseXml(source);
  if (root === null) return createEmptyFeed(problems);
  const log = new ProblemLog();
  const nodes = nodesOf(root).filter(node => typeof node !== 'string');
  // One that is not closed is where the source broke off.
  const sessions = nodes
    .filter(node => node.name === 'node' && node.closed)
    .flatMap(node => readNode(node, { timezone, log }) ?? []);
  const feed = finishFeed({ sessions, log });
  return { ...feed, problems: [...problems, ...feed.problems], complete };
}

function readNode(node: XmlElement, { timezone, log }: ParseOptions & { log: ProblemLog }): Session | null {
  const position = { line: node.line };
  const { start, end } = readTimes(node);
  const startsAt = parseInstant(start, timezone);
  if (startsAt === null) {
    const message = `Expected a <Time> with the start in a content="YYYY-MM-DDTHH:MM:SS+HH:MM", but “${shorten(start, 40)}” came; the session is left out.`;
    log.error('start-unreadable', message, position);
    return null;
  }
  const title = readLine(node, 'Title');
  if (title === null) log.warn('title-missing', 'The session has no title.', position);
  const room = readLine(node, 'Room');
  if (room === null) log.warn('room-missing', 'The session names no room, so it is in none.', position);
  const path = trimToNull(readText(node, 'Path'));
  return createSession({
    guid: path ?? '',
    title: title ?? 'Untitled',
    abstract: makeRichText(readText(node, 'Short-abstract'), 'html'),
    startsAt,
    endsAt: readEnd({ startsAt, end, position }, { timezone, log }),
    rooms: room === null ? [] : [room],
    speakers: readNames(readText(node, 'Speakers')).map(name => ({ id: null, name })),
    track: readLine(node, 'Topic'),
    url: findUrl(path ?? '', SITE),
    position,
  });
}

/** A session of no length has one time only, in `date-display-single`. */
function readTimes(node: XmlElement): { start: string; end: string } {
  const times = new Map<string, string>();
  for (const [tag] of `${readText(node, 'Time')}${readText(node, 'Day')}`.matchAll(
    /<span\s[^<>]{0,1000}>/g,
  )) {
    const kind = /\bdate-display-(start|end|single)\b/.exec(tag)?.[1];
    const content = /\bcontent="([^"]*)"/.exec(tag)?.[1];
    if (kind !== undefined && content !== undefined && !times.has(kind)) times.set(kind, content.trim());
  }
  return { start: times.get('start') ?? times.get('single') ?? '', end: times.get('end') ?? '' };
}

function readEnd(
  { startsAt, end, position }: { startsAt: Instant; end: string; position: { line: number } },
  { timezone, log }: ParseOptions & { log: ProblemLog },
): Instant | null {
  if (end === '') return null;
  const endsAt = parseInstant(end, timezone);
  if (endsAt !== null) return checkEnd({ startsAt, endsAt, timezone, position }, log);
  const message = `Expected an end as YYYY-MM-DDTHH:MM:SS+HH:MM, but “${shorten(end, 40)}” came. The session is taken to have no stated end.`;
  log.warn('end-unreadable', message, position);
  return null;
}

function readNames(text: string): string[] {
  return text.split(',').flatMap(name => collapseToNull(decodeHtml(name)) ?? []);
}

function readText(node: XmlElement, name: string): string {
  const child = findChild(node, name);
  return child === undefined ? '' : textOf(child);
}

function readLine(node: XmlElement, name: string): string | null {
  return collapseToNull(decodeHtml(readText(node, name)));
}

export const scaleFormat: Format<'scale'> = {
  name: 'scale',
  aliases: ['scale-sign'],
  parse: parseScale,
  recognise: recogniseScale,
};
