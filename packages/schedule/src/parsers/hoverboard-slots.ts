import { type FieldReader, isJsonObject } from '../json/field-reader.ts';
import type { Instant } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { parseDateTime, parseTimeOfDay } from '../times/parse-date-time.ts';
import { DAY_MS, MINUTE_MS, toInstant, type WallTime } from '../times/wall-time.ts';
import type { HoverboardDay } from './hoverboard-texts.ts';

/** A session’s place in the programme; the session itself stands in another text. */
export interface Placement {
  id: string;
  day: number;
  /** The first and the last time slot of the day that it takes. */
  firstSlot: number;
  lastSlot: number;
  rooms: string[];
  startsAt: Instant;
  endsAt: Instant;
  path: string;
}

interface Slot {
  startsAt: Instant;
  endsAt: Instant;
  cells: unknown[];
  path: string;
}

/** No table has more columns, nor a cell more sessions. */
const MAX_IN_SLOT = 50;

/** Ten times those of the largest programme known. A session takes thirty times the memory that its id is long. */
const MAX_PLACEMENTS = 2_000;

interface TableContext {
  timezone: string;
  log: ProblemLog;
}

interface DayContext extends TableContext {
  index: number;
}

/** The date of a day: its own, or its key. */
export function readDate({ key, day }: HoverboardDay): string {
  return (day.text('date') ?? key).trim();
}

export function readTracks(day: FieldReader): (string | null)[] {
  return day.objects('tracks').map(track => collapseToNull(track.text('title') ?? ''));
}

/** What each cell of the days’ tables holds, session by session. */
export function readPlacements(days: readonly HoverboardDay[], context: TableContext): Placement[] {
  const placements: Placement[] = [];
  for (const [index, day] of days.entries()) {
    for (const placed of readDay(day, { ...context, index })) {
      placements.push(...placed);
      if (placements.length <= MAX_PLACEMENTS) continue;
      const message = `Expected at most ${MAX_PLACEMENTS} sessions in the tables of all days, but there are more; the later ones are left out.`;
      context.log.error('table-too-long', message, { path: placements[MAX_PLACEMENTS]?.path });
      return placements.slice(0, MAX_PLACEMENTS);
    }
  }
  return placements;
}

/** Time slot by time slot. */
function* readDay(source: HoverboardDay, context: DayContext): Generator<Placement[]> {
  const { timezone, log, index } = context;
  const { day } = source;
  const date = parseDateTime(readDate(source));
  if (date === undefined || date.hasTime) {
    const message = `Expected YYYY-MM-DD, but “${shorten(readDate(source), 40)}” came; the day is left out.`;
    log.error('day-unreadable', message, { path: `${day.path}.date` });
    return;
  }
  const slots = day.objects('timeslots').map(slot => readSlot({ slot, date: date.wall, timezone, log }));
  const tracks = readTracks(day);
  for (const [slotIndex, slot] of slots.entries()) {
    if (slot === null) continue;
    const placements = takeSome(slot.cells, slot.path, log).flatMap((cell, column) => {
      const { items: all, extend } = readCell(cell);
      const items = takeSome(all, slot.path, log);
      const lastSlot = Math.min(slots.length - 1, slotIndex + Math.max(1, extend) - 1);
      const end = slots[lastSlot]?.endsAt ?? slot.endsAt;
      const room = tracks[column] ?? null;
      return items.map((id, position) => ({
        id,
        day: index,
        firstSlot: slotIndex,
        lastSlot,
        rooms: room === null ? [] : [room],
        ...shareOut(
          { startsAt: slot.startsAt, endsAt: Math.max(end, slot.startsAt) },
          position,
          items.length,
        ),
        path: `${slot.path}.sessions[${column}]`,
      }));
    });
    yield joinRooms(placements);
  }
}

function readSlot(options: {
  slot: FieldReader;
  date: WallTime;
  timezone: string;
  log: ProblemLog;
}): Slot | null {
  const { slot, date, timezone, log } = options;
  const [from = '', to = ''] = ['startTime', 'endTime'].map(key => slot.text(key)?.trim() ?? '');
  const [startMs, endMs] = [parseTimeOfDay(from), parseTimeOfDay(to)];
  if (startMs === undefined || endMs === undefined) {
    const message = `Expected HH:MM and HH:MM, but “${shorten(from, 20)}” and “${shorten(to, 20)}” came; the time slot is left out.`;
    log.error('start-unreadable', message, { path: slot.path });
    return null;
  }
  // A party that ends after midnight.
  const endDate = endMs < startMs ? date + DAY_MS : date;
  return {
    startsAt: toInstant(date + startMs, timezone),
    endsAt: toInstant(endDate + endMs, timezone),
    cells: slot.list('sessions'),
    path: slot.path,
  };
}

/** Of columns, or of sessions in one cell. */
function takeSome<Item>(items: readonly Item[], path: string, log: ProblemLog): readonly Item[] {
  if (items.length <= MAX_IN_SLOT) return items;
  const message = `Expected at most ${MAX_IN_SLOT} columns, and as many sessions in each, but ${items.length} came; the others are left out.`;
  log.error('slot-too-full', message, { path });
  return items.slice(0, MAX_IN_SLOT);
}

/** A list of ids, or since 2017 `{items, extend}`; `extend` counts the time slots that it takes. */
function readCell(cell: unknown): { items: string[]; extend: number } {
  const items = isJsonObject(cell) ? cell.items : cell;
  const extend = isJsonObject(cell) && Number.isSafeInteger(cell.extend) ? Number(cell.extend) : 1;
  const ids = (Array.isArray(items) ? items : [items]).filter(
    id => typeof id === 'number' || (typeof id === 'string' && id !== ''),
  );
  return { items: ids.map(String), extend };
}

/** Several sessions in one cell follow each other, each for as long as the others. */
function shareOut(
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant },
  position: number,
  count: number,
): { startsAt: Instant; endsAt: Instant } {
  const at = (share: number) =>
    startsAt + Math.floor(((endsAt - startsAt) * share) / count / MINUTE_MS) * MINUTE_MS;
  return { startsAt: at(position), endsAt: at(position + 1) };
}

/** A session in several cells of a time slot is one in several rooms. */
function joinRooms(placements: Placement[]): Placement[] {
  const byPlace = Map.groupBy(placements, ({ id, startsAt, endsAt }) =>
    JSON.stringify([id, startsAt, endsAt]),
  );
  return [...byPlace.values()].flatMap(same =>
    same.slice(0, 1).map(first => ({ ...first, rooms: [...new Set(same.flatMap(place => place.rooms))] })),
  );
}

/**
 * A session that is named in time slots that follow each other, and nowhere else, is one long session. One
 * that is named elsewhere too stands for many: a break, or “To be announced”.
 */
export function joinSlots(placements: readonly Placement[]): Placement[] {
  const byId = Map.groupBy(placements, placement => placement.id);
  return [...byId.values()].flatMap(places => {
    const first = places[0];
    const last = places.at(-1);
    const isRun = places.every((place, index) => {
      const before = places[index - 1];
      return before === undefined || follows(place, before);
    });
    return isRun && first && last ? [{ ...first, lastSlot: last.lastSlot, endsAt: last.endsAt }] : places;
  });
}

function follows(place: Placement, before: Placement): boolean {
  return (
    place.day === before.day &&
    place.firstSlot === before.lastSlot + 1 &&
    // Slots may stand in the wrong order.
    place.startsAt >= before.startsAt &&
    place.endsAt >= before.endsAt &&
    place.rooms.join('\n') === before.rooms.join('\n')
  );
}
