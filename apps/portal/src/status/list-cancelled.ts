import type { SessionBrief, StatusRow } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';

export type StatusSessionRow = Extract<StatusRow, { type: 'session' }>;

/** The cancelled sessions of a room that would be on at an instant or, where a later one is given, come before that. */
export function listCancelled(
  { rows }: { rows: readonly StatusRow[] },
  at: Instant,
  { until = at }: { until?: Instant } = {},
): StatusSessionRow[] {
  return rows.filter(isCancelled).filter(row => {
    const startsAt = Date.parse(row.startsAt);
    return Date.parse(row.endsAt) > at && (startsAt <= at || startsAt < until);
  });
}

export function isCancelled(row: StatusRow): row is StatusSessionRow {
  return row.type === 'session' && row.session.cancelled === true;
}

/** `Cancelled: The title · She is ill` */
export function describeCancelled({ title, correction }: Pick<SessionBrief, 'title' | 'correction'>): string {
  return `Cancelled: ${title}${correction?.note ? ` · ${correction.note}` : ''}`;
}
