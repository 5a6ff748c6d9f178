import type { Feed } from '../model.ts';
import { slugify } from '../text/slugify.ts';
import { collapseWhiteSpace } from '../text/white-space.ts';

/** Which rooms of a feed a room of the config takes. */
export interface RoomSelector {
  /** The name of the room in the config. */
  room: string;
  title: string;
  /** The feed's name (or guid) for it; null: its title or its own name. */
  key: string | null;
  /** Further names in the feed. */
  seeAlso: string[];
}

/**
 * The rooms of the config that take each room of the feed: those that name it exactly or by its guid, or
 * else those that name something that differs only in case, accents and punctuation.
 */
export function matchRooms(
  feed: Pick<Feed, 'rooms' | 'sessions'>,
  selectors: readonly RoomSelector[],
): Map<string, RoomSelector[]> {
  const exact = indexSelectors(selectors, collapseWhiteSpace);
  const bySlug = indexSelectors(selectors, slugify);
  const guids = new Map(feed.rooms.map(({ name, guid }) => [name, guid]));
  const names = new Set(feed.sessions.flatMap(session => session.rooms));
  return new Map(
    [...names].map(name => [
      name,
      exact.get(guids.get(name) ?? '') ?? exact.get(name) ?? bySlug.get(slugify(name)) ?? [],
    ]),
  );
}

function indexSelectors(
  selectors: readonly RoomSelector[],
  normalise: (name: string) => string,
): Map<string, RoomSelector[]> {
  const index = new Map<string, RoomSelector[]>();
  for (const selector of selectors) {
    const names = [selector.key ?? '', selector.title, ...selector.seeAlso, selector.room].map(normalise);
    for (const name of new Set(names)) {
      if (name !== '') index.set(name, [...(index.get(name) ?? []), selector]);
    }
  }
  return index;
}
