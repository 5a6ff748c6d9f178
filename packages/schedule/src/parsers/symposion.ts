import { createFieldReader, type FieldReader, isJsonObject, readObjects } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import type { Feed, Instant, Link, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, collapseWhiteSpace, trimToNull } from '../text/white-space.ts';
import { parseDuration } from '../times/parse-duration.ts';
import { MINUTE_MS } from '../times/wall-time.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { checkDuration } from './read-end.ts';
import { readEndMoment, readStart } from './read-moment.ts';
import { readSymposionSpeakers } from './symposion-speakers.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a conference.json as Symposion writes it (slots with room, start and conf_key)';

const TIME_PARTS = /"start"\s*:\s*\[\s*\d{4}\s*,/;

/** Slots have a room, and a key or a way of writing times that no other format has. */
export function recogniseSymposion(source: string): boolean {
  if (!/^\uFEFF?\s*[[{]/.test(source) || !source.includes('"room"')) return false;
  return (
    ['"conf_key"', '"slot_id"', '"start_iso"'].some(key => source.includes(key)) || TIME_PARTS.test(source)
  );
}

/**
 * Reads the conference.json of Symposion and of what PyCons made of it: a list of slots, by itself, as
 * `schedule` beside the sponsors, or a list for each day. Never throws. Addresses (`contact`) are not read.
 */
export function parseSymposion(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseSymposion, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const log = new ProblemLog();
  const slots = findSlots(opened.value, log);
  if (slots === null) return createUnreadableFeed(source, EXPECTED);
  const sessions = slots.flatMap(slot => readSlot({ slot, timezone, log }) ?? []);
  return finishFeed({ sessions, log });
}

function findSlots(value: unknown, log: ProblemLog): FieldReader[] | null {
  if (Array.isArray(value)) return value.some(isSlot) ? readObjects({ items: value, path: '', log }) : null;
  if (!isJsonObject(value)) return null;
  const root = createFieldReader({ value, path: '', log });
  if (Array.isArray(value.schedule)) return root.objects('schedule');
  const days = Object.keys(value).filter(key => Array.isArray(root.raw(key)) && root.list(key).some(isSlot));
  return days.length === 0 ? null : days.flatMap(day => root.objects(day));
}

function isSlot(value: unknown): boolean {
  return isJsonObject(value) && 'room' in value && ('start' in value || 'start_iso' in value);
}

interface SlotSource {
  slot: FieldReader;
  timezone: string;
  log: ProblemLog;
}

function readSlot({ slot, timezone, log }: SlotSource): Session | null {
  const startsAt = readStart({ ...findTime(slot, 'start'), timezone, log });
  if (startsAt === null) return null;
  const speakers = readSymposionSpeakers(slot, log);
  const released = slot.flag('released');
  return createSession({
    guid: ['conf_key', 'slot_id', 'id'].map(key => trimToNull(slot.text(key) ?? '')).find(Boolean) ?? '',
    title: readTitle(slot, speakers, log),
    abstract: makeRichText(slot.text('abstract'), 'html-or-markdown'),
    description:
      makeRichText(slot.text('description'), 'html-or-markdown') ??
      makeRichText(slot.text('description_html'), 'html'),
    startsAt,
    endsAt: readEnd({ slot, timezone, log }, startsAt),
    rooms: readRooms(slot, log),
    speakers,
    kind: collapseToNull(slot.text('kind') ?? ''),
    url: findUrl(slot.text('conf_url') ?? slot.text('url') ?? ''),
    links: [
      ...readLink(slot.text('video_url') ?? slot.text('youtube_url'), 'Recording'),
      ...readLink(slot.text('slides_url'), 'Slides'),
      ...readLink(slot.text('assets_url'), 'Files'),
    ],
    // Whether the recording may be published, says the speaker.
    doNotRecord: released === null ? null : !released,
    cancelled: slot.flag('cancelled'),
    position: { path: slot.path },
  });
}

/** The field that holds a time: forks that write one for people have another for programs. */
function findTime(
  item: FieldReader,
  name: 'start' | 'end',
): { item: FieldReader; key: string; text?: string } {
  const key = item.raw(`${name}_iso`) === null ? name : `${name}_iso`;
  const parts = item.raw(key);
  if (!Array.isArray(parts)) return { item, key };
  // PyCon 2010 wrote year, month, day, hour, minute, second.
  const [year, month, day, hour, minute] = parts.map(part => readId(part).padStart(2, '0'));
  return { item, key, text: `${year}-${month}-${day}T${hour}:${minute}` };
}

function readEnd({ slot, timezone, log }: SlotSource, startsAt: Instant): Instant | null {
  const end = readEndMoment({ ...findTime(slot, 'end'), timezone, log }, startsAt);
  if (end !== null) return end;
  const came = slot.text('duration')?.trim() ?? '';
  if (came === '') return null;
  const durationMs = /^\d+$/.test(came)
    ? Number(came) * MINUTE_MS
    : parseDuration(came, 'hours-minutes-seconds');
  const position = { path: `${slot.path}.duration` };
  return checkDuration({ startsAt, durationMs, came, example: '45', position }, log);
}

/** Some conferences call all their keynotes `Keynote`. */
function readTitle(slot: FieldReader, speakers: Session['speakers'], log: ProblemLog): string {
  const title = collapseToNull(slot.text('name') ?? '') ?? collapseToNull(slot.text('title') ?? '');
  if (title === null) log.warn('title-missing', 'The session has no title.', { path: slot.path });
  if (title !== 'Keynote' || speakers.length === 0) return title ?? 'Untitled';
  return `Keynote: ${speakers.map(speaker => speaker.name).join(', ')}`;
}

/** `room` is `rooms` in one text, joined by a comma; older versions have nothing else. */
function readRooms(slot: FieldReader, log: ProblemLog): string[] {
  const listed = slot.list('rooms').filter(room => typeof room === 'string');
  const names = listed.length > 0 ? listed : (slot.text('room') ?? '').split(', ');
  const rooms = [...new Set(names.map(collapseWhiteSpace))].filter(name => name !== '');
  if (rooms.length === 0) {
    log.warn('room-missing', 'The session names no room, so it is in none.', { path: slot.path });
  }
  return rooms;
}

function readLink(text: string | null, title: string): Link[] {
  const url = findUrl(text ?? '');
  return url === null ? [] : [{ url, title }];
}

export const symposionFormat: Format<'symposion'> = {
  name: 'symposion',
  aliases: ['pycon'],
  parse: parseSymposion,
  recognise: recogniseSymposion,
};
