import type { RoomStatus, SessionBrief, StatusRow } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';

export type StatusSessionRow = Extract<StatusRow, { type: 'session' }>;

/** A session that somebody may wait for in a room in vain, and when it would be there. */
export interface MissingSession {
  startsAt: string;
  endsAt: string;
  session: SessionBrief;
  /** The rooms where it is; null: it is cancelled. */
  to: readonly string[] | null;
}

/**
 * What is cancelled in a room, or has been moved to another, and would be on at an instant or, where a later one is
 * given, come before that.
 */
export function listMissing(
  { rows, movedAway }: Pick<RoomStatus, 'rows' | 'movedAway'>,
  at: Instant,
  { until = at }: { until?: Instant } = {},
): MissingSession[] {
  const cancelled = rows.filter(isCancelled).map(row => ({ ...row, to: null }));
  const moved = movedAway.map(each => ({ ...each, to: each.session.cancelled === true ? null : each.to }));
  const missing = [...cancelled, ...moved].filter(each => isWithin(each, at, until));
  return moved.length === 0
    ? missing
    : missing.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

/** Whether it would be on at an instant, or come before a later one. */
export function isWithin(
  { startsAt, endsAt }: Pick<MissingSession, 'startsAt' | 'endsAt'>,
  at: Instant,
  until: Instant,
): boolean {
  const start = Date.parse(startsAt);
  return Date.parse(endsAt) > at && (start <= at || start < until);
}

export function isCancelled(row: StatusRow): row is StatusSessionRow {
  return row.type === 'session' && row.session.cancelled === true;
}

/** `Cancelled`, `Moved to Clarke` */
export function nameAbsence({ to }: Pick<MissingSession, 'to'>): string {
  if (to === null) return 'Cancelled';
  return to.length === 0 ? 'Moved elsewhere' : `Moved to ${to.join(', ')}`;
}

/** `Cancelled: The title · She is ill`, `Moved to Clarke: The title` */
export function describeMissing({ session, to }: Pick<MissingSession, 'session' | 'to'>): string {
  const { title, correction } = session;
  return `${nameAbsence({ to })}: ${title}${correction?.note ? ` · ${correction.note}` : ''}`;
}

/** Those of an instant on one line, `Cancelled: One, Another · Moved to Clarke: A third`; null: there is none. */
export function nameMissing(room: Pick<RoomStatus, 'rows' | 'movedAway'>, at: Instant): string | null {
  const byAbsence = Map.groupBy(listMissing(room, at), nameAbsence);
  const parts = [...byAbsence].map(
    ([absence, missing]) => `${absence}: ${missing.map(({ session }) => session.title).join(', ')}`,
  );
  return parts.length === 0 ? null : parts.join(' · ');
}
