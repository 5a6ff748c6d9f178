import { shorten } from '../text/shorten.ts';
import { formatMoment } from '../times/format-moment.ts';
import { markOffsets } from '../times/mark-offsets.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../times/wall-time.ts';
import type { SessionChange, SessionOutline } from './session-change.ts';

/** A change in a sentence without its full stop, times on the walls of the zone: `“Rain” moved by +30 min, …`. */
export function describeChange(change: SessionChange, timezone: string): string {
  const { kind, before, after } = change;
  const session = after ?? before;
  const title = `“${shorten(session.title)}”`;
  const shown = kind === 'moved' ? [before.startsAt, after.startsAt] : [session.startsAt];
  const mark = markOffsets(shown, timezone);
  const when = ({ startsAt }: SessionOutline) => `${formatMoment(startsAt, timezone)}${mark(startsAt)}`;
  // What names no room may be in several, as a plenary.
  const where = ({ rooms }: SessionOutline) => (rooms.length === 0 ? '' : `, ${rooms.join(', ')}`);
  if (kind === 'added') return `${title} added, ${when(after)}${where(after)}`;
  if (kind === 'removed') return `${title} removed, was ${when(before)}${where(before)}`;
  const place = `${when(after)}${where(after)}`;
  switch (kind) {
    case 'cancelled':
      return `${title} cancelled, ${place}`;
    case 'reinstated':
      return `${title} takes place after all, ${place}`;
    case 'moved':
      return `${title} moved by ${formatSpan(change.byMs)}, from ${when(before)} to ${when(after)}${where(after)}`;
    case 'length-changed':
      return `${title} ${describeLength(change.byMs, after)}, ${place}`;
    case 'room-changed':
      return `${title} ${describeMove(before.rooms, after.rooms)}, ${when(after)}`;
    case 'renamed':
      return `“${shorten(before.title)}” renamed to ${title}, ${place}`;
    case 'speakers-changed':
      return `${title} is by ${joinNames(after.speakers)}, was by ${joinNames(before.speakers)}, ${place}`;
    case 'opt-out-changed':
      return `${title} ${describeOptOut(before, after)}, ${place}`;
    case 'guid-changed':
      return `${title} has the id “${shorten(after.guid)}”, was “${shorten(before.guid)}”, ${place}`;
    case 'edited':
      return `${title}: ${change.fields.join(', ')} changed, ${place}`;
  }
}

function describeMove(before: readonly string[], after: readonly string[]): string {
  if (before.length === 0) return `is in ${after.join(', ')} now, named no room before`;
  if (after.length === 0) return `names no room any more, was in ${before.join(', ')}`;
  return `moved from ${before.join(', ')} to ${after.join(', ')}`;
}

function describeLength(byMs: number | null, { endsAt }: SessionOutline): string {
  if (byMs === null) return endsAt === null ? 'has no stated end any more' : 'has an end now';
  return `lasts ${byMs > 0 ? 'longer' : 'shorter'} by ${formatSpan(Math.abs(byMs)).replace('+', '')}`;
}

function describeOptOut(before: SessionOutline, after: SessionOutline): string {
  const say = (verb: string, was: boolean | null, is: boolean | null) => {
    if (was === is) return [];
    if (is === null) return [`no longer says whether it may be ${verb}`];
    return [`${is ? 'must not' : 'may'} be ${verb}`];
  };
  return [
    ...say('streamed', before.doNotStream, after.doNotStream),
    ...say('recorded', before.doNotRecord, after.doNotRecord),
  ].join(' and ');
}

function joinNames(names: readonly string[]): string {
  return names.length === 0 ? 'nobody' : shorten(names.join(', '));
}

/** `+1 d 2 h 30 min`. */
function formatSpan(spanMs: number): string {
  const minutes = Math.floor(Math.abs(spanMs) / MINUTE_MS);
  const parts = [
    [Math.floor(minutes / (DAY_MS / MINUTE_MS)), 'd'],
    [Math.floor(minutes / (HOUR_MS / MINUTE_MS)) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const text = parts.flatMap(([count, unit]) => (count === 0 ? [] : `${count} ${unit}`)).join(' ');
  return `${spanMs < 0 ? '−' : '+'}${text === '' ? `${Math.abs(spanMs) / 1000} s` : text}`;
}
