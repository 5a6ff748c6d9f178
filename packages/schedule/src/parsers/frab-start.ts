import { BEGINNING_OF_TIME, END_OF_TIME, type Instant, type SourcePosition } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { formatOffset } from '../times/format-date-time.ts';
import { type DateTime, parseDateTime, parseTimeOfDay, resolveDateTime } from '../times/parse-date-time.ts';
import { DAY_MS, getOffsetMs, HOUR_MS, MINUTE_MS, toInstant, type WallTime } from '../times/wall-time.ts';
import type { FrabDay } from './frab-conference.ts';

const DEFAULT_DAY_CHANGE_MS = 4 * HOUR_MS;

export interface StartSource {
  /** Texts of `<date>` and `<start>`; empty if they are absent. */
  date: string;
  start: string;
  day: FrabDay | null;
  position: SourcePosition;
}

export interface StartReaderOptions {
  timezone: string;
  /** What the feed itself calls its zone, if it does. */
  feedTimezone: string | null;
  dayChangeMinutes: number | null;
  log: ProblemLog;
}

/**
 * Finds out when events start. `<date>` with its offset is authoritative and read literally, even where
 * it cannot be right (DebConf17 called local time UTC): what looks wrong is reported. Events without it
 * start at `<start>` on the date of their day, or after midnight on the next.
 */
export class FrabStartReader {
  readonly #options: StartReaderOptions;
  readonly #offsetZone: string;
  #oddOffsets: { count: number; text: string; zoneOffsetMs: number; position: SourcePosition } | null = null;

  constructor(options: StartReaderOptions) {
    this.#options = options;
    this.#offsetZone = options.feedTimezone ?? options.timezone;
  }

  /** undefined: the event has no start that can be read; that is reported. */
  readStart(source: StartSource): Instant | undefined {
    const { timezone, log } = this.#options;
    const parsed = source.date === '' ? undefined : parseDateTime(source.date);
    let startsAt: Instant | undefined;
    if (parsed?.hasTime) {
      startsAt = resolveDateTime(parsed, timezone);
      this.#noteOffset({ parsed, startsAt, source });
    } else {
      const wall = this.#readWall(source, parsed?.wall ?? source.day?.wall);
      if (wall !== undefined) startsAt = toInstant(wall, timezone);
    }
    if (startsAt !== undefined && startsAt > BEGINNING_OF_TIME && startsAt < END_OF_TIME) return startsAt;
    log.error(
      'start-unreadable',
      `Expected a date as YYYY-MM-DDTHH:MM:SS+HH:MM or a start as HH:MM, but date “${shorten(source.date, 40)}” and start “${shorten(source.start, 40)}” came; the event is left out.`,
      source.position,
    );
    return undefined;
  }

  /** Reports, once, what only all events together show. */
  reportOffsets(): void {
    if (this.#oddOffsets === null) return;
    const { count, text, zoneOffsetMs, position } = this.#oddOffsets;
    this.#options.log.warn(
      'offset-differs-from-timezone',
      `${count} dates carry an offset that ${this.#offsetZone} does not have then (“${shorten(text, 40)}”, expected ${formatOffset(zoneOffsetMs)}). They are read as they are written; if sessions are off by that much, the source has to correct its offsets.`,
      position,
    );
  }

  #readWall({ start, day, position }: StartSource, date: WallTime | undefined): WallTime | undefined {
    const timeMs = parseTimeOfDay(start);
    if (timeMs === undefined || date === undefined) return undefined;
    const { dayChangeMinutes, timezone, log } = this.#options;
    const wall = date + timeMs;
    if (dayChangeMinutes !== null) return timeMs < dayChangeMinutes * MINUTE_MS ? wall + DAY_MS : wall;
    if (day !== null && day.startsAt !== null && day.endsAt !== null) {
      const isNextDay =
        toInstant(wall, timezone) < day.startsAt && toInstant(wall + DAY_MS, timezone) < day.endsAt;
      return isNextDay ? wall + DAY_MS : wall;
    }
    if (timeMs >= DEFAULT_DAY_CHANGE_MS) return wall;
    const message = `Neither a day change nor the bounds of its day say when the day ends: ${start} is taken to be the night after it.`;
    log.warn('day-change-assumed', message, position);
    return wall + DAY_MS;
  }

  /** Compares `<date>` with `<start>`, which is local time: both may be on the wall, or one is wrong. */
  #noteOffset({
    parsed,
    startsAt,
    source,
  }: {
    parsed: DateTime;
    startsAt: Instant;
    source: StartSource;
  }): void {
    if (parsed.offsetMs === null) return;
    const zoneOffsetMs = getOffsetMs(this.#offsetZone, startsAt);
    if (parsed.offsetMs === zoneOffsetMs && source.date.startsWith(source.start, 11)) return;
    const timeMs = parseTimeOfDay(source.start);
    if (timeMs === undefined || timeMs === (startsAt + zoneOffsetMs) % DAY_MS) return;
    if (timeMs !== parsed.wall % DAY_MS) {
      this.#options.log.warn(
        'start-differs-from-date',
        `The start “${shorten(source.start, 40)}” is not the time of the date “${shorten(source.date, 40)}”; the date is used.`,
        source.position,
      );
    } else if (zoneOffsetMs !== 0) {
      // A zone at UTC is what one gets who configures none, and says nothing about the offsets.
      this.#oddOffsets ??= { count: 0, text: source.date, zoneOffsetMs, position: source.position };
      this.#oddOffsets.count++;
    }
  }
}
