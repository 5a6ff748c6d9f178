import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import type { Feed, Instant, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { decodeHtml } from '../text/decode-html.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { MINUTE_MS } from '../times/wall-time.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { checkDuration } from './read-end.ts';
import { parseInstant } from './read-moment.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'an object with the talks and speakers of DEF CON (talks with fullDate and rawDetails)';

/** Zones by name, as RFC 2822 (4.3) allows them. */
const ZONE_OFFSETS = new Map([
  ...Object.entries({ UT: 'Z', UTC: 'Z', GMT: 'Z', EST: '-05:00', EDT: '-04:00', CST: '-06:00' }),
  ...Object.entries({ CDT: '-05:00', MST: '-07:00', MDT: '-06:00', PST: '-08:00', PDT: '-07:00' }),
]);

/** An object with `speakers` and `talks` that were read off a page. */
export function recogniseDefcon(source: string): boolean {
  return (
    /^\uFEFF?\s*\{/.test(source) &&
    source.includes('"talks"') &&
    source.includes('"fullDate"') &&
    source.includes('"rawDetails"')
  );
}

/**
 * Reads the JSON that is made of DEF CON’s pages: talks and speakers by their slugs, local times whose zone
 * stands in `fullDate` only, texts escaped as HTML. Never throws. A location that the source could not make
 * out is the text around it; it stays, as a room of that name.
 */
export function parseDefcon(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseDefcon, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const { value } = opened;
  if (!isJsonObject(value) || !isJsonObject(value.talks)) return createUnreadableFeed(source, EXPECTED);
  const log = new ProblemLog();
  const root = createFieldReader({ value, path: '', log });
  const speakers = new Map(readEntries(root, 'speakers').map(([id, item]) => [id, readLine(item, 'name')]));
  const sessions = readEntries(root, 'talks').flatMap(
    ([slug, talk]) => readTalk({ slug, talk, speakers, timezone, log }) ?? [],
  );
  return finishFeed({ sessions, log });
}

interface TalkSource extends ParseOptions {
  slug: string;
  talk: FieldReader;
  /** Names by slug. */
  speakers: ReadonlyMap<string, string | null>;
  log: ProblemLog;
}

function readTalk(source: TalkSource): Session | null {
  const { slug, talk, log } = source;
  const startsAt = readStart(source);
  if (startsAt === null) return null;
  const position = { path: talk.path };
  const title = readLine(talk, 'title');
  if (title === null) log.warn('title-missing', 'The talk has no title.', position);
  const room = readLine(talk, 'location');
  if (room === null) log.warn('room-missing', 'The talk names no room, so it is in none.', position);
  return createSession({
    guid: slug.trim(),
    title: title ?? 'Untitled',
    abstract: makeRichText(talk.text('abstract'), 'html'),
    startsAt,
    endsAt: readEnd(talk, startsAt, log),
    rooms: room === null ? [] : [room],
    speakers: readSpeakers(source),
    kind: collapseToNull(
      decodeHtml(
        talk
          .list('tags')
          .filter(tag => typeof tag === 'string')
          .join(', '),
      ),
    ),
    position,
  });
}

/** `2018.08.10` and `14:00`, in the zone that `Fri 10 Aug 2018 02:00:00 PM PDT` ends with. */
function readStart({ talk, timezone, log }: TalkSource): Instant | null {
  const date = talk.text('date')?.trim() ?? '';
  const start = talk.text('start')?.trim() ?? '';
  const zone = /\s([A-Z]{2,4})$/.exec(talk.text('fullDate')?.trim() ?? '')?.[1] ?? '';
  const offset = ZONE_OFFSETS.get(zone) ?? '';
  const startsAt = parseInstant(`${date.replaceAll('.', '-')}T${start.padStart(5, '0')}${offset}`, timezone);
  if (startsAt !== null) return startsAt;
  const message = `Expected a date such as 2018.08.10 and a start such as 14:00, but “${shorten(date, 40)}” and “${shorten(start, 40)}” came; the talk is left out.`;
  log.error('start-unreadable', message, { path: talk.path });
  return null;
}

/** Minutes; 0 means that the page does not say. */
function readEnd(talk: FieldReader, startsAt: Instant, log: ProblemLog): Instant | null {
  const minutes = talk.number('duration');
  if (minutes === null || minutes === 0) return null;
  const position = { path: `${talk.path}.duration` };
  const durationMs = minutes * MINUTE_MS;
  return checkDuration({ startsAt, durationMs, came: String(minutes), example: '45', position }, log);
}

function readSpeakers({ talk, speakers, log }: TalkSource): Speaker[] {
  return talk.list('speakers').flatMap(slug => {
    const name = typeof slug === 'string' ? speakers.get(slug) : undefined;
    if (typeof slug === 'string' && name !== undefined && name !== null) return [{ id: slug, name }];
    const message = `Expected the slug of one of the speakers, but “${shorten(readId(slug), 40)}” came; it is left out.`;
    log.warn('speaker-unknown', message, { path: `${talk.path}.speakers` });
    return [];
  });
}

function readEntries(root: FieldReader, key: string): [string, FieldReader][] {
  const items = root.object(key);
  const value = root.raw(key);
  if (items === null || !isJsonObject(value)) return [];
  return Object.keys(value).flatMap((slug): [string, FieldReader][] => {
    const item = items.object(slug);
    return item === null ? [] : [[slug, item]];
  });
}

function readLine(item: FieldReader, key: string): string | null {
  return collapseToNull(decodeHtml(item.text(key) ?? ''));
}

export const defconFormat: Format<'defcon'> = {
  name: 'defcon',
  aliases: ['def-con'],
  parse: parseDefcon,
  recognise: recogniseDefcon,
};
