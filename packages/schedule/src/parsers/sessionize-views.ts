import { createFieldReader, type FieldReader, isJsonObject, readObjects } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import type { ConferenceDay, FeedRoom, Speaker } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';

/** A session with what stands around it. */
export interface SessionizeItem {
  session: FieldReader;
  /** The name of the room that it stands in, in views where it stands in one. */
  room: string | null;
}

export interface Category {
  title: string;
  item: string;
}

/** What one endpoint says. */
export interface SessionizeView {
  /** False for the Speakers view. */
  hasProgramme: boolean;
  sessions: SessionizeItem[];
  rooms: FeedRoom[];
  days: ConferenceDay[];
  /** By their ids. */
  speakers: Map<string, Speaker>;
  speakersOfSession: Map<string, Speaker[]>;
  /** By the ids of their items. */
  categories: Map<string, Category>;
}

interface ViewSource {
  value: unknown;
  path: string;
  log: ProblemLog;
}

/** Tells the views apart by their content; null: it is none of them. */
export function readSessionizeView({ value, path, log }: ViewSource): SessionizeView | null {
  if (isJsonObject(value)) {
    return Array.isArray(value.sessions) ? readAll(createFieldReader({ value, path, log })) : null;
  }
  if (!Array.isArray(value)) return null;
  const keys = new Set(value.filter(isJsonObject).flatMap(item => Object.keys(item)));
  const items = () => readObjects({ items: value, path, log });
  if (keys.has('timeSlots')) return readGrid(items());
  if (keys.has('fullName') || keys.has('lastName')) return readSpeakers(items());
  if (keys.has('sessions')) return readGroups(items());
  if (keys.has('isServiceSession')) {
    return { ...createView(), sessions: items().map(session => ({ session, room: null })) };
  }
  return null;
}

function createView(): SessionizeView {
  return {
    hasProgramme: true,
    sessions: [],
    rooms: [],
    days: [],
    speakers: new Map(),
    speakersOfSession: new Map(),
    categories: new Map(),
  };
}

function readAll(all: FieldReader): SessionizeView {
  const view = readSpeakers(all.objects('speakers'));
  const categories = all.objects('categories').flatMap(category => {
    const title = category.text('title') ?? '';
    return category
      .objects('items')
      .map(item => [item.text('id') ?? '', { title, item: item.text('name') ?? '' }] as const);
  });
  return {
    ...view,
    hasProgramme: true,
    sessions: all.objects('sessions').map(session => ({ session, room: null })),
    rooms: all.objects('rooms').flatMap(room => readRoom(room) ?? []),
    categories: new Map(categories),
  };
}

/**
 * Each day names its sessions twice, by room and by time slot. In its rooms a session of all of them
 * (`isPlenumSession`) stands once, in the room in which it takes place.
 */
function readGrid(days: FieldReader[]): SessionizeView {
  const view = createView();
  for (const day of days) {
    const date = /^\d{4}-\d\d-\d\d/.exec(day.text('date') ?? '')?.[0];
    if (date !== undefined) view.days.push({ date, startsAt: null, endsAt: null });
    for (const room of day.objects('rooms')) {
      const feedRoom = readRoom(room);
      if (feedRoom !== null) view.rooms.push(feedRoom);
      for (const session of room.objects('sessions')) {
        view.sessions.push({ session, room: feedRoom?.name ?? null });
      }
    }
  }
  return view;
}

function readGroups(groups: FieldReader[]): SessionizeView {
  const sessions = groups.flatMap(group => group.objects('sessions'));
  return { ...createView(), sessions: sessions.map(session => ({ session, room: null })) };
}

function readSpeakers(items: FieldReader[]): SessionizeView {
  const view = { ...createView(), hasProgramme: false };
  for (const item of items) {
    const id = trimToNull(item.text('id') ?? '');
    const parts = [item.text('firstName') ?? '', item.text('lastName') ?? ''];
    const name = collapseToNull(item.text('fullName') ?? parts.join(' '));
    if (name === null) continue;
    const speaker = { id, name };
    if (id !== null) view.speakers.set(id, speaker);
    for (const session of item.list('sessions')) {
      const sessionId = readId(isJsonObject(session) ? session.id : session);
      const known = view.speakersOfSession.get(sessionId);
      if (known === undefined) view.speakersOfSession.set(sessionId, [speaker]);
      else known.push(speaker);
    }
  }
  return view;
}

function readRoom(room: FieldReader): FeedRoom | null {
  const name = collapseToNull(room.text('name') ?? '');
  return name === null ? null : { name, id: trimToNull(room.text('id') ?? ''), guid: null, slug: null };
}
