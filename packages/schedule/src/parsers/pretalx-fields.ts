import { type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { readLocalisedName } from '../json/read-localised.ts';
import type { FeedRoom, Instant, Speaker } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { MINUTE_MS } from '../times/wall-time.ts';
import { checkDuration } from './read-end.ts';
import { readEndMoment } from './read-moment.ts';

/** Names by id, of rooms, tracks or kinds of session; or by code, of speakers. */
export type Names = ReadonlyMap<string, string>;

export function readNames(objects: readonly FieldReader[], key: 'id' | 'code'): Names {
  const names = new Map<string, string>();
  for (const object of objects) {
    const id = trimToNull(object.text(key) ?? '');
    const name = readLocalisedName(object.raw('name'));
    if (id !== null && name !== null) names.set(id, name);
  }
  return names;
}

/** What is referred to by id, by name, or is there itself: `3`, `"Hall"`, `{"en": "Hall"}`, `{"id": 3, "name": …}`. */
export function readNameOf(value: unknown, names: Names): string | null {
  if (typeof value === 'number') return names.get(String(value)) ?? null;
  if (typeof value === 'string') return names.get(value.trim()) ?? collapseToNull(value);
  return readLocalisedName(isJsonObject(value) && Object.hasOwn(value, 'name') ? value.name : value);
}

export function readPretalxRooms(objects: readonly FieldReader[]): FeedRoom[] {
  return objects.flatMap(room => {
    const name = readLocalisedName(room.raw('name'));
    if (name === null) return [];
    const read = (key: string) => trimToNull(room.text(key) ?? '');
    return { name, id: read('id'), guid: read('guid') ?? read('uuid'), slug: read('slug') };
  });
}

export interface PretalxLists {
  /** By id. */
  rooms: Names;
  tracks: Names;
  /** By code. */
  speakers: Names;
}

/** The name of a slot's room, as a list; empty, which is reported, if it has none or nobody knows it. */
export function readRoomNames(slot: FieldReader, { rooms }: PretalxLists, log: ProblemLog): string[] {
  const value = slot.raw('room');
  const name = readNameOf(value, rooms);
  if (name !== null) return [name];
  const came = typeof value === 'number' ? `the id ${value}, which no room has, came` : 'none came';
  const message = `Expected a room, but ${came}; the session is in none.`;
  log.warn('room-missing', message, { path: slot.path });
  return [];
}

/** Speakers by code, or as they are; of those, names and codes only. */
export function readPretalxSpeakers(
  submission: FieldReader,
  { speakers }: PretalxLists,
  log: ProblemLog,
): Speaker[] {
  return submission.list('speakers').flatMap((value, index) => {
    const isObject = isJsonObject(value);
    const id = isObject ? value.code : value;
    const code = typeof id === 'string' ? trimToNull(id) : null;
    const name = isObject ? readLocalisedName(value.name) : (speakers.get(code ?? '') ?? null);
    if (name !== null) return { id: code, name };
    const came = code === null ? 'none' : `the code “${shorten(code, 20)}”, which no speaker has,`;
    const message = `Expected a speaker with a name, but ${came} came; the speaker is left out.`;
    log.warn('speaker-unknown', message, { path: `${submission.path}.speakers[${index}]` });
    return [];
  });
}

export interface SlotTime {
  slot: FieldReader;
  startsAt: Instant;
  /** Whose duration in minutes counts if the slot has no end. */
  durations: readonly (FieldReader | null)[];
  timezone: string;
}

export function readSlotEnd(
  { slot, startsAt, durations, timezone }: SlotTime,
  log: ProblemLog,
): Instant | null {
  const endsAt = readEndMoment({ item: slot, key: 'end', timezone, log }, startsAt);
  if (endsAt !== null) return endsAt;
  for (const holder of durations) {
    const minutes = holder?.number('duration') ?? null;
    if (holder === null || minutes === null) continue;
    const position = { path: `${holder.path}.duration` };
    const came = String(minutes);
    return checkDuration({ startsAt, durationMs: minutes * MINUTE_MS, came, example: '45', position }, log);
  }
  return null;
}

/** A blocker keeps a room free for the organisers, and is not shown to anybody else. */
export function isBlocker(slot: FieldReader): boolean {
  return slot.text('slot_type') === 'blocker';
}
