import type { OverviewReply, RoomStatusReply } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { notFound } from 'next/navigation';
import type { PageClock } from '../hooks/clock-context.tsx';
import type { EventInfo, RoomInfo } from '../portal-data.ts';
import { getPortalData } from '../portal-data-holder.ts';
import { makePageClock } from './make-page-clock.ts';

export interface OverviewPageProps {
  event: EventInfo;
  initial: OverviewReply;
  clock: PageClock;
}

export interface RoomPageProps {
  event: EventInfo;
  info: RoomInfo;
  initial: RoomStatusReply;
  /** All rooms, to say what else is on. */
  others: OverviewReply;
  clock: PageClock;
  /** For those who sit in the room: everything but the video. */
  inRoom: boolean;
}

/** What the overview needs, at the instant of a rehearsal or now. */
export function getOverviewProps(rehearsalAt?: Instant): OverviewPageProps {
  const data = getPortalData();
  const at = rehearsalAt ?? data.now();
  return { event: data.getEvent(), initial: data.getRooms(at), clock: makePageClock(at, rehearsalAt) };
}

/** What a room's page needs; a room that the config does not have ends in the page that says so. */
export function getRoomProps(options: {
  room: string;
  inRoom: boolean;
  rehearsalAt?: Instant;
}): RoomPageProps {
  const data = getPortalData();
  const at = options.rehearsalAt ?? data.now();
  const info = data.findRoomInfo(options.room);
  const initial = data.findRoom(options.room, at);
  if (info === undefined || initial === undefined) notFound();
  return {
    event: data.getEvent(),
    info,
    initial,
    others: data.getRooms(at),
    clock: makePageClock(at, options.rehearsalAt),
    inRoom: options.inRoom,
  };
}
