import {
  type Feed,
  type ParsedFeed,
  type Renaming,
  type SessionChange,
  type SessionOutline,
  tellApart,
} from '@foyer/schedule';
import type { FeedState } from './feed-state.ts';
import type { ImportRecord } from './import-record.ts';
import type { PlannedSource } from './plan-sources.ts';

/**
 * What is known of all programmes of a config, told apart where they have sessions with the same guid. For whoever
 * uses several: what is kept on disk has the guids of its source.
 */
export class DistinctStates {
  readonly #sources: readonly PlannedSource[];
  #feeds: readonly (Feed | null)[] = [];
  #renamers: readonly (StateRenamer | null)[] = [];

  constructor(sources: readonly PlannedSource[]) {
    this.#sources = sources;
  }

  /**
   * @param states one for each of the sources
   * @returns the same objects where nothing is renamed, and the same for the same as long as no feed is another
   */
  tell(states: readonly FeedState[]): readonly FeedState[] {
    if (this.#sources.length < 2) return states;
    if (states.some(({ feed }, index) => feed !== this.#feeds[index])) this.#compare(states);
    return states.map((state, index) => this.#renamers[index]?.rename(state) ?? state);
  }

  #compare(states: readonly FeedState[]): void {
    this.#feeds = states.map(({ feed }) => feed);
    const sharing = this.#sources.map(({ feed: { location }, rooms: [{ name }] }, index) => ({
      name,
      location,
      feed: this.#feeds[index] ?? null,
    }));
    this.#renamers = tellApart(sharing).map(renaming => renaming && new StateRenamer(renaming));
  }
}

/** Renames what is known of one programme; what stays the same in it stays the same object. */
class StateRenamer {
  readonly #renaming: Renaming;
  #last: { from: FeedState; to: FeedState } | null = null;

  constructor(renaming: Renaming) {
    this.#renaming = renaming;
  }

  rename(from: FeedState): FeedState {
    const last = this.#last;
    if (last?.from === from) return last.to;
    const feed = last?.from.feed === from.feed ? last.to.feed : from.feed && this.#renameFeed(from.feed);
    const imports =
      last?.from.imports === from.imports
        ? last.to.imports
        : from.imports.map(record => this.#renameImport(record));
    const to = { ...from, feed, imports };
    this.#last = { from, to };
    return to;
  }

  #renameFeed(feed: ParsedFeed): ParsedFeed {
    const { rename, problem } = this.#renaming;
    return {
      ...feed,
      sessions: feed.sessions.map(session => ({ ...session, guid: rename(session.guid) })),
      problems: [problem, ...feed.problems],
    };
  }

  #renameImport(record: ImportRecord): ImportRecord {
    return { ...record, changes: record.changes.map(change => this.#renameChange(change)) };
  }

  #renameChange(change: SessionChange): SessionChange {
    const { rename } = this.#renaming;
    const guid = rename(change.guid);
    const outline = (session: SessionOutline) => ({ ...session, guid: rename(session.guid) });
    if (change.kind === 'added') return { ...change, guid, after: outline(change.after) };
    if (change.kind === 'removed') return { ...change, guid, before: outline(change.before) };
    return { ...change, guid, before: outline(change.before), after: outline(change.after) };
  }
}
