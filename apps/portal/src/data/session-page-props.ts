import { type Instant, renderRichText } from '@foyer/schedule';
import { notFound } from 'next/navigation';
import type { PageClock } from '../hooks/clock-context.tsx';
import type { EventInfo } from '../portal-data.ts';
import { getPortalData } from '../portal-data-holder.ts';
import type { ViewEntry } from '../schedule-page/programme-view.ts';
import { findNeighbours, type Neighbours, pickEntry } from '../schedule-page/session-neighbours.ts';
import { isLive } from '../status/read-state.ts';
import { renderDetails } from '../status/session-details.ts';
import { shortenText } from '../words/shorten-text.ts';
import { makePageClock } from './make-page-clock.ts';

export interface SessionPageProps {
  event: EventInfo;
  timezone: string;
  /** That of its room's own page. */
  roomZone: string;
  entry: ViewEntry;
  /** Other rooms and times of it. */
  repeats: readonly ViewEntry[];
  neighbours: Neighbours;
  /** Safe. */
  detailsHtml: string | null;
  /** Plain text, for search engines and those who share the page. */
  summary: string;
  /** Whether a picture came from its room when the page was made. */
  roomLive: boolean;
  /** Where the portal is, if the config says so. */
  publicUrl: string | null;
  /** Of the programme that all this is of. */
  revision: string;
  clock: PageClock;
}

const SUMMARY_LENGTH = 200;

/** What a session's page needs; a key that is none ends in the page that says so. */
export function getSessionProps(key: string, rehearsalAt?: Instant): SessionPageProps {
  return findSessionProps(key, rehearsalAt) ?? notFound();
}

/** The same, at the instant of a rehearsal or now; undefined if no session has the key. */
export function findSessionProps(key: string, rehearsalAt?: Instant): SessionPageProps | undefined {
  const data = getPortalData();
  const at = rehearsalAt ?? data.now();
  const view = data.schedule.getView();
  const entries = view.findEntries(decodeKey(key));
  const entry = pickEntry(entries, at);
  if (entry === undefined) return undefined;
  const room = entry.room.name === null ? undefined : data.findRoom(entry.room.name, at)?.room;
  return {
    event: data.getEvent(),
    timezone: view.timezone,
    roomZone: room?.timezone ?? view.timezone,
    entry,
    repeats: entries.filter(other => other !== entry),
    neighbours: findNeighbours(view, entry),
    detailsHtml: renderDetails(entry.session),
    summary: summarise(entry),
    roomLive: room !== undefined && isLive(room, at),
    publicUrl: data.schedule.getPublicUrl(),
    revision: data.schedule.getRevision(),
    clock: makePageClock(at, rehearsalAt),
  };
}

/** Keys have anything in them, so that inside the portal their pages have them as base64url. */
function decodeKey(key: string): string {
  return Buffer.from(key, 'base64url').toString();
}

function summarise({ session }: ViewEntry): string {
  const text = session.abstract ?? session.description;
  const rendered = text === null ? (session.subtitle ?? '') : renderRichText(text).text;
  return shortenText(rendered.replaceAll(/\s+/g, ' ').trim(), SUMMARY_LENGTH);
}
