import type { Feed, Session } from '../model.ts';
import { EXACT_STEPS, type ExactStep, FeedRoomIndex } from './feed-room-index.ts';
import type { GeneratedTexts } from './generated-texts.ts';

/** Which rooms of a feed a room of the config takes. */
export interface RoomSelector {
  /** The name of the room in the config. */
  room: string;
  title: string;
  /** What the feed calls it: a guid, an id or a name. */
  key: string | null;
  /** Further rooms of the feed whose sessions are in it. */
  seeAlso: readonly string[];
  /** What a plenary has as its room, whose sessions are in it too; null: a plenary names none. */
  plenary?: readonly (string | null)[];
  /** Titles of its generated sessions that are not the English ones. */
  texts?: Partial<GeneratedTexts>;
}

/**
 * The rooms of the config that take each room of the feed, those first whose own it is; under null, those that take
 * what is in no room of the feed. Several may take one, and one may take several.
 *
 * A word of the config means a room of the feed by its guid, or else its id, or else its name. The words of a
 * room are its title or its own name; its key; each of its other names; and each that plenaries have. A word
 * that means nothing so is taken for what differs from it in case, accents and punctuation; but a title or own
 * name only if that is no other room's own.
 */
export function matchRooms(
  feed: Pick<Feed, 'rooms' | 'sessions'>,
  selectors: readonly RoomSelector[],
): Map<string | null, RoomSelector[]> {
  const takers = new Map<string | null, RoomSelector[]>();
  for (const [name, claims] of claimRooms(feed, selectors)) {
    const sorted = claims.toSorted((a, b) => RANKS.indexOf(a.by) - RANKS.indexOf(b.by));
    takers.set(name, [...new Set(sorted.map(({ selector }) => selector))]);
  }
  return takers;
}

/** The rooms that a session is in as `matchRooms` has them: their names, or null alone. */
export function listRoomNames({ rooms }: Pick<Session, 'rooms'>): readonly (string | null)[] {
  return rooms.length === 0 ? [null] : rooms;
}

/** By what a room of the config takes one of the feed: as its own, the surest first, or as another one too. */
const RANKS = ['guid', 'id', 'name', 'key', 'slug', 'see-also', 'plenary'] as const;

export interface RoomClaim {
  selector: RoomSelector;
  by: (typeof RANKS)[number];
}

/** What the config says of a room, and in which of its keys. */
interface Designation {
  selector: RoomSelector;
  words: readonly string[];
  by: 'name' | 'key' | 'see-also' | 'plenary';
}

/** Who takes each room of the feed, and by what; all rooms of the feed are there, and null. */
export function claimRooms(
  feed: Pick<Feed, 'rooms' | 'sessions'>,
  selectors: readonly RoomSelector[],
): Map<string | null, RoomClaim[]> {
  const index = new FeedRoomIndex(feed);
  const claims = new Map<string | null, RoomClaim[]>([...index.names, null].map(name => [name, []]));
  const keys = new KeyedRooms(index, selectors);
  const unmatched: Designation[] = [];
  for (const designation of selectors.flatMap(listDesignations)) {
    const { selector, words, by } = designation;
    const found = index.findExact(words);
    if (found === undefined) unmatched.push(designation);
    for (const name of found?.names ?? []) {
      if (found === undefined || (by === 'name' && keys.outdo({ selector, name, step: found.step })))
        continue;
      claims.get(name)?.push({ selector, by: isOwnClaim({ by }) && found.step !== 'name' ? found.step : by });
    }
  }
  const owned = new Set([...claims].flatMap(([name, claimed]) => (claimed.some(isOwnClaim) ? [name] : [])));
  for (const { selector, words, by } of unmatched) {
    for (const name of words.flatMap(word => index.findAlike(word))) {
      if (by !== 'name' || !owned.has(name))
        claims.get(name)?.push({ selector, by: isOwnClaim({ by }) ? 'slug' : by });
    }
  }
  for (const selector of selectors) {
    if (selector.plenary?.includes(null)) claims.get(null)?.push({ selector, by: 'plenary' });
  }
  return claims;
}

/** Whether it is the room's own, and not only in it too. */
export function isOwnClaim({ by }: Pick<RoomClaim, 'by'>): boolean {
  return by !== 'see-also' && by !== 'plenary';
}

function listDesignations(selector: RoomSelector): Designation[] {
  const { title, room, key, seeAlso, plenary = [] } = selector;
  const name = { selector, words: [title, room], by: 'name' as const };
  const others = (words: readonly (string | null)[], by: 'key' | 'see-also' | 'plenary') =>
    words.flatMap(word => (word === null ? [] : { selector, words: [word], by }));
  return [name, ...others([key], 'key'), ...others(seeAlso, 'see-also'), ...others(plenary, 'plenary')];
}

/** The rooms of the feed that are somebody's by their key. */
class KeyedRooms {
  readonly #steps = new Map<string, Map<RoomSelector, ExactStep>>();
  readonly #found = new Set<RoomSelector>();

  constructor(index: FeedRoomIndex, selectors: readonly RoomSelector[]) {
    for (const selector of selectors) {
      const found = selector.key === null ? undefined : index.findExact([selector.key]);
      if (found === undefined) continue;
      this.#found.add(selector);
      for (const name of found.names) {
        const steps = this.#steps.get(name) ?? new Map<RoomSelector, ExactStep>();
        this.#steps.set(name, steps.set(selector, found.step));
      }
    }
  }

  /**
   * Whether a room's title only seems to mean what another room has by its key: where that is surer, or where
   * its own key means a room, so that two rooms whose titles have been swapped do not take both.
   */
  outdo({ selector, name, step }: { selector: RoomSelector; name: string; step: ExactStep }): boolean {
    return [...(this.#steps.get(name) ?? [])].some(
      ([rival, rivalStep]) => rival !== selector && (this.#found.has(selector) || isSurer(rivalStep, step)),
    );
  }
}

function isSurer(step: ExactStep, than: ExactStep): boolean {
  return EXACT_STEPS.indexOf(step) < EXACT_STEPS.indexOf(than);
}
