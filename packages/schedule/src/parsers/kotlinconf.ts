import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import type { Feed, Link, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { readEndMoment, readStart } from './read-moment.ts';
import { readTitle } from './read-title.ts';
import { parseSessionize, recogniseSessionize } from './sessionize.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'the conference.json of KotlinConf (sessions with speakerIds and location, speakers)';

export function recogniseKotlinConf(source: string): boolean {
  return (
    /^\uFEFF?\s*\{/.test(source) &&
    ['"sessions"', '"speakerIds"', '"startsAt"', '"location"'].every(key => source.includes(key))
  );
}

/**
 * Reads the `/conference` of KotlinConf’s app: sessions that name their room, and speakers by their ids.
 * Its first years passed on the All view of Sessionize, which is read as such. Never throws.
 */
export function parseKotlinConf(source: string, options: ParseOptions): Feed {
  if (!recogniseKotlinConf(source) && recogniseSessionize(source)) return parseSessionize(source, options);
  const opened = openJson({ source, recognise: recogniseKotlinConf, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const { value } = opened;
  if (!isJsonObject(value) || !Array.isArray(value.sessions)) return createUnreadableFeed(source, EXPECTED);
  const log = new ProblemLog();
  const root = createFieldReader({ value, path: '', log });
  const context = { timezone: options.timezone, log, speakers: readSpeakers(root) };
  const sessions = root.objects('sessions').flatMap(item => readSession(item, context) ?? []);
  return finishFeed({ sessions, log });
}

interface Context {
  timezone: string;
  log: ProblemLog;
  /** By their ids. */
  speakers: ReadonlyMap<string, Speaker>;
}

function readSpeakers(root: FieldReader): Map<string, Speaker> {
  const speakers = root.objects('speakers').flatMap((item): [string, Speaker][] => {
    const id = trimToNull(item.text('id') ?? '');
    const name = collapseToNull(item.text('name') ?? '');
    return id === null || name === null ? [] : [[id, { id, name }]];
  });
  return new Map(speakers);
}

function readSession(item: FieldReader, context: Context): Session | null {
  const { timezone, log } = context;
  const startsAt = readStart({ item, key: 'startsAt', timezone, log });
  if (startsAt === null) return null;
  const room = collapseToNull(item.text('location') ?? '');
  const position = { path: item.path };
  if (room === null) log.warn('room-missing', 'The session names no room, so it is in none.', position);
  return createSession({
    guid: trimToNull(item.text('id') ?? '') ?? '',
    title: readTitle(item, 'title', log),
    description: makeRichText(item.text('description'), 'text'),
    startsAt,
    endsAt: readEndMoment({ item, key: 'endsAt', timezone, log }, startsAt),
    rooms: room === null ? [] : [room],
    speakers: readSessionSpeakers(item, context),
    links: readLink(item.text('videoUrl')),
    position,
  });
}

function readSessionSpeakers(item: FieldReader, { speakers, log }: Context): Speaker[] {
  return item.list('speakerIds').flatMap((id, index) => {
    const speaker = speakers.get(readId(id));
    if (speaker !== undefined) return [speaker];
    const position = { path: `${item.path}.speakerIds[${index}]` };
    log.warn('speaker-unknown', 'Expected the id of a speaker that is listed; it is left out.', position);
    return [];
  });
}

function readLink(text: string | null): Link[] {
  const url = findUrl(text ?? '');
  return url === null ? [] : [{ url, title: 'Recording' }];
}

export const kotlinConfFormat: Format<'kotlinconf'> = {
  name: 'kotlinconf',
  aliases: [],
  parse: parseKotlinConf,
  recognise: recogniseKotlinConf,
};
