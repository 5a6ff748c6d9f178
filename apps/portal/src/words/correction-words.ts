import type { SessionBrief } from '@foyer/contract';
import type { Instant, SessionCorrection } from '@foyer/schedule';
import { formatTimeNear, type TimePlace } from './format-time.ts';

const MINUTE_MS = 60_000;

/** A session as it is, with what the programme says of it where the organisers know better. */
export interface Corrected {
  startsAt: Instant;
  cancelled: boolean | null;
  correction?: SessionCorrection;
}

/** The same of a session as a page has it, which begins at this instant. */
export function toCorrected({ cancelled, correction }: SessionBrief, startsAt: Instant): Corrected {
  if (correction === null) return { startsAt, cancelled };
  const { endsAt } = correction;
  return {
    startsAt,
    cancelled,
    correction: {
      ...correction,
      startsAt: Date.parse(correction.startsAt),
      endsAt: endsAt === null ? null : Date.parse(endsAt),
    },
  };
}

/** What is not as the programme says, in a few words; null where all is. */
export function nameChange({ startsAt, cancelled, correction }: Corrected): string | null {
  if (cancelled === true) return 'Cancelled';
  switch (correction?.kind) {
    case undefined:
    case 'cancelled':
      return null;
    case 'reinstated':
      return 'Takes place after all';
    case 'relocated':
      return correction.rooms.length === 0
        ? 'Moved to this room'
        : `Moved here from ${correction.rooms.join(', ')}`;
    case 'delayed':
      return `Delayed by ${formatLength(startsAt - correction.startsAt)}`;
    case 'advanced':
      return `${formatLength(correction.startsAt - startsAt)} earlier than planned`;
    case 'shortened':
      return 'Shorter than planned';
  }
}

/** As `nameChange`, with the time that the programme says, and what the organisers say to it. */
export function describeChange(session: Corrected, place: TimePlace): string | null {
  const name = nameChange(session);
  const planned = findPlannedStart(session);
  if (name === null) return null;
  const { startsAt, correction } = session;
  const was = planned === null ? '' : `, was ${formatTimeNear(planned, startsAt, place)}`;
  return [`${name}${was}`, ...(correction?.note ? [correction.note] : [])].join('. ');
}

/** When it would begin by the programme, if it begins at another time, or would if it were not cancelled since. */
export function findPlannedStart({
  startsAt,
  correction,
}: Pick<Corrected, 'startsAt' | 'correction'>): Instant | null {
  if (correction === undefined || correction.startsAt === startsAt) return null;
  return correction.startsAt;
}

/** `10 minutes`, `1 hour`, `1 hour 30 minutes`, `2 days` */
function formatLength(lengthMs: number): string {
  const minutes = Math.max(1, Math.round(lengthMs / MINUTE_MS));
  const days = Math.floor(minutes / (24 * 60));
  if (days > 0) return count(days, 'day');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [count(hours, 'hour')] : []), ...(rest > 0 ? [count(rest, 'minute')] : [])].join(
    ' ',
  );
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
