import type { AncestorSession, RoomStatus, StatusRow } from '@foyer/contract';
import { compareByLatestStart } from '@foyer/room';
import { BEGINNING_OF_TIME, END_OF_TIME, ENGLISH_TEXTS, escapeXml, type Instant } from '@foyer/schedule';
import { localDate } from '../programme/local-date.ts';
import { formatDay } from '../words/format-time.ts';
import { describeMissing, isCancelled, isWithin, listMissing, type MissingSession } from './list-missing.ts';

const DAY_MS = 86_400_000;

/**
 * What `at` finds in a room, and what comes after it: of sessions those that the room's page names first. Generated
 * ones count, as in the ancestor; what is cancelled is neither on nor next.
 */
export function listNowAndNext(status: RoomStatus, at: Instant): StatusRow[] {
  const timed = status.rows
    .filter(row => !isCancelled(row))
    .map(row => ({ row, startsAt: Date.parse(row.startsAt), endsAt: Date.parse(row.endsAt) }));
  const [current] = timed
    .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
    .sort(compareByLatestStart);
  const next = timed.find(({ startsAt }) => startsAt > at);
  return [current, next].flatMap(found => found?.row ?? []);
}

/** What is cancelled, or moved to another room, and would be on or come while what is on or comes next lasts. */
export function listMissingBeside(status: RoomStatus, at: Instant): MissingSession[] {
  const until = Math.max(...listNowAndNext(status, at).map(({ endsAt }) => Date.parse(endsAt)));
  return listMissing(status, at, { until });
}

/** What is on and what comes, as the ancestor's address answers it. */
export function describeNowAndNext(status: RoomStatus, at: Instant): AncestorSession[] {
  const missing = listMissingBeside(status, at);
  return listNowAndNext(status, at).map(row => toAncestor(row, { room: status, at, missing }));
}

/** As it is told at an instant. The abstract of a generated session names those of `missing` in whose time it stands. */
export function toAncestor(
  row: StatusRow,
  { room, at, missing }: { room: RoomStatus; at: Instant; missing: readonly MissingSession[] },
): AncestorSession {
  const { timezone } = room;
  const times = {
    start: formatWithOffset(row.startsAt, timezone),
    end: formatWithOffset(row.endsAt, timezone),
  };
  if (row.type === 'generated') {
    const during = missing.filter(each => isWithin(each, Date.parse(row.startsAt), Date.parse(row.endsAt)));
    const abstract = during.map(each => `<p>${escapeXml(describeMissing(each))}</p>`);
    return {
      ...times,
      title: nameGenerated(row, room, at),
      abstract: abstract.join(''),
      url: '',
      guid: row.guid,
      generated: true,
    };
  }
  const { title, detailsHtml, url, guid } = row.session;
  return { ...times, title, abstract: detailsHtml ?? '', url: url ?? '', guid, generated: false };
}

/** In the ancestor's words, but where they would say “today” of another day. What a config says in its own words stays. */
function nameGenerated(
  { reason, title, startsAt }: Extract<StatusRow, { type: 'generated' }>,
  room: RoomStatus,
  at: Instant,
): string {
  const { timezone } = room;
  const begins = Date.parse(startsAt);
  const isOfAnotherDay = begins > at && localDate(begins, timezone) !== localDate(at, timezone);
  if (reason !== 'nothing-today' || !isOfAnotherDay) return title;
  const ofToday = ENGLISH_TEXTS[reason]({ conference: '', title: room.title, minutes: 0 });
  return title === ofToday
    ? `Nothing in ${room.title} on ${formatDay(begins, { locale: 'en', timezone })}`
    : title;
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
