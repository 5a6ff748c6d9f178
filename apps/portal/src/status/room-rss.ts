import type { RoomStatus, StatusRow } from '@foyer/contract';
import { BEGINNING_OF_TIME, END_OF_TIME, escapeXml, HLS_TYPE, type Instant } from '@foyer/schedule';
import { getSessionPath } from '../schedule-page/session-path.ts';
import { describeChange, toCorrected } from '../words/correction-words.ts';
import { formatDay, formatTime, formatTimeNear } from '../words/format-time.ts';
import { takesWholeDays } from '../words/whole-days.ts';
import { type MissingSession, nameAbsence, type StatusSessionRow } from './list-missing.ts';
import { listMissingBeside, listNowAndNext, toAncestor } from './now-and-next.ts';

export interface RoomRssOptions {
  room: RoomStatus;
  at: Instant;
  /** Scheme and host that readers reach the portal at, without a slash at the end. */
  origin: string;
  event: string;
}

/** What is on and what comes next as RSS 2.0, https://www.rssboard.org/rss-specification; then what is cancelled or moved. */
export function renderRoomRss({ room, at, origin, event }: RoomRssOptions): string {
  const base = origin.replace(/\/$/, '');
  const link = `${base}/${room.room}`;
  const missing = listMissingBeside(room, at);
  const items = [
    ...listNowAndNext(room, at).map(row => {
      const isOn = Date.parse(row.startsAt) <= at;
      // What is on is to be watched; what comes is to be read about.
      return isOn
        ? { row, mark: 'Now', page: link }
        : { row, mark: 'Next', page: findPage(row, base) ?? link };
    }),
    ...missing.map(each => {
      const row = toRow(each);
      return { row, mark: nameAbsence(each), absence: each, page: findPage(row, base) ?? link };
    }),
  ].map(item => renderItem(item, { room, at, link, missing }));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${escapeXml(`${room.title} · ${event}`)}</title>`,
    `<link>${escapeXml(link)}</link>`,
    `<atom:link href="${escapeXml(`${link}/rss`)}" rel="self" type="application/rss+xml"/>`,
    `<description>${escapeXml(`What is on in ${room.title}, and what comes next`)}</description>`,
    '<ttl>1</ttl>',
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

interface RssItem {
  row: StatusRow;
  /** What stands before its title. */
  mark: string;
  page: string;
  /** Why what would be in the room is not. */
  absence?: MissingSession;
}

interface ItemContext {
  room: RoomStatus;
  at: Instant;
  /** The room's page. */
  link: string;
  missing: readonly MissingSession[];
}

function renderItem(item: RssItem, { room, at, link, missing }: ItemContext): string {
  const { row, mark, page, absence } = item;
  const { timezone } = room;
  const { title, guid, abstract } = toAncestor(row, { room, at, missing });
  const startsAt = Date.parse(row.startsAt);
  return [
    '<item>',
    `<title>${escapeXml(`${mark}: ${title}`)}</title>`,
    `<link>${escapeXml(page)}</link>`,
    `<guid isPermaLink="false">${escapeXml(guid)}</guid>`,
    // Readers may hide what has a date that is still to come.
    ...(startsAt <= at && startsAt > BEGINNING_OF_TIME
      ? [`<pubDate>${new Date(startsAt).toUTCString()}</pubDate>`]
      : []),
    `<description>${escapeXml(describeFacts(item, timezone) + abstract)}</description>`,
    ...(absence === undefined && isStreamed(row, room)
      ? [`<enclosure url="${escapeXml(`${link}/stream.m3u8`)}" type="${HLS_TYPE}" length="0"/>`]
      : []),
    '</item>',
  ].join('\n');
}

/** Where there is more about a session: its own page, or ours. */
function findPage(row: StatusRow, base: string): string | undefined {
  return row.type === 'session' ? (row.session.url ?? base + getSessionPath(row.session.guid)) : undefined;
}

/** As it would be in the room. */
function toRow({ startsAt, endsAt, session, to }: MissingSession): StatusSessionRow {
  // What is cancelled is in the rows, which may be longer than the session.
  return { type: 'session', startsAt, endsAt, session: to === null ? session : { ...session, endsAt } };
}

function describeAbsence(missing: MissingSession): string {
  const note = missing.session.correction?.note;
  return [nameAbsence(missing), ...(note ? [note] : [])].join('. ');
}

/** When it is, and what of that is not as the programme says, as HTML. */
function describeFacts({ row, absence }: RssItem, timezone: string): string {
  const change =
    absence !== undefined && absence.to !== null
      ? describeAbsence(absence)
      : row.type === 'session'
        ? describeSessionChange(row, timezone)
        : null;
  const facts = [describeTimes(row, timezone), change].filter(fact => fact !== null);
  return facts.map(fact => `<p>${escapeXml(fact)}</p>`).join('');
}

/**
 * `Saturday 13 June, 11:40 – 12:00 (Europe/Lisbon)`, or `all day`; of what has always been, or stays for good, the other
 * end, and of a session without a stated end the start alone: a guess is not told.
 */
function describeTimes(row: StatusRow, timezone: string): string | null {
  const place = { locale: 'en', timezone };
  // A row lasts until the next one where that is soon.
  const end = (row.type === 'session' ? row.session.endsAt : null) ?? row.endsAt;
  const [startsAt, endsAt] = [Date.parse(row.startsAt), Date.parse(end)];
  const name = (at: Instant) => `${formatDay(at, place)}, ${formatTime(at, place)}`;
  const [isFirst, isLast] = [startsAt <= BEGINNING_OF_TIME, endsAt >= END_OF_TIME];
  if (isFirst && isLast) return null;
  if (isFirst) return `Until ${name(endsAt)} (${timezone})`;
  if (isLast) return `Since ${name(startsAt)} (${timezone})`;
  if (row.type === 'session' && row.session.endsAt === null) return `${name(startsAt)} (${timezone})`;
  if (takesWholeDays({ startsAt, endsAt }, place)) {
    const days = new Set([startsAt, endsAt - 1].map(at => formatDay(at, place)));
    return `${[...days].join(' – ')}, all day (${timezone})`;
  }
  return `${name(startsAt)} – ${formatTimeNear(endsAt, startsAt, place)} (${timezone})`;
}

function describeSessionChange({ startsAt, session }: StatusSessionRow, timezone: string): string | null {
  return describeChange(toCorrected(session, Date.parse(startsAt)), { locale: 'en', timezone });
}

/** A session that must not be streamed has no address of a stream, nor has a room without encoders of ours. */
function isStreamed(row: StatusRow, { external }: RoomStatus): boolean {
  if (external || row.type !== 'session') return false;
  return row.session.doNotStream !== true && row.session.cancelled !== true;
}
