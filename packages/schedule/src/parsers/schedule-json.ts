import {
  createFieldReader,
  describeJsonType,
  type FieldReader,
  isJsonObject,
  readObjects,
} from '../json/field-reader.ts';
import type { Feed, FeedRoom, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { listStandIns, supplementSessions } from '../supplement/read-supplement.ts';
import { SUPPLEMENT_META_KEY } from '../supplement/supplement.ts';
import { shorten } from '../text/shorten.ts';
import { collapseWhiteSpace } from '../text/white-space.ts';
import {
  type C3vocHead,
  readBaseUrl,
  readC3vocConference,
  readC3vocRooms,
  readDay,
  toConferenceDay,
  toFeedRoom,
} from './c3voc-fields.ts';
import { isInternalSchedule } from './describe-content.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import type { FrabDay } from './frab-conference.ts';
import { FrabStartReader } from './frab-start.ts';
import { openJson } from './open-json.ts';
import { type EventContext, readScheduleJsonEvent } from './schedule-json-event.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a schedule.json as frab and pretalx write it (conference, days, rooms)';

/** Days whose rooms are the keys of an object: schedule2 has a list of rooms, and its events beside the days. */
export function recogniseScheduleJson(source: string): boolean {
  return (
    /^\uFEFF?\s*\{/.test(source) &&
    /"(?:conference|schedule)"\s*:\s*\{/.test(source) &&
    /"days"\s*:\s*\[/.test(source) &&
    !isInternalSchedule(source) &&
    (/"rooms"\s*:\s*\{/.test(source) || (source.includes('"daysCount"') && !/"events"\s*:\s*\[/.test(source)))
  );
}

/**
 * Reads `schedule.json`, version 1, as frab, pretalx and the tools of the c3voc write it
 * (https://c3voc.de/schedule/schema.json). Never throws. Of persons only names and ids are read: answers to
 * forms stand beside them, and there were telephone numbers in those.
 */
export function parseScheduleJson(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseScheduleJson, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const log = new ProblemLog();
  const parts = findParts(opened.value, log);
  if (parts === null) return createUnreadableFeed(source, EXPECTED);
  const { root, head, days } = parts;
  const info = readC3vocConference(head, log);
  const rooms = readC3vocRooms(head);
  const zone = info.timezone ?? timezone;
  const reader = { timezone: zone, feedTimezone: info.timezone, dayChangeMinutes: null, log };
  const context: EventContext = {
    rooms: new Map(rooms.map(room => [room.name, room])),
    baseUrl: readBaseUrl(head),
    generator: root.object('generator')?.text('name') ?? null,
    timezone: zone,
    starts: new FrabStartReader(reader),
    log,
  };
  const read = days.map(object => {
    const day = readDay({ day: object, start: 'day_start', end: 'day_end', timezone: zone, log });
    return { day, ...readDayEvents({ object, day, context }) };
  });
  context.starts.reportOffsets();
  const supplements = head.conference.object('meta')?.raw(SUPPLEMENT_META_KEY);
  const written = read.flatMap(day => day.sessions);
  const sessions = supplementSessions(written, supplements, log);
  const standIns = listStandIns(written, sessions);
  return finishFeed({
    sessions,
    log,
    conference: { ...info, days: read.flatMap(({ day }) => toConferenceDay(day)) },
    declaredRooms: [...rooms.map(toFeedRoom), ...read.flatMap(day => day.rooms)].filter(
      ({ name }) => !standIns.has(name),
    ),
  });
}

interface Parts {
  root: FieldReader;
  head: C3vocHead;
  days: FieldReader[];
}

/** There are feeds without the outer `schedule`, and some with the days beside the conference. */
function findParts(value: unknown, log: ProblemLog): Parts | null {
  if (!isJsonObject(value)) return null;
  const root = createFieldReader({ value, path: '', log });
  const schedule = isJsonObject(value.schedule) ? root.object('schedule') : root;
  if (schedule === null) return null;
  const conference = schedule.object('conference') ?? schedule;
  const holder = [conference, schedule, root].find(object => Array.isArray(object.raw('days')));
  if (holder === undefined) return null;
  return { root, head: { schedule, conference, languages: [] }, days: holder.objects('days') };
}

interface DayEvents {
  object: FieldReader;
  day: FrabDay | null;
  context: EventContext;
}

function readDayEvents({ object, day, context }: DayEvents): { sessions: Session[]; rooms: FeedRoom[] } {
  const { log } = context;
  const sessions: Session[] = [];
  const rooms: FeedRoom[] = [];
  const byName = object.object('rooms') === null ? {} : object.raw('rooms');
  for (const [key, items] of Object.entries(byName ?? {})) {
    const name = collapseWhiteSpace(key);
    const path = `${object.path}.rooms[${JSON.stringify(shorten(name))}]`;
    if (!Array.isArray(items)) {
      const message = `Expected the list of the room's events, but ${describeJsonType(items)} came; it is left out.`;
      log.error('item-unreadable', message, { path });
      continue;
    }
    if (name !== '') rooms.push({ name, id: null, guid: null, slug: null });
    for (const event of readObjects({ items, path, log })) {
      const session = readScheduleJsonEvent({ event, room: name, day }, context);
      if (session !== null) sessions.push(session);
    }
  }
  return { sessions, rooms };
}

export const scheduleJsonFormat: Format<'schedule-json'> = {
  name: 'schedule-json',
  aliases: ['c3voc-json', 'pretalx-json'],
  parse: parseScheduleJson,
  recognise: recogniseScheduleJson,
};
