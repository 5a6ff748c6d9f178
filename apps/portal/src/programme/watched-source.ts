import {
  type FeedHandle,
  type FeedState,
  type FeedStore,
  type PlannedSource,
  toSelector,
} from '@foyer/feeds';
import {
  applyCorrections,
  buildSchedule,
  type CorrectedFeed,
  type Correction,
  daysToShift,
  type Feed,
  type Instant,
  type InternalSchedule,
  type RoomSelector,
  type Session,
  shiftFeed,
} from '@foyer/schedule';
import { isSameList } from './is-same-list.ts';
import type { BuiltSource, ProgrammeSource } from './programme.ts';

interface Built {
  from: Feed;
  shiftDays: number;
  corrections: readonly Correction[];
  /** When a correction ends by itself. */
  until: Instant;
  source: BuiltSource;
}

/** An eventfeed that is asked for again and again, with the schedule last made of it. */
export class WatchedSource {
  readonly handle: FeedHandle;
  readonly #planned: PlannedSource;
  #built: Built | null = null;
  #described: ProgrammeSource | null = null;

  constructor(planned: PlannedSource, feeds: FeedStore) {
    this.#planned = planned;
    this.handle = feeds.open(planned.feed);
  }

  /** By the names of the config. */
  get rooms(): readonly string[] {
    return this.#planned.rooms.map(({ name }) => name);
  }

  /**
   * Cheap, and the same object, as long as feed and corrections are the same and no midnight moves it.
   * @param state that of its handle, its sessions told apart from those of other programmes
   */
  describe(
    state: FeedState,
    { at, corrections }: { at: Instant; corrections: readonly Correction[] },
  ): ProgrammeSource {
    const built = state.feed === null ? null : this.#build(state.feed, { at, corrections });
    if (this.#described?.state === state && this.#described.built === built) return this.#described;
    const { feed, rooms } = this.#planned;
    this.#described = { feed, timezone: feed.timezone, rooms, state, built };
    return this.#described;
  }

  #build(from: Feed, { at, corrections }: { at: Instant; corrections: readonly Correction[] }): BuiltSource {
    const { shiftDay: day, feed: planned } = this.#planned;
    const { timezone } = planned;
    const shiftDays = day === null ? 0 : daysToShift({ feed: from, day, timezone, at });
    const before = this.#built;
    const isSame = before?.from === from && before.shiftDays === shiftDays;
    if (isSame && at < before.until && isSameList(before.corrections, corrections)) return before.source;
    const shifted = shiftDays === 0 ? from : shiftFeed(from, { days: shiftDays, timezone });
    const rooms = this.#planned.rooms.map(toSelector);
    const corrected = applyCorrections({ feed: shifted, corrections, rooms, timezone, at });
    const until = corrected.changesAt ?? Number.POSITIVE_INFINITY;
    this.#built = { from, shiftDays, corrections, until, source: this.#finish(corrected, rooms) };
    return this.#built.source;
  }

  #finish({ feed, outcomes }: CorrectedFeed, rooms: RoomSelector[]): BuiltSource {
    const [{ conference, title }] = this.#planned.rooms;
    const schedule = buildSchedule({
      feed,
      rooms,
      elsewhere: this.#planned.elsewhere.map(toSelector),
      timezone: this.#planned.feed.timezone,
      conferenceTitle: conference ?? feed.conference.title ?? title,
    });
    return { feed, schedule, corrections: outcomes, roomsOf: indexRooms(schedule) };
  }
}

function indexRooms(schedule: InternalSchedule): Map<Session, readonly string[]> {
  const rooms = new Map<Session, string[]>();
  for (const { room, rows } of Object.values(schedule.rooms)) {
    for (const row of rows) {
      if (row.type !== 'session') continue;
      const known = rooms.get(row.session);
      if (known === undefined) rooms.set(row.session, [room]);
      else known.push(room);
    }
  }
  return rooms;
}
