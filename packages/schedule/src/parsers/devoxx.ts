import { type FieldReader, isJsonObject, readObjects } from '../json/field-reader.ts';
import type { Feed, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { collapseToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { readEndMoment, readStart } from './read-moment.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a list of objects as the REST interface of Devoxx writes it (fromTime, toTime, room)';

/** A list of objects that begin at `fromTime` and end at `toTime`. */
export function recogniseDevoxx(source: string): boolean {
  return (
    /^\uFEFF?\s*\[\s*\{/.test(source) && source.includes('"fromTime"') && source.includes('"partnerSlot"')
  );
}

/**
 * Reads the schedule of Devoxx’ REST interface, version 1: a list of slots in local time, of which breaks
 * have no title. Never throws. `presentationUri` leads to data, not to a page, and is not read.
 */
export function parseDevoxx(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseDevoxx, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const items = opened.value;
  if (!Array.isArray(items) || !items.some(item => isJsonObject(item) && 'fromTime' in item)) {
    return createUnreadableFeed(source, EXPECTED);
  }
  const log = new ProblemLog();
  const slots = readObjects({ items, path: '', log });
  return finishFeed({ sessions: slots.flatMap(slot => readSlot(slot, { timezone, log }) ?? []), log });
}

function readSlot(slot: FieldReader, { timezone, log }: ParseOptions & { log: ProblemLog }): Session | null {
  const startsAt = readStart({ item: slot, key: 'fromTime', timezone, log });
  if (startsAt === null) return null;
  const position = { path: slot.path };
  const kind = readLine(slot, 'kind');
  const title = readLine(slot, 'title') ?? kind;
  if (title === null) log.warn('title-missing', 'The session has no title.', position);
  const room = readLine(slot, 'room');
  if (room === null) log.warn('room-missing', 'The session names no room, so it is in none.', position);
  return createSession({
    guid: slot.text('id')?.trim() ?? '',
    title: title ?? 'Untitled',
    description: makeRichText(slot.text('note'), 'text'),
    startsAt,
    endsAt: readEndMoment({ item: slot, key: 'toTime', timezone, log }, startsAt),
    rooms: room === null ? [] : [room],
    speakers: slot.objects('speakers').flatMap(speaker => readSpeaker(speaker) ?? []),
    track: readLine(slot, 'type'),
    kind,
    position,
  });
}

/** `…/events/speakers/1088`: the last part is the id. */
function readSpeaker(speaker: FieldReader): Speaker | null {
  const name = readLine(speaker, 'speaker');
  const id = speaker.text('speakerUri')?.split('/').at(-1)?.trim();
  return name === null ? null : { id: id === undefined || id === '' ? null : id, name };
}

function readLine(item: FieldReader, key: string): string | null {
  return collapseToNull(item.text(key) ?? '');
}

export const devoxxFormat: Format<'devoxx'> = {
  name: 'devoxx',
  aliases: [],
  parse: parseDevoxx,
  recognise: recogniseDevoxx,
};
