import { BEGINNING_OF_TIME, END_OF_TIME, type Instant, type ParseOptions } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { type DateTime, resolveDateTime } from '../times/parse-date-time.ts';
import { parseDuration } from '../times/parse-duration.ts';
import { type DateOrder, parseClock, parseLooseDateTime } from '../times/parse-loose-date-time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type WallTime } from '../times/wall-time.ts';
import type { MappedFields } from './mapped-fields.ts';
import { checkDuration } from './read-end.ts';
import { checkEnd } from './read-moment.ts';
import type { ScheduleMap } from './schedule-map.ts';

export interface MappedTimesSource extends ParseOptions {
  fields: MappedFields;
  map: ScheduleMap;
  log: ProblemLog;
}

export interface MappedStart {
  startsAt: Instant;
  moment: DateTime;
}

const UNITS_MS = { seconds: 1000, minutes: MINUTE_MS, hours: HOUR_MS };

/** null: the session has no start that can be read, which is reported. */
export function readMappedStart({ fields, map, timezone, log }: MappedTimesSource): MappedStart | null {
  const date = fields.text('date').trim();
  const start = fields.text('start').trim();
  if (start === '') {
    log.warn('session-unscheduled', 'The session has no time yet, so it is left out.', fields.position);
    return null;
  }
  const { dateOrder = 'year-month-day' } = map;
  const moment = readMoment({ day: readDay(date, dateOrder), text: start, dateOrder });
  const startsAt = moment === undefined ? null : resolveDateTime(moment, timezone);
  if (moment !== undefined && startsAt !== null && startsAt > BEGINNING_OF_TIME && startsAt < END_OF_TIME) {
    return { startsAt, moment };
  }
  const came = map.date === undefined ? '' : `the date “${shorten(date, 40)}” and `;
  const message = `Expected a start such as 2026-11-20 10:00, or a date and a time of day, with dates in the order ${dateOrder}, but ${came}“${shorten(start, 40)}” came; the session is left out. Correct the feed, or the map’s date-order.`;
  log.error('start-unreadable', message, fields.position);
  return null;
}

/** null: the session states no end, or none that can be meant. */
export function readMappedEnd(
  { fields, map, timezone, log }: MappedTimesSource,
  { startsAt, moment }: MappedStart,
): Instant | null {
  const { position } = fields;
  const end = fields.text('end').trim();
  if (end === '') return readEndByDuration({ fields, map, startsAt, log });
  const { dateOrder = 'year-month-day' } = map;
  const endDay = readDay(fields.text('endDate').trim(), dateOrder);
  const startDay = { ...moment, wall: floorToDay(moment.wall) };
  let ending = readMoment({ day: endDay ?? startDay, text: end, dateOrder });
  if (ending === undefined) {
    const message = `Expected an end such as 2026-11-20 11:00, or a time of day, but “${shorten(end, 40)}” came. The session is taken to have no stated end.`;
    log.warn('end-unreadable', message, position);
    return null;
  }
  const isClock = parseClock(end) !== undefined;
  if (isClock && endDay === undefined && ending.wall < moment.wall) {
    ending = { ...ending, wall: ending.wall + DAY_MS };
  }
  return checkEnd({ startsAt, endsAt: resolveDateTime(ending, timezone), timezone, position }, log);
}

/** A date with a time stands for itself; a time of day needs a day. */
function readMoment({
  day,
  text,
  dateOrder,
}: {
  day: DateTime | undefined;
  text: string;
  dateOrder: DateOrder;
}): DateTime | undefined {
  const whole = parseLooseDateTime(text, dateOrder);
  if (whole?.hasTime) return whole;
  const timeMs = parseClock(text);
  if (timeMs === undefined || day === undefined) return undefined;
  return { ...day, wall: day.wall + timeMs, hasTime: true };
}

/** Many write a day with a time, or an offset, that means nothing. */
function readDay(text: string, dateOrder: DateOrder): DateTime | undefined {
  const parsed = parseLooseDateTime(text, dateOrder);
  return parsed === undefined ? undefined : { ...parsed, wall: floorToDay(parsed.wall), offsetMs: null };
}

function floorToDay(wall: WallTime): WallTime {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

function readEndByDuration({
  fields,
  map,
  startsAt,
  log,
}: {
  fields: MappedFields;
  map: ScheduleMap;
  startsAt: Instant;
  log: ProblemLog;
}): Instant | null {
  const came = fields.text('duration').trim();
  if (came === '') return null;
  const unitMs = UNITS_MS[map.durationUnit ?? 'minutes'];
  const durationMs = /^-?\d{1,9}(?:\.\d{1,6})?$/.test(came)
    ? Math.round(Number(came) * unitMs)
    : parseDuration(came, 'hours-minutes-seconds');
  return checkDuration({ startsAt, durationMs, came, example: '0:45', position: fields.position }, log);
}
