import type { AncestorSession, RoomStatus, StatusRow } from '@foyer/contract';
import { BEGINNING_OF_TIME, END_OF_TIME, escapeXml, type Instant } from '@foyer/schedule';

const DAY_MS = 86_400_000;

export type StatusSessionRow = Extract<StatusRow, { type: 'session' }>;

/**
 * What `at` finds in a room, and what comes after it: of sessions those that the room's page names first. Generated
 * ones count, as in the ancestor; what is cancelled is neither on nor next.
 */
export function listNowAndNext(status: RoomStatus, at: Instant): StatusRow[] {
  const rows = status.rows.filter(row => Date.parse(row.endsAt) > at && !isCancelled(row));
  const [current] = rows.filter(row => Date.parse(row.startsAt) <= at).sort(byLatestStart);
  const next = rows.find(row => Date.parse(row.startsAt) > at);
  return [current, next].flatMap(row => row ?? []);
}

/** The cancelled sessions that would be on or come while what is on or comes next lasts. */
export function listCancelledBeside(status: RoomStatus, at: Instant): StatusSessionRow[] {
  const until = Math.max(...listNowAndNext(status, at).map(({ endsAt }) => Date.parse(endsAt)));
  return status.rows
    .filter(isCancelled)
    .filter(row => Date.parse(row.endsAt) > at && Date.parse(row.startsAt) < until);
}

/** What is on and what comes, as the ancestor's address answers it. */
export function describeNowAndNext(status: RoomStatus, at: Instant): AncestorSession[] {
  const cancelled = listCancelledBeside(status, at);
  return listNowAndNext(status, at).map(row => toAncestor(row, { timezone: status.timezone, cancelled }));
}

/** The abstract of a generated session names those of `cancelled` in whose time it stands. */
export function toAncestor(
  row: StatusRow,
  { timezone, cancelled }: { timezone: string; cancelled: readonly StatusSessionRow[] },
): AncestorSession {
  const times = {
    start: formatWithOffset(row.startsAt, timezone),
    end: formatWithOffset(row.endsAt, timezone),
  };
  if (row.type === 'generated') {
    const abstract = cancelled.filter(other => isDuring(other, row)).map(describeCancelled);
    return {
      ...times,
      title: row.title,
      abstract: abstract.join(''),
      url: '',
      guid: row.guid,
      generated: true,
    };
  }
  const { title, detailsHtml, url, guid } = row.session;
  return { ...times, title, abstract: detailsHtml ?? '', url: url ?? '', guid, generated: false };
}

function describeCancelled({ session: { title, correction } }: StatusSessionRow): string {
  const note = correction?.note ? ` · ${correction.note}` : '';
  return `<p>${escapeXml(`Cancelled: ${title}${note}`)}</p>`;
}

function isCancelled(row: StatusRow): row is StatusSessionRow {
  return row.type === 'session' && row.session.cancelled === true;
}

function isDuring(row: StatusRow, other: StatusRow): boolean {
  return (
    Date.parse(row.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(row.endsAt)
  );
}

/** The order in which `getRoomState` names what is on. */
function byLatestStart(a: StatusRow, b: StatusRow): number {
  return Date.parse(b.startsAt) - Date.parse(a.startsAt) || Date.parse(a.endsAt) - Date.parse(b.endsAt);
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
