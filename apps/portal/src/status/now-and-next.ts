import type { AncestorSession, RoomStatus, StatusRow } from '@foyer/contract';
import { BEGINNING_OF_TIME, END_OF_TIME, type Instant } from '@foyer/schedule';

const DAY_MS = 86_400_000;

/** What `at` finds in a room, and what comes after it; generated sessions count, as in the ancestor. */
export function listNowAndNext(status: RoomStatus, at: Instant): StatusRow[] {
  const rows = status.rows.filter(row => Date.parse(row.endsAt) > at);
  const current = rows.filter(row => Date.parse(row.startsAt) <= at).at(-1);
  const next = rows.find(row => Date.parse(row.startsAt) > at);
  return [current, next].flatMap(row => row ?? []);
}

/** The same, as the ancestor's address answers it. */
export function describeNowAndNext(status: RoomStatus, at: Instant): AncestorSession[] {
  return listNowAndNext(status, at).map(row => toAncestor(row, status.timezone));
}

export function toAncestor(row: StatusRow, timezone: string): AncestorSession {
  const times = {
    start: formatWithOffset(row.startsAt, timezone),
    end: formatWithOffset(row.endsAt, timezone),
  };
  if (row.type === 'generated') {
    return { ...times, title: row.title, abstract: '', url: '', guid: row.guid, generated: true };
  }
  const { detailsHtml, url, guid, cancelled } = row.session;
  // Clients of this address know no other way to be told.
  const title = cancelled === true ? `Cancelled: ${row.session.title}` : row.session.title;
  return { ...times, title, abstract: detailsHtml ?? '', url: url ?? '', guid, generated: false };
}

/**
 * ISO 8601 with the zone's offset at that instant: `2019-12-28T20:45:00+01:00`. On the first and the last day of
 * all time it is UTC's, since four digits have no year 10000.
 */
export function formatWithOffset(iso: string, timezone: string): string {
  const at = Date.parse(iso);
  const isAtEnd = at < BEGINNING_OF_TIME + DAY_MS || at > END_OF_TIME - DAY_MS;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: isAtEnd ? 'UTC' : timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find(candidate => candidate.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  // Before standard time, offsets have seconds; ISO 8601 has no place for them.
  return `${date}T${part('hour')}:${part('minute')}:${part('second')}${offset.slice(0, 6)}`;
}
