import type { Feed, MovedSession, Session } from '../model.ts';
import { listRoomNames, matchRooms, type RoomSelector } from './match-rooms.ts';
import { placeSessions } from './place-sessions.ts';
import type { ProgrammeDays } from './programme-days.ts';

/**
 * What the programme has in a room, and corrections have put into another: people wait for it where they read that
 * it would be. By the times that it would be there.
 */
export function listMovedAway(
  feed: Feed,
  {
    rooms,
    elsewhere = [],
    days,
  }: { rooms: readonly RoomSelector[]; elsewhere?: readonly RoomSelector[]; days: ProgrammeDays },
): Map<RoomSelector, MovedSession[]> {
  const away = new Map<RoomSelector, MovedSession[]>();
  const moved = feed.sessions.flatMap(session => {
    const published = restorePlace(session);
    return published === null ? [] : { session, published };
  });
  if (moved.length === 0) return away;
  // A room that nothing else is in is known by what it has lost alone.
  const published = moved.map(each => each.published);
  const takers = matchRooms({ rooms: feed.rooms, sessions: [...feed.sessions, ...published] }, rooms);
  const takersElsewhere = elsewhere.length === 0 ? null : matchRooms(feed, elsewhere);
  const takersOf = (session: Session) =>
    new Set(listRoomNames(session).flatMap(name => takers.get(name) ?? []));
  for (const each of moved) {
    const now = takersOf(each.session);
    const there = listRoomNames(each.session).flatMap(name => takersElsewhere?.get(name) ?? []);
    const titles = [...now, ...new Set(there)].map(({ title }) => title);
    const to = titles.length > 0 ? titles : each.session.rooms;
    for (const selector of takersOf(each.published)) {
      if (now.has(selector)) continue;
      const isOpen = each.published.endsAt === null;
      const beside = isOpen ? feed.sessions.filter(session => takersOf(session).has(selector)) : [];
      const placed = placeSessions([...beside, each.published], days).find(
        ({ session }) => session === each.published,
      );
      if (placed === undefined) continue;
      const { startsAt, endsAt } = placed;
      away.set(selector, [...(away.get(selector) ?? []), { session: each.session, startsAt, endsAt, to }]);
    }
  }
  for (const ofRoom of away.values()) ofRoom.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  return away;
}

/** The session where and when the programme has it; null: that is in the same rooms. */
function restorePlace(session: Session): Session | null {
  const { correction } = session;
  if (correction === undefined || correction.rooms.join('\n') === session.rooms.join('\n')) return null;
  const { startsAt, endsAt, rooms } = correction;
  return { ...session, startsAt, endsAt, rooms };
}
