import type { ConferenceInfo, FeedRoom, Instant, Session } from '../model.ts';

/** Where a session is watched, and read about. What does not exist is null. */
export interface SessionAddresses {
  /** The page of the session. */
  sessionUrl: string | null;
  /** The page of the room. */
  roomUrl: string | null;
  /** What a player opens: the live stream of the room, always at the same address. */
  streamUrl: string | null;
}

/** What the days of a session go by. */
export interface SessionClocks {
  /** IANA zone. */
  timezone: string;
  dayChangeMinutes: number | null;
}

/** A programme on its way out, with all that the formats have a place for. */
export interface ExportedProgramme {
  conference: ConferenceInfo;
  /** IANA zone of the wall times, and of the days where `findClocks` does not say it. */
  timezone: string;
  /** The clocks of a session in one of its rooms: rooms may be in other zones. null: those of the whole. */
  findClocks?: (session: AddressedSession, room: string | null) => SessionClocks | null;
  /** In the order in which they are listed, those without sessions too. */
  rooms: readonly FeedRoom[];
  /** In any order; those of several feeds may be together. */
  sessions: readonly Session[];
  /**
   * Where a session that names no room is shown all the same, as a plenary: names of `rooms`, or others; none without
   * it. It goes out as one that is in these rooms, and is read again as one that names none.
   */
  findPlaces?: (session: AddressedSession) => readonly string[];
  /** For a room as sessions name it; null for a session that is in none. */
  findAddresses: (session: AddressedSession, room: string | null) => SessionAddresses;
  /** Where what is made of this will be found. */
  selfUrl: string | null;
}

/** What decides about the addresses of a session. */
export type AddressedSession = Pick<Session, 'guid' | 'rooms' | 'doNotStream' | 'cancelled'>;

/** Those of a session in one of its rooms. */
export function findSessionAddresses(
  { findAddresses }: ExportedProgramme,
  session: Session,
  room: string | null,
): SessionAddresses {
  return chooseAddresses(findAddresses(session, room), session);
}

/** Without that of the stream for a session that must not be streamed, or is cancelled. */
export function chooseAddresses(addresses: SessionAddresses, session: AddressedSession): SessionAddresses {
  const isWithheld = session.doNotStream === true || session.cancelled === true;
  return isWithheld ? { ...addresses, streamUrl: null } : addresses;
}

/** What tells the ids of one conference from those of another: of what it says of itself, what stays longest. */
export function nameIdSpace({ conference }: ExportedProgramme): string {
  return conference.acronym ?? conference.url ?? conference.title ?? '';
}

/** What the link to the page of a room is called. */
export function titleRoomLink(room: string | null): string {
  return room === null || room === '' ? 'Watch' : `Watch in ${room}`;
}

export const STREAM_LINK_TITLE = 'Live stream (HLS)';
export const HLS_TYPE = 'application/vnd.apple.mpegurl';

/** How the formats without a word for it say that a session does not take place, as FOSDEM does. */
export function writeTitle({ title, cancelled }: Session): string {
  return cancelled === true ? `CANCELLED: ${title}` : title;
}

/** No format writes less than a second. */
export function floorToSecond(instant: Instant): Instant {
  return Math.floor(instant / 1000) * 1000;
}
