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
  /^[1-9]\d{3}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d(?::?\d\d)?))?)?$/i;
const TIME_OF_DAY = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;

/** Reads `YYYY-MM-DD`, alone or followed by `T` or a blank, `HH:MM[:SS[.fff]]` and perhaps `Z` or `±HH:MM`. */
export function parseDateTime(text: string): DateTime | undefined {
  // Tested, then read by position: every event has a date, and capturing its parts costs more than all else.
  if (!DATE_TIME.test(text)) return undefined;
  const date = toDate(
    readTwoDigits(text, 0) * 100 + readTwoDigits(text, 2),
    readTwoDigits(text, 5),
    readTwoDigits(text, 8),
  );
  if (date === undefined) return undefined;
  if (text.length === 10) return { wall: date, hasTime: false, offsetMs: null };
  const second = text[16] === ':' ? readTwoDigits(text, 17) : 0;
  const timeMs = toTimeMs(readTwoDigits(text, 11), readTwoDigits(text, 14), second);
  const offset = findOffset(text);
  const offsetMs = offset === -1 ? null : parseOffsetMs(text, offset);
  if (timeMs === undefined || offsetMs === undefined) return undefined;
  return { wall: date + timeMs, hasTime: true, offsetMs };
}

/** Reads `H:MM`, `HH:MM` or `HH:MM:SS` as milliseconds after midnight; `24:00` is the midnight that follows. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = TIME_OF_DAY.exec(text);
  return match === null ? undefined : toTimeMs(Number(match[1]), Number(match[2]), Number(match[3] ?? 0));
}

/** A time without an offset is read on the walls of the zone. */
export function resolveDateTime({ wall, offsetMs }: DateTime, timezone: string): Instant {
  return offsetMs === null ? toInstant(wall, timezone) : wall - offsetMs;
}

function toDate(year: number, month: number, day: number): WallTime | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const date = Date.UTC(year, month - 1, day);
  // Date.UTC turns the 31st of June into the 1st of July.
  return day > 28 && new Date(date).getUTCDate() !== day ? undefined : date;
}

function toTimeMs(hour: number, minute: number, second: number): number | undefined {
  const timeMs = hour * HOUR_MS + minute * MINUTE_MS + second * 1000;
  return minute > 59 || second > 60 || timeMs > DAY_MS ? undefined : timeMs;
}

/** Where `Z`, `±HH`, `±HHMM` or `±HH:MM` begins; -1: there is none. Before the 16th stands what every time has. */
function findOffset(text: string): number {
  for (let at = 16; at < text.length; at++) {
    const character = text[at];
    if (character === '+' || character === '-' || character === 'Z' || character === 'z') return at;
  }
  return -1;
}

/** Reads `Z`, `±HH`, `±HHMM` or `±HH:MM` at the end of a text. */
function parseOffsetMs(text: string, at: number): number | undefined {
  if (at === text.length - 1) return 0;
  const hours = readTwoDigits(text, at + 1);
  const minutes = text.length - at > 3 ? readTwoDigits(text, text.length - 2) : 0;
  if (hours > 14 || minutes > 59) return undefined;
  return (text[at] === '-' ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

function readTwoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

const ZERO = '0'.charCodeAt(0);
