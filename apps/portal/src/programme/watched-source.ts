import type { RoomConfig } from '@foyer/config';
import {
  type FeedHandle,
  type FeedState,
  type FeedStore,
  type PlannedSource,
  toSelector,
} from '@foyer/feeds';
import {
  buildSchedule,
  type CorrectedFeed,
  daysToShift,
  type Feed,
  type Instant,
  type InternalSchedule,
  type Session,
  shiftFeed,
} from '@foyer/schedule';
import type { BuiltSource, ProgrammeSource } from './programme.ts';

interface Shifted {
  from: Feed;
  days: number;
  to: Feed;
}

/** An eventfeed that is asked for again and again, with the schedule last made of it. */
export class WatchedSource {
  readonly handle: FeedHandle;
  readonly #planned: PlannedSource;
  #shifted: Shifted | null = null;
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

  get timezone(): string {
    return this.#planned.feed.timezone;
  }

  /**
   * The programme on the day that the config moves it to. Cheap, and the same object, as long as the feed is and no
   * midnight moves it.
   * @param from its feed, its sessions told apart from those of other programmes
   */
  shift(from: Feed, at: Instant): Feed {
    const { shiftDay: day } = this.#planned;
    if (day === null) return from;
    const { timezone } = this;
    const days = daysToShift({ feed: from, day, timezone, at });
    const before = this.#shifted;
    if (before?.from === from && before.days === days) return before.to;
    const to = days === 0 ? from : shiftFeed(from, { days, timezone });
    this.#shifted = { from, days, to };
    return to;
  }

  /**
   * The same object as long as both are.
   * @param state that of its handle, told apart
   * @param corrected null: nothing of it is known
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
    const { published, feed, outcomes } = from;
    const [{ conference, title }] = this.#planned.rooms;
    const schedule = buildSchedule({
      feed,
      rooms: this.#planned.rooms.map(toSelector),
      elsewhere: this.#planned.elsewhere.map(toSelector),
      timezone: this.#planned.feed.timezone,
      conferenceTitle: conference ?? feed.conference.title ?? title,
    });
    const source = { published, feed, schedule, corrections: outcomes, roomsOf: indexRooms(schedule) };
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
