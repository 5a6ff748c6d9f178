import type { FieldReader } from '../json/field-reader.ts';
import { BEGINNING_OF_TIME, END_OF_TIME, type Instant, type SourcePosition } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { formatMoment } from '../times/format-moment.ts';
import { markOffsets } from '../times/mark-offsets.ts';
import { parseDateTime, resolveDateTime } from '../times/parse-date-time.ts';
import { MINUTE_MS } from '../times/wall-time.ts';

export interface MomentSource {
  item: FieldReader;
  key: string;
  /** For times without an offset. */
  timezone: string;
  log: ProblemLog;
  /** The time, where it is not the text of that field. */
  text?: string;
}

/** The start of a session; null, which is reported, if it has none: then it is not in the programme. */
export function readStart(source: MomentSource): Instant | null {
  const { item, key, timezone, log } = source;
  const text = readText(source);
  const position = { path: `${item.path}.${key}` };
  if (text === '') {
    log.warn('session-unscheduled', 'The session has no time yet, so it is left out.', position);
    return null;
  }
  const startsAt = parseInstant(text, timezone);
  if (startsAt === null) {
    const message = `Expected YYYY-MM-DDTHH:MM:SS, but “${shorten(text, 40)}” came; the session is left out.`;
    log.error('start-unreadable', message, position);
  }
  return startsAt;
}

/** The end of a session that states it as a time; null if there is none, or none that can be meant. */
export function readEndMoment(source: MomentSource, startsAt: Instant): Instant | null {
  const { item, key, timezone, log } = source;
  const text = readText(source);
  if (text === '') return null;
  const endsAt = parseInstant(text, timezone);
  const position = { path: `${item.path}.${key}` };
  if (endsAt !== null) return checkEnd({ startsAt, endsAt, timezone, position }, log);
  const message = `Expected YYYY-MM-DDTHH:MM:SS, but “${shorten(text, 40)}” came. The session is taken to have no stated end.`;
  log.warn('end-unreadable', message, position);
  return null;
}

function readText({ item, key, text }: MomentSource): string {
  return (text ?? item.text(key) ?? '').trim();
}

export interface StatedEnd {
  startsAt: Instant;
  endsAt: Instant;
  /** Of the programme, on whose walls the times are told. */
  timezone: string;
  position: SourcePosition;
}

/** The end, unless it is before the start, which is reported. */
export function checkEnd(
  { startsAt, endsAt, timezone, position }: StatedEnd,
  log: ProblemLog,
): Instant | null {
  if (endsAt >= startsAt && endsAt <= END_OF_TIME) return endsAt;
  const mark = markOffsets([startsAt, endsAt], timezone);
  // The year, or seconds, may be all that is wrong.
  const seconds = startsAt % MINUTE_MS !== 0 || endsAt % MINUTE_MS !== 0;
  const tell = (at: Instant) => `${formatMoment(at, timezone, { year: true, seconds })}${mark(at)}`;
  const came = `the start is ${tell(startsAt)} and the end ${tell(endsAt)}`;
  const [expected, code] =
    endsAt < startsAt
      ? ['an end after the start', 'end-before-start']
      : ['an end before the year 10000', 'end-absurd'];
  log.warn(code, `Expected ${expected}, but ${came}. The session is taken to have no stated end.`, position);
  return null;
}

/** A date with a time of day, on the walls of the zone unless it names an offset. */
export function parseInstant(text: string, timezone: string): Instant | null {
  const parsed = parseDateTime(text);
  if (parsed === undefined || !parsed.hasTime) return null;
  const instant = resolveDateTime(parsed, timezone);
  return instant > BEGINNING_OF_TIME && instant < END_OF_TIME ? instant : null;
}
