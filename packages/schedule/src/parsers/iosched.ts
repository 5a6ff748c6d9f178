import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import type { Feed, FeedRoom, ParseOptions, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { type IoschedContext, readIoschedSession } from './iosched-session.ts';
import { openJson } from './open-json.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'the conference data of an IOSched app (sessions with startTimestamp and endTimestamp)';

export function recogniseIosched(source: string): boolean {
  return (
    /^\uFEFF?\s*\{/.test(source) &&
    ['"sessions"', '"startTimestamp"', '"endTimestamp"'].every(key => source.includes(key))
  );
}

/**
 * Reads the data of Google I/O’s app and of those made of it: sessions that name their room, speakers and
 * tags by ids, all in one text or, as until 2016, each in a text of its own. Never throws.
 */
export function parseIosched(source: string, { timezone, companions = [] }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseIosched, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const { value } = opened;
  const log = new ProblemLog();
  if (!isJsonObject(value) || !Array.isArray(value.sessions)) return createUnreadableFeed(source, EXPECTED);
  const main = createFieldReader({ value, path: '', log });
  const roots = [main, ...readCompanions(companions, log)];
  const rooms = roots.flatMap(root => root.objects('rooms')).flatMap(room => readRoom(room) ?? []);
  const context: IoschedContext = {
    timezone,
    log,
    roomNames: new Map(rooms.map(room => [room.id ?? '', room.name])),
    speakers: new Map(roots.flatMap(root => readById(root, 'speakers')).flatMap(readSpeaker)),
    topics: new Map(roots.flatMap(root => root.objects('tags')).flatMap(readTopic)),
  };
  const sessions = main.objects('sessions').flatMap(item => readIoschedSession(item, context) ?? []);
  return finishFeed({ sessions, log, declaredRooms: rooms });
}

function readCompanions(companions: readonly string[], log: ProblemLog): FieldReader[] {
  return companions.flatMap((source, index) => {
    const path = `companions[${index}]`;
    const opened = openJson({ source, recognise: () => true, expected: EXPECTED });
    if (!('unreadable' in opened) && isJsonObject(opened.value)) {
      return [createFieldReader({ value: opened.value, path, log })];
    }
    log.error('companion-not-recognised', 'Expected the rooms, speakers or tags of the sessions.', { path });
    return [];
  });
}

/** A list; or, since 2018, an object with the ids as keys. */
function readById(root: FieldReader, key: string): FieldReader[] {
  if (!isJsonObject(root.raw(key))) return root.objects(key);
  const byId = root.object(key);
  return (byId?.keys() ?? []).flatMap(id => byId?.object(id) ?? []);
}

function readRoom(room: FieldReader): FeedRoom | null {
  const name = collapseToNull(room.text('name') ?? '');
  return name === null ? null : { name, id: trimToNull(room.text('id') ?? ''), guid: null, slug: null };
}

/** Without a name too: to be told from a speaker who is not listed. */
function readSpeaker(item: FieldReader): [string, Speaker][] {
  const id = trimToNull(item.text('id') ?? '');
  return id === null ? [] : [[id, { id, name: collapseToNull(item.text('name') ?? '') ?? '' }]];
}

function readTopic(tag: FieldReader): [string, string][] {
  const name = collapseToNull(tag.text('name') ?? '');
  const isTopic = tag.text('category')?.toLowerCase() === 'topic';
  return isTopic && name !== null ? [[tag.text('tag') ?? '', name]] : [];
}

export const ioschedFormat: Format<'iosched'> = {
  name: 'iosched',
  aliases: [],
  parse: parseIosched,
  recognise: recogniseIosched,
};
