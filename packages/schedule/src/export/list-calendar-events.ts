import type { Instant, Session } from '../model.ts';
import { ExportedClocks, findClocks } from './exported-clocks.ts';
import {
  type ExportedProgramme,
  findSessionAddresses,
  nameIdSpace,
  type SessionAddresses,
} from './exported-programme.ts';
import { listPlaces } from './list-places.ts';
import { isUuid, makeUuid } from './make-uuid.ts';

/** A session in a calendar: one event, in however many rooms. */
export interface CalendarEvent {
  session: Session;
  uid: string;
  startsAt: Instant;
  /** Concluded where the source states none. */
  endsAt: Instant;
  /** IANA zone of its times. */
  timezone: string;
  /** Of each of its rooms; one without a room for a session that is in none. */
  places: { room: string | null; addresses: SessionAddresses }[];
}

/** The selected sessions by time; by the clocks of its first room each, if no zone is given for all. */
export function listCalendarEvents(
  programme: ExportedProgramme,
  { selects, timezone }: { selects: (session: Session) => boolean; timezone: string | undefined },
): CalendarEvent[] {
  const ends = concludeEnds(programme);
  const uids = new Set<string>();
  return programme.sessions
    .filter(selects)
    .map(session => ({
      session,
      uid: chooseUid(session, programme, uids),
      startsAt: session.startsAt,
      endsAt: ends.get(session) ?? session.startsAt,
      timezone: timezone ?? findClocks(programme, session, findFirstPlace(programme, session)).timezone,
      places: listPlaces(programme, session).map(room => ({
        room,
        addresses: findSessionAddresses(programme, session, room),
      })),
    }))
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

function findFirstPlace(programme: ExportedProgramme, session: Session): string | null {
  return listPlaces(programme, session)[0] ?? null;
}

const concluded = new WeakMap<readonly Session[], ReadonlyMap<Session, Instant>>();

/** A session without an end ends where the next one of its first room begins, whether that is selected or not. */
function concludeEnds(programme: ExportedProgramme): ReadonlyMap<Session, Instant> {
  const { sessions } = programme;
  const known = concluded.get(sessions);
  if (known !== undefined) return known;
  const clocks = new ExportedClocks(programme);
  const byRoom = Map.groupBy(sessions, session => findFirstPlace(programme, session));
  const placed = [...byRoom].flatMap(([room, ofRoom]) => clocks.placeInRoom(ofRoom, room));
  const ends = new Map(placed.map(({ session, endsAt }) => [session, endsAt]));
  concluded.set(sessions, ends);
  return ends;
}

/** Unique in the world, so that events of two conferences can lie in one calendar. */
function chooseUid({ guid }: Session, programme: ExportedProgramme, taken: Set<string>): string {
  // With an @ it is one that a calendar was the source of.
  const isGlobal = isUuid(guid) || /^[!-?A-~]+@[!-~]+$/.test(guid);
  let uid = isGlobal ? guid : makeUuid(nameIdSpace(programme), guid);
  for (let attempt = 2; taken.has(uid); attempt++) {
    uid = makeUuid(nameIdSpace(programme), JSON.stringify([guid, attempt]));
  }
  taken.add(uid);
  return uid;
}
