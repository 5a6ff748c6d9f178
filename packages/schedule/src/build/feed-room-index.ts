import type { Feed } from '../model.ts';
import { slugify } from '../text/slugify.ts';
import { collapseWhiteSpace } from '../text/white-space.ts';

/** By what a word can mean a room of a feed exactly, the surest first. */
export const EXACT_STEPS = ['guid', 'id', 'name'] as const;
export type ExactStep = (typeof EXACT_STEPS)[number];

/** Rooms of a feed, by their names. */
export interface FoundRooms {
  step: ExactStep;
  names: readonly string[];
}

/** Finds the rooms of a feed by what somebody else calls them. */
export class FeedRoomIndex {
  /** All, also those without a session. */
  readonly names: ReadonlySet<string>;
  readonly #exact: Record<ExactStep, Map<string, string[]>> = {
    guid: new Map(),
    id: new Map(),
    name: new Map(),
  };
  readonly #slugs = new Map<string, string[]>();

  constructor({ rooms, sessions }: Pick<Feed, 'rooms' | 'sessions'>) {
    for (const { name, guid, id, slug } of rooms) {
      if (guid !== null) add(this.#exact.guid, normaliseId(guid), name);
      if (id !== null) add(this.#exact.id, normaliseId(id), name);
      if (slug !== null) add(this.#slugs, slugify(slug), name);
    }
    this.names = new Set([...rooms.map(({ name }) => name), ...sessions.flatMap(session => session.rooms)]);
    for (const name of this.names) {
      add(this.#exact.name, collapseWhiteSpace(name), name);
      add(this.#slugs, slugify(name), name);
    }
  }

  /** Undefined: none of the words is what the feed calls a room. */
  findExact(words: readonly string[]): FoundRooms | undefined {
    for (const step of EXACT_STEPS) {
      const normalise = step === 'name' ? collapseWhiteSpace : normaliseId;
      const names = words.flatMap(word => this.#exact[step].get(normalise(word)) ?? []);
      if (names.length > 0) return { step, names };
    }
    return undefined;
  }

  /** What differs from a word in case, accents and punctuation only. */
  findAlike(word: string): readonly string[] {
    return this.#slugs.get(slugify(word)) ?? [];
  }
}

function normaliseId(id: string): string {
  return id.trim().toLowerCase();
}

function add(index: Map<string, string[]>, key: string, name: string): void {
  if (key === '') return;
  const names = index.get(key);
  if (names === undefined) index.set(key, [name]);
  else if (!names.includes(name)) names.push(name);
}
