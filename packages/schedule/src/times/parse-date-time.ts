import type { Instant } from '../model.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, toInstant, type WallTime } from './wall-time.ts';

/** A date, with or without a time of day and an offset, as it is written. */
export interface DateTime {
  wall: WallTime;
  hasTime: boolean;
  /** null: the text names no offset from UTC. */
  offsetMs: number | null;
}

// Years of four digits only: a fifth is a slip of the keyboard, seen in the wild.
const DATE_TIME =
  /^([1-9]\d{3})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?$/i;
const TIME_OF_DAY = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;

/** Reads `YYYY-MM-DD`, alone or followed by `T` or a blank, `HH:MM[:SS[.fff]]` and perhaps `Z` or `±HH:MM`. */
export function parseDateTime(text: string): DateTime | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, offset] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC turns the 31st of June into the 1st of July.
  if (new Date(date).getUTCDate() !== Number(day)) return undefined;
  if (hour === undefined) return { wall: date, hasTime: false, offsetMs: null };
  const timeMs = toTimeMs(hour, minute, second);
  const offsetMs = offset === undefined ? null : parseOffsetMs(offset);
  if (timeMs === undefined || offsetMs === undefined) return undefined;
  return { wall: date + timeMs, hasTime: true, offsetMs };
}

/** Reads `H:MM`, `HH:MM` or `HH:MM:SS` as milliseconds after midnight; `24:00` is the midnight that follows. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = TIME_OF_DAY.exec(text);
  return match === null ? undefined : toTimeMs(match[1], match[2], match[3]);
}

/** A time without an offset is read on the walls of the zone. */
export function resolveDateTime({ wall, offsetMs }: DateTime, timezone: string): Instant {
  return offsetMs === null ? toInstant(wall, timezone) : wall - offsetMs;
}

function toTimeMs(hour = '0', minute = '0', second = '0'): number | undefined {
  const timeMs = Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second) * 1000;
  return Number(minute) > 59 || Number(second) > 60 || timeMs > DAY_MS ? undefined : timeMs;
}

function parseOffsetMs(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2)) * (text.length > 3 ? 1 : 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}
