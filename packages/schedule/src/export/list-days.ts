import { type DayNumber, ProgrammeDays } from '../build/programme-days.ts';
import type { ConferenceDay, FeedRoom } from '../model.ts';
import { DAY_MS } from '../times/wall-time.ts';
import type { ExportedDay, ExportedEvent, ExportedRoom } from './exported-event.ts';
import type { ExportedProgramme } from './exported-programme.ts';
import { nameRoom } from './list-places.ts';
import { isUuid } from './make-uuid.ts';

/** Days that a source lists beyond those of its sessions: a slip in a date must not make thousands. */
const MAX_LISTED_DAYS = 100;

/**
 * The days of the programme with their rooms and events, those that the source lists without sessions too. Each event
 * is in the day that it has by the clocks of its room, whose dates may begin at other times.
 */
export function listDays(programme: ExportedProgramme, events: readonly ExportedEvent[]): ExportedDay[] {
  const { conference, timezone } = programme;
  const days = new ProgrammeDays(timezone, conference.dayChangeMinutes);
  const listed = new Map(
    conference.days.slice(0, MAX_LISTED_DAYS).map(day => [Math.floor(Date.parse(day.date) / DAY_MS), day]),
  );
  const eventsByDay = Map.groupBy(events, event => event.day);
  const numbers = [...new Set([...eventsByDay.keys(), ...listed.keys()])].filter(Number.isFinite);
  const rooms = listRooms(programme, events);
  return numbers
    .sort((a, b) => a - b)
    .map((day, index) => {
      const ofDay = eventsByDay.get(day) ?? [];
      return {
        index: index + 1,
        date: formatDay(day),
        ...findBounds({ day, days, listed: listed.get(day), events: ofDay }),
        rooms: fillRooms({ rooms, events: ofDay, withEmpty: index === 0 }),
      };
    });
}

/** The source's own bounds, moved where a session of the day starts outside. */
function findBounds({
  day,
  days,
  listed,
  events,
}: {
  day: DayNumber;
  days: ProgrammeDays;
  listed: ConferenceDay | undefined;
  events: readonly ExportedEvent[];
}): Pick<ExportedDay, 'startsAt' | 'endsAt'> {
  let startsAt = listed?.startsAt ?? days.getDayChange(day);
  let endsAt = listed?.endsAt ?? days.getDayChange(day + 1);
  for (const event of events) {
    startsAt = Math.min(startsAt, event.startsAt);
    endsAt = Math.max(endsAt, event.startsAt);
  }
  return { startsAt, endsAt };
}

interface NamedRoom {
  name: string;
  guid: string | null;
  isEmpty: boolean;
}

function listRooms({ rooms }: ExportedProgramme, events: readonly ExportedEvent[]): NamedRoom[] {
  const used = new Set(events.map(event => nameRoom(event.room)));
  const declared = new Map(rooms.map(room => [room.name, room]));
  return [...new Set([...declared.keys(), ...used])].map(name => ({
    name,
    guid: findUuid(declared.get(name)),
    isEmpty: !used.has(name),
  }));
}

function findUuid(room: FeedRoom | undefined): string | null {
  return [room?.guid, room?.id].find(id => typeof id === 'string' && isUuid(id)) ?? null;
}

/** Rooms without any session at all stand in the first day, so that they are known. */
function fillRooms(options: {
  rooms: readonly NamedRoom[];
  events: readonly ExportedEvent[];
  withEmpty: boolean;
}): ExportedRoom[] {
  const byRoom = Map.groupBy(options.events, event => nameRoom(event.room));
  return options.rooms
    .map(({ name, guid, isEmpty }) => ({ name, guid, isEmpty, events: byRoom.get(name) ?? [] }))
    .filter(({ events, isEmpty }) => events.length > 0 || (isEmpty && options.withEmpty))
    .map(({ name, guid, events }) => ({ name, guid, events }));
}

function formatDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
