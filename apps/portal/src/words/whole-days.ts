import type { Instant } from '@foyer/schedule';
import { isWholeDays } from '@foyer/schedule/choose-day';
import { localDate, localWall } from '../programme/local-date.ts';
import { formatDateNear, formatEnd, formatTimeNear, type TimePlace } from './format-time.ts';

interface Span {
  startsAt: Instant;
  endsAt: Instant;
}

interface ToldSpan extends Span {
  /** Its end is a guess, and is not told. */
  openEnded: boolean;
  /** The clocks on which it may take whole days; without it those of the place. */
  timezone?: string;
}

/**
 * `21:05–22:00`, or `21:05` alone, with the day before it where it is not that of `reference`; or how it is said of
 * whole days.
 */
export function formatSpanNear(span: ToldSpan, reference: Instant, place: TimePlace): string {
  const { startsAt, openEnded, timezone = place.timezone } = span;
  const start = formatTimeNear(startsAt, reference, place);
  if (openEnded) return start;
  return nameWholeDays(span, reference, { ...place, timezone }) ?? `${start}–${formatEnd(span, place)}`;
}

/**
 * `All day`, `All day until Mon 27`, and where another day is meant than that of `reference`: `Sun 26, all day`,
 * `Sun 26 – Mon 27, all day`, with the month where the day is not near. null: it is from one time to another.
 */
export function nameWholeDays(
  { startsAt, endsAt }: Span,
  reference: Instant,
  place: TimePlace,
): string | null {
  if (!takesWholeDays({ startsAt, endsAt }, place)) return null;
  const [first, last] = [startsAt, endsAt - 1].map(at => formatDateNear(at, reference, place));
  const begins = localDate(startsAt, place.timezone);
  const isOneDay = begins === localDate(endsAt - 1, place.timezone);
  const hasBegun =
    localDate(reference, place.timezone) === begins || (startsAt <= reference && reference < endsAt);
  if (hasBegun) return isOneDay ? 'All day' : `All day until ${last}`;
  return isOneDay ? `${first}, all day` : `${first} – ${last}, all day`;
}

/** By the clocks of a place. */
export function takesWholeDays(span: Span, { timezone }: Pick<TimePlace, 'timezone'>): boolean {
  return isWholeDays(span, at => localWall(at, timezone));
}
