import { type CalendarOptions, toInstant } from '@foyer/schedule';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { suggestName } from '../nearest-name.ts';
import { came, type TextKind, textOrOff } from '../value-types.ts';
import { parseWithin } from './parse-within.ts';

const DAY_MS = 86_400_000;

const propertyName: TextKind<string> = {
  expected: 'the name of a property of iCalendar, like "CATEGORIES" or "X-ROOM"',
  read: text => (/^[a-z][a-z0-9-]{0,60}$/i.test(text) ? text.toUpperCase() : undefined),
};

/** Not trimmed: spaces are a part of it. */
const separator: TextKind<string> = { expected: 'some text, like " - "', read: text => text };

/** A day as its first millisecond since 1970 on a clock in UTC. */
const day: TextKind<number> = {
  expected: 'a day like "2026-11-20"',
  read: text => {
    const date = DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: 'utc' });
    return date.isValid ? date.toMillis() : undefined;
  },
  hints: { format: 'date' },
};

/** By the names that a config gives them. */
const shape = {
  'room-field': textOrOff(propertyName).describe('The property that names the room; `LOCATION` without it.'),
  'speaker-field': textOrOff(propertyName).describe(
    'The property that names the speakers. Without it they are taken from where they can only be meant.',
  ),
  'speaker-separator': textOrOff(separator).describe(
    'What stands between title and speakers in `SUMMARY`: `" - "` for pretalx. Without it the whole is the title.',
  ),
  'first-day': textOrOff(day).describe(
    'From when on events that repeat are sessions. Without it and `last-day`, from the first event to the last.',
  ),
  'last-day': textOrOff(day).describe('The last day on which they are.'),
};

export const CALENDAR_KEYS: readonly string[] = Object.keys(shape);

const calendarKeys = z
  .strictObject(shape, { error: describeFault })
  .superRefine(({ 'first-day': first, 'last-day': last }, context) => {
    if ((first === null) !== (last === null)) {
      const message = '"first-day" and "last-day" belong together, but only one of them is there';
      context.addIssue({ code: 'custom', message });
    } else if (first !== null && last !== null && last < first) {
      context.addIssue({ code: 'custom', path: ['last-day'], message: 'is before "first-day"' });
    }
  });

export type CalendarKeys = z.output<typeof calendarKeys>;

/** As the value of `schedule-calendar`; or all that is wrong with it. */
export function readCalendarKeys(value: unknown): { keys: CalendarKeys } | { problems: string[] } {
  const read = calendarKeys.safeParse(value);
  if (read.success) return { keys: read.data };
  return {
    problems: read.error.issues.map(({ path, message }) =>
      [...path.map(key => `"${String(key)}"`), message].join(': '),
    ),
  };
}

/** A `schedule-calendar`: how to read iCalendar where its maker and the standard do not agree; null: switched off. */
export function scheduleCalendar() {
  const { properties, additionalProperties } = z.toJSONSchema(z.strictObject(shape), { io: 'input' });
  const written = z.record(z.string(), z.unknown()).meta({ properties, additionalProperties });
  return z
    .union([written, z.literal(false), z.literal(''), z.null()], { error: describeFault })
    .transform((value, context) => (value ? parseWithin(calendarKeys, value, context) : null))
    .prefault(null);
}

function describeFault(issue: { code?: string; input?: unknown; keys?: readonly string[] }): string {
  const [key] = issue.code === 'unrecognized_keys' ? (issue.keys ?? []) : [];
  if (key === undefined) return came('an object like { "room-field": "CATEGORIES" }')(issue);
  const suggestion = suggestName(key, CALENDAR_KEYS) || `; there are ${CALENDAR_KEYS.join(', ')}`;
  return `"${key}" is not a key of "schedule-calendar"${suggestion}`;
}

/** @param timezone of the days */
export function toCalendarOptions(keys: CalendarKeys, timezone: string): CalendarOptions {
  const { 'first-day': first, 'last-day': last } = keys;
  const options: CalendarOptions = {};
  if (keys['room-field'] !== null) options.roomField = keys['room-field'];
  if (keys['speaker-field'] !== null) options.speakerField = keys['speaker-field'];
  if (keys['speaker-separator'] !== null) options.speakerSeparator = keys['speaker-separator'];
  if (first !== null && last !== null) {
    options.repeatWithin = {
      startsAt: toInstant(first, timezone),
      endsAt: toInstant(last + DAY_MS, timezone),
    };
  }
  return options;
}
