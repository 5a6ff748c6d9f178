import type { Feed, Session } from '../model.ts';
import { listRoomNames, matchRooms, type RoomSelector } from './match-rooms.ts';

/** Tells of sessions of a programme whether a room of the config takes them, where they are now or elsewhere. */
export function createTakenTest(
  feed: Pick<Feed, 'rooms' | 'sessions'>,
  rooms: readonly RoomSelector[],
): (session: Pick<Session, 'rooms'>) => boolean {
  const takers = matchRooms(feed, rooms);
  return session => listRoomNames(session).some(name => (takers.get(name)?.length ?? 0) > 0);
}
