import type { Feed, Session } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { claimRooms, listRoomNames, type RoomClaim, type RoomSelector } from './match-rooms.ts';

export interface Distribution {
  /** Of every room of the config, those that others have too included. */
  taken: ReadonlyMap<RoomSelector, readonly Session[]>;
  /** By rooms that nobody takes, and those in no room: they too begin and end the conference. */
  untaken: readonly (readonly Session[])[];
  /** Whether sessions that name no room are in rooms all the same. */
  hasPlenaries: boolean;
}

/**
 * Gives the sessions of a feed to the rooms of the config, and says which rooms are left over on both sides.
 * @param options.elsewhere as in `buildSchedule`
 * @param options.log is told of the rooms that are left over
 */
export function distributeSessions(
  feed: Feed,
  {
    rooms,
    elsewhere = [],
    log,
  }: { rooms: readonly RoomSelector[]; elsewhere?: readonly RoomSelector[]; log: ProblemLog },
): Distribution {
  const claims = claimRooms(feed, rooms);
  const bySelector = new Map(rooms.map(selector => [selector, new TakenSessions()]));
  const untaken = new Map<string | null, Session[]>();
  for (const session of feed.sessions) {
    for (const name of listRoomNames(session)) {
      const claimed = claims.get(name) ?? [];
      for (const claim of claimed) bySelector.get(claim.selector)?.add(session, claim);
      if (claimed.length === 0) append(untaken, name, session);
    }
  }
  reportEmptyRooms(bySelector, claims, log);
  const takenElsewhere = elsewhere.length === 0 ? null : claimRooms(feed, elsewhere);
  reportUntaken(new Map([...untaken].filter(([name]) => !takenElsewhere?.get(name)?.length)), log);
  return {
    taken: new Map([...bySelector].map(([selector, { all }]) => [selector, [...all]])),
    untaken: [...untaken.values()],
    hasPlenaries: claims.get(null)?.length !== 0,
  };
}

class TakenSessions {
  readonly all = new Set<Session>();
  /** Without the plenaries. */
  ownCount = 0;

  add(session: Session, { by }: RoomClaim): void {
    this.all.add(session);
    if (by !== 'plenary') this.ownCount += 1;
  }
}

function reportEmptyRooms(
  bySelector: ReadonlyMap<RoomSelector, TakenSessions>,
  claims: ReadonlyMap<string | null, readonly RoomClaim[]>,
  log: ProblemLog,
): void {
  // Where there are only plenaries, a room of these alone has all that it can have.
  const namesRooms = [...claims].some(
    ([name, claimed]) => name !== null && !claimed.some(({ by }) => by === 'plenary'),
  );
  for (const [selector, { all, ownCount }] of bySelector) {
    if (ownCount > 0 || (all.size > 0 && !namesRooms)) continue;
    const room = shorten(selector.room);
    const isOwn = (claim: RoomClaim) => claim.selector === selector && claim.by !== 'plenary';
    const [found] = [...claims].find(([, claimed]) => claimed.some(isOwn)) ?? [];
    const others = all.size === 0 ? '' : ` but ${all.size} ${all.size === 1 ? 'plenary' : 'plenaries'}`;
    const message =
      typeof found === 'string'
        ? `Room “${room}” is “${shorten(found)}” of the feed, in which no session is${others}.`
        : `No session of the feed is in room “${room}”${others}. If it should have some, set its schedule-key to the feed’s name of the room.`;
    log.warn('room-without-sessions', message);
  }
}

function reportUntaken(untaken: ReadonlyMap<string | null, readonly Session[]>, log: ProblemLog): void {
  for (const [name, { length }] of untaken) {
    const sessions = length === 1 ? 'session' : `${length} sessions`;
    if (name === null) {
      const message = `The feed has ${length === 1 ? 'a session' : sessions} without a room, on the page of no room. For plenaries, set schedule-plenary to true in the rooms where they are.`;
      log.warn('sessions-without-room', message);
    } else {
      const message = `No room takes the ${sessions} in “${shorten(name)}” of the feed. If one should, add that name to its schedule-see-also.`;
      log.warn('feed-room-untaken', message);
    }
  }
}

function append(index: Map<string | null, Session[]>, name: string | null, session: Session): void {
  const sessions = index.get(name);
  if (sessions === undefined) index.set(name, [session]);
  else sessions.push(session);
}
