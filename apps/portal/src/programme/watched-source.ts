import type { RoomConfig } from '@foyer/config';
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
  type Session,
  shiftFeed,
} from '@foyer/schedule';
import { isSameList } from './is-same-list.ts';
import type { BuiltSource, ProgrammeSource } from './programme.ts';

interface Corrected {
  from: Feed;
  shiftDays: number;
  corrections: readonly Correction[];
  /** When a correction ends by itself. */
  until: Instant;
  to: CorrectedFeed;
}

/** An eventfeed that is asked for again and again, with the schedule last made of it. */
export class WatchedSource {
  readonly handle: FeedHandle;
  readonly #planned: PlannedSource;
  #corrected: Corrected | null = null;
  #built: { from: CorrectedFeed; source: BuiltSource } | null = null;
  #described: ProgrammeSource | null = null;

  constructor(planned: PlannedSource, feeds: FeedStore) {
    this.#planned = planned;
    this.handle = feeds.open(planned.feed);
  }

  get location(): string {
    return this.#planned.feed.location;
  }

  get rooms(): readonly RoomConfig[] {
    return this.#planned.rooms;
  }

  /**
   * Cheap, and the same object, as long as feed and corrections are the same and no midnight moves it.
   * @param from its feed, its sessions told apart from those of other programmes
   */
  correct(
    from: Feed,
    { at, corrections }: { at: Instant; corrections: readonly Correction[] },
  ): CorrectedFeed {
    const { shiftDay: day, feed: planned } = this.#planned;
    const { timezone } = planned;
    const shiftDays = day === null ? 0 : daysToShift({ feed: from, day, timezone, at });
    const before = this.#corrected;
    const isSame = before?.from === from && before.shiftDays === shiftDays;
    if (isSame && at < before.until && isSameList(before.corrections, corrections)) return before.to;
    const shifted = shiftDays === 0 ? from : shiftFeed(from, { days: shiftDays, timezone });
    const rooms = this.#planned.rooms.map(toSelector);
    const to = applyCorrections({ feed: shifted, corrections, rooms, timezone, at });
    this.#corrected = { from, shiftDays, corrections, until: to.changesAt ?? Number.POSITIVE_INFINITY, to };
    return to;
  }

  /**
   * The same object as long as both are.
   * @param state that of its handle, told apart
   * @param corrected as all agree who read the same programme; null: nothing of it is known
   */
  describe(state: FeedState, corrected: CorrectedFeed | null): ProgrammeSource {
    const built = corrected === null ? null : this.#build(corrected);
    if (this.#described?.state === state && this.#described.built === built) return this.#described;
    const { feed, rooms } = this.#planned;
    this.#described = { feed, timezone: feed.timezone, rooms, state, built };
    return this.#described;
  }

  #build(from: CorrectedFeed): BuiltSource {
    if (this.#built?.from === from) return this.#built.source;
    const { feed, outcomes } = from;
    const [{ conference, title }] = this.#planned.rooms;
    const schedule = buildSchedule({
      feed,
      rooms: this.#planned.rooms.map(toSelector),
      elsewhere: this.#planned.elsewhere.map(toSelector),
      timezone: this.#planned.feed.timezone,
      conferenceTitle: conference ?? feed.conference.title ?? title,
    });
    const source = { feed, schedule, corrections: outcomes, roomsOf: indexRooms(schedule) };
    this.#built = { from, source };
    return source;
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
