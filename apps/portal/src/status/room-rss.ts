import type { AncestorSession, RoomStatus, StatusRow } from '@foyer/contract';
import { escapeXml, HLS_TYPE, type Instant } from '@foyer/schedule';
import { describeChange, toCorrected } from '../words/correction-words.ts';
import { listNowAndNext, toAncestor } from './now-and-next.ts';

export interface RoomRssOptions {
  room: RoomStatus;
  at: Instant;
  /** Scheme and host that readers reach the portal at, without a slash at the end. */
  origin: string;
  event: string;
}

/** What is on and what comes next as RSS 2.0, https://www.rssboard.org/rss-specification */
export function renderRoomRss({ room, at, origin, event }: RoomRssOptions): string {
  const link = `${origin.replace(/\/$/, '')}/${room.room}`;
  const items = listNowAndNext(room, at).map(row => {
    const session = toAncestor(row, room.timezone);
    const when = Date.parse(session.start) <= at ? 'Now' : 'Next';
    return [
      '<item>',
      `<title>${escapeXml(`${when}: ${session.title}`)}</title>`,
      `<link>${escapeXml(session.url === '' ? link : session.url)}</link>`,
      `<guid isPermaLink="false">${escapeXml(session.guid)}</guid>`,
      `<description>${escapeXml(describeRow(row, session, room.timezone))}</description>`,
      ...(isStreamed(row, room)
        ? [`<enclosure url="${escapeXml(`${link}/stream.m3u8`)}" type="${HLS_TYPE}" length="0"/>`]
        : []),
      '</item>',
    ].join('\n');
  });
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

/** When it is, what of that is not as the programme says, and what it is about, as HTML. */
function describeRow(row: StatusRow, session: AncestorSession, timezone: string): string {
  const times = `${session.start} – ${session.end}`;
  const change = row.type === 'session' ? describeSessionChange(row, timezone) : null;
  if (session.abstract === '' && change === null) return times;
  return `<p>${times}</p>${change === null ? '' : `<p>${escapeXml(change)}</p>`}${session.abstract}`;
}

function describeSessionChange(
  { startsAt, session }: Extract<StatusRow, { type: 'session' }>,
  timezone: string,
): string | null {
  return describeChange(toCorrected(session, Date.parse(startsAt)), { locale: 'en', timezone });
}

/** A session that must not be streamed has no address of a stream, nor has a room without encoders of ours. */
function isStreamed(row: StatusRow, { external }: RoomStatus): boolean {
  if (external || row.type !== 'session') return false;
  return row.session.doNotStream !== true && row.session.cancelled !== true;
}
