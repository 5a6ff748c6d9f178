import type { Feed } from '../model.ts';
import { claimRooms, isOwnClaim, type RoomSelector } from './match-rooms.ts';

/** What says best what a room is called; the config has a key only for that. */
const SUREST = ['guid', 'id', 'key', 'name', 'slug'];

/**
 * What a programme calls each room of the config: by the name of what is the room's own there, or else by the room's
 * title; never as what is another's.
 */
export function nameRooms(
  feed: Pick<Feed, 'rooms' | 'sessions'>,
  selectors: readonly RoomSelector[],
): Map<RoomSelector, string> {
  const claims = claimRooms(feed, selectors);
  const own = new Map<RoomSelector, { name: string; rank: number }>();
  for (const [name, claimed] of claims) {
    for (const claim of claimed) {
      const rank = SUREST.indexOf(claim.by);
      if (name === null || !isOwnClaim(claim)) continue;
      if (rank < (own.get(claim.selector)?.rank ?? SUREST.length)) own.set(claim.selector, { name, rank });
    }
  }
  return new Map(
    selectors.map(selector => {
      const { title, room } = selector;
      return [selector, own.get(selector)?.name ?? (claims.has(title) ? `${title} (${room})` : title)];
    }),
  );
}
