import { type Instant, toWallTime } from '@foyer/schedule';
import { isWholeDays } from '@foyer/schedule/choose-day';
import { divideTime, isFullHour, type TimeRow } from './divide-time.ts';
import { packLanes, type Stretch } from './pack-lanes.ts';
import type { ViewDay, ViewEntry, ViewRoom } from './programme-view.ts';

/** Where something stands in a grid: lines of rows and columns, the first is 1. The end is the line after it. */
export interface GridArea {
  row: number;
  rowEnd: number;
  column: number;
  columnEnd: number;
}

export interface DayLayout {
  rows: readonly TimeRow[];
  /** A column for each lane of each room, after the axis. */
  rooms: readonly { room: ViewRoom; lanes: number; column: number }[];
  /** Lines at full hours; on a day that has none, where something begins. */
  hours: readonly { at: Instant; row: number }[];
  areaOf: ReadonlyMap<ViewEntry, GridArea>;
  /** The row that an instant falls in, and how far down it, 0 to 1; undefined outside of the day. */
  findRow(at: Instant): { row: number; share: number } | undefined;
}

/** The first row has the rooms' names, the first column the hours. */
const FIRST_ROW = 2;
const FIRST_COLUMN = 2;

const HOUR_MS = 60 * 60_000;

/** What has no length, or hardly any, is drawn as if it took this long. */
const SHORTEST_MS = 5 * 60_000;
/** So long what takes a whole day is drawn, where nothing else is on that day. */
const WHOLE_DAY_ALONE_MS = HOUR_MS;

/** Lays a day out as a grid: rooms across, time down, sessions that overlap in a room side by side. */
export function layoutDay(day: ViewDay, toWall: (at: Instant) => number): DayLayout {
  const drawn = drawEntries(day.entries);
  const rows = divideTime(listStretches(drawn), { rooms: day.rooms.length, toWall });
  const rowAt = new Map(rows.map(({ startsAt }, index) => [startsAt, index + FIRST_ROW]));
  const rowFrom = (at: Instant) => rowAt.get(at) ?? rows.length + FIRST_ROW;
  const byRoom = Map.groupBy(day.entries, ({ room }) => room);
  const areaOf = new Map<ViewEntry, GridArea>();
  let column = FIRST_COLUMN;
  const rooms = day.rooms.map(room => {
    const entries = byRoom.get(room) ?? [];
    const { places, lanes } = packLanes(entries.map(entry => drawn.get(entry) ?? toStretch(entry)));
    entries.forEach((entry, index) => {
      const { lane, span } = places[index] ?? { lane: 0, span: 1 };
      const { startsAt, endsAt } = drawn.get(entry) ?? toStretch(entry);
      const first = column + lane;
      areaOf.set(entry, {
        row: rowFrom(startsAt),
        rowEnd: rowFrom(endsAt),
        column: first,
        columnEnd: first + span,
      });
    });
    const placed = { room, lanes, column };
    column += lanes;
    return placed;
  });
  return {
    rows,
    rooms,
    hours: listHours(rows, day, toWall).map(at => ({ at, row: rowFrom(at) })),
    areaOf,
    findRow: at => {
      const index = rows.findIndex(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
      const found = rows[index];
      return (
        found && { row: index + FIRST_ROW, share: (at - found.startsAt) / (found.endsAt - found.startsAt) }
      );
    },
  };
}

/** Of the page's minutes, that a label keeps from the one before it. */
const LABEL_HEIGHT = 18;

/**
 * Full hours, and what follows on hours that are left out: below the hour before them it would seem to be of that. On a
 * day without a full hour, where something begins. None is so close to the one before it that they would overlap.
 */
function listHours(rows: readonly TimeRow[], day: ViewDay, toWall: (at: Instant) => number): Instant[] {
  const isFull = ({ startsAt }: TimeRow) => isFullHour(startsAt, toWall);
  const isAfterGap = (index: number) =>
    skipsHour(rows[index - 1], toWall) && measureToHour(rows.slice(index), isFull) >= LABEL_HEIGHT;
  const starts = new Set(day.entries.map(({ startsAt }) => startsAt));
  const isTold = rows.some(isFull)
    ? (row: TimeRow, index: number) => isFull(row) || isAfterGap(index)
    : ({ startsAt }: TimeRow) => starts.has(startsAt);
  let free = LABEL_HEIGHT;
  return rows.flatMap((row, index) => {
    const isLabelled = isTold(row, index) && free >= LABEL_HEIGHT;
    free = (isLabelled ? 0 : free) + row.height;
    return isLabelled ? [row.startsAt] : [];
  });
}

/** Whether there is a full hour within a row, which then has no line and no label. */
function skipsHour(row: TimeRow | undefined, toWall: (at: Instant) => number): boolean {
  if (row === undefined) return false;
  const hourOf = (at: Instant) => Math.floor(toWall(at) / HOUR_MS);
  return hourOf(row.endsAt - 1) > hourOf(row.startsAt);
}

function measureToHour(rows: readonly TimeRow[], isFull: (row: TimeRow) => boolean): number {
  const next = rows.findIndex(isFull);
  if (next === -1) return Number.POSITIVE_INFINITY;
  return rows.slice(0, next).reduce((sum, { height }) => sum + height, 0);
}

/** What takes whole days goes along all that has a time, and does not make a day as long as it is. */
function drawEntries(entries: readonly ViewEntry[]): Map<ViewEntry, Stretch> {
  const timed = entries.filter(entry => !takesWholeDays(entry)).map(toStretch);
  const from = Math.min(...timed.map(({ startsAt }) => startsAt));
  const to = Math.max(...timed.map(({ endsAt }) => endsAt));
  const drawWhole = ({ startsAt }: ViewEntry) =>
    timed.length > 0 ? { startsAt: from, endsAt: to } : { startsAt, endsAt: startsAt + WHOLE_DAY_ALONE_MS };
  return new Map(entries.map(entry => [entry, takesWholeDays(entry) ? drawWhole(entry) : toStretch(entry)]));
}

/** What divides the day: hours in which there is nothing but what takes all of it are idle. */
function listStretches(drawn: ReadonlyMap<ViewEntry, Stretch>): Stretch[] {
  const timed = [...drawn].flatMap(([entry, stretch]) => (takesWholeDays(entry) ? [] : stretch));
  return timed.length > 0 ? timed : [...drawn.values()];
}

function takesWholeDays(entry: ViewEntry): boolean {
  return isWholeDays(entry, at => toWallTime(at, entry.timezone));
}

function toStretch({ startsAt, endsAt }: ViewEntry): Stretch {
  return { startsAt, endsAt: Math.max(endsAt, startsAt + SHORTEST_MS) };
}
