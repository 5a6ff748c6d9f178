import { createTakenTest } from '../build/create-taken-test.ts';
import type { RoomSelector } from '../build/match-rooms.ts';
import type { Feed, Session } from '../model.ts';

/** A programme as some rooms of the config read it. */
export interface PublishedReading {
  feed: Feed;
  /** The rooms of the config that read it so. */
  rooms: readonly RoomSelector[];
}

export interface HomeReading<Reading extends PublishedReading> {
  published: Reading;
  /** With what is in rooms of other readings alone as these have it; the same object where that is nothing. */
  feed: Feed;
  /** The sessions as this reading itself has them that are as another has them in `feed`, by guid. */
  own: ReadonlyMap<string, Session>;
  /** Whether a session is at home here, by guid. */
  has: (guid: string) => boolean;
}

/**
 * All readings of a programme with what no room of theirs shows as those read it whose rooms do: when a session begins
 * that has no offset, the clocks of its own rooms say. What no room shows is as the first that has it reads it.
 */
export function takeOverHomes<Reading extends PublishedReading>(
  readings: readonly Reading[],
): HomeReading<Reading>[] {
  const homes = findHomes(readings);
  return readings.map((published, index) => {
    const { feed } = published;
    const has = (guid: string) => homes.get(guid)?.has(index) ?? true;
    const own = new Map<string, Session>();
    const sessions = feed.sessions.map(session => {
      if (has(session.guid)) return session;
      own.set(session.guid, session);
      const [atHome = session] = homes.get(session.guid)?.values() ?? [];
      return atHome;
    });
    return { published, feed: own.size === 0 ? feed : { ...feed, sessions }, own, has };
  });
}

/** By guid: the readings that have a session at home, in their order, and how each has it. */
function findHomes(readings: readonly PublishedReading[]): Map<string, Map<number, Session>> {
  const homes = new Map<string, Map<number, Session>>();
  // Of one there is nothing to ask.
  if (readings.length < 2) return homes;
  const elsewhere: { index: number; session: Session }[] = [];
  for (const [index, { feed, rooms }] of readings.entries()) {
    const takes = createTakenTest(feed, rooms);
    for (const session of feed.sessions) {
      if (takes(session)) addHome(homes, { index, session });
      else elsewhere.push({ index, session });
    }
  }
  for (const each of elsewhere) if (!homes.has(each.session.guid)) addHome(homes, each);
  return homes;
}

function addHome(
  homes: Map<string, Map<number, Session>>,
  { index, session }: { index: number; session: Session },
): void {
  const known = homes.get(session.guid) ?? new Map<number, Session>();
  if (!known.has(index)) known.set(index, session);
  homes.set(session.guid, known);
}
