import { IANAZone } from 'luxon';
import { ScheduleError } from '../errors.ts';
import type { Instant } from '../model.ts';

/** What a clock on the wall shows: the milliseconds since 1970 of the same reading in UTC. */
export type WallTime = number;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const MAX_CACHED_DAYS = 5_000;

interface CachedZone {
  zone: IANAZone;
  /** The offset at the beginning of a UTC day, by that instant. */
  offsetsMs: Map<Instant, number>;
}

const cachedZones = new Map<string, CachedZone>();

export function isTimezone(name: string): boolean {
  return findZone(name) !== undefined;
}

/** Throws `timezone-unknown` for a name that the runtime does not know, as all functions here do. */
export function assertTimezone(name: string): void {
  getZone(name);
}

export function getOffsetMs(timezone: string, instant: Instant): number {
  const cached = getZone(timezone);
  const dayStart = Math.floor(instant / DAY_MS) * DAY_MS;
  const offsetMs = getOffsetAtDayStart(cached, dayStart);
  // Asking Intl costs microseconds, and a feed has thousands of times on a few days. A zone does not
  // change twice within one UTC day, so equal ends mean that nothing changed in between.
  if (offsetMs === getOffsetAtDayStart(cached, dayStart + DAY_MS)) return offsetMs;
  return askOffsetMs(cached.zone, instant);
}

export function toWallTime(instant: Instant, timezone: string): WallTime {
  return instant + getOffsetMs(timezone, instant);
}

/**
 * The instant at which a wall clock shows this. A reading that comes twice (the clocks go back) is its
 * first instant; one that never comes (they go forward) moves forward by as much, as in Temporal.
 */
export function toInstant(wall: WallTime, timezone: string): Instant {
  return resolveWallTime(wall, instant => getOffsetMs(timezone, instant));
}

/** As `toInstant`, for a zone that is known by its offset at any instant. */
export function resolveWallTime(wall: WallTime, getOffset: (instant: Instant) => number): Instant {
  const before = getOffset(wall - DAY_MS);
  const after = getOffset(wall + DAY_MS);
  if (before === after || getOffset(wall - before) === before) return wall - before;
  return getOffset(wall - after) === after ? wall - after : wall - before;
}

function getZone(timezone: string): CachedZone {
  const zone = findZone(timezone);
  if (zone !== undefined) return zone;
  throw new ScheduleError(
    'timezone-unknown',
    `Expected the IANA name of a time zone such as Europe/Berlin, but “${timezone}” came.`,
  );
}

function findZone(timezone: string): CachedZone | undefined {
  const cached = cachedZones.get(timezone);
  if (cached !== undefined || !IANAZone.isValidZone(timezone)) return cached;
  const created = { zone: IANAZone.create(timezone), offsetsMs: new Map<Instant, number>() };
  cachedZones.set(timezone, created);
  return created;
}

function getOffsetAtDayStart({ zone, offsetsMs }: CachedZone, dayStart: Instant): number {
  const known = offsetsMs.get(dayStart);
  if (known !== undefined) return known;
  if (offsetsMs.size >= MAX_CACHED_DAYS) offsetsMs.clear();
  const offsetMs = askOffsetMs(zone, dayStart);
  offsetsMs.set(dayStart, offsetMs);
  return offsetMs;
}

function askOffsetMs(zone: IANAZone, instant: Instant): number {
  return Math.round(zone.offset(instant) * MINUTE_MS);
}
