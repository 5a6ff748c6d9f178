import type { Config } from '@foyer/config';
import type { FeedHandle, FeedStore } from '@foyer/feeds';
import {
  buildSchedule,
  type Feed,
  type Instant,
  type InternalSchedule,
  type Session,
  shiftFeed,
} from '@foyer/schedule';
import { daysToShift } from './days-to-shift.ts';
import { type PlannedSource, planSources } from './plan-sources.ts';
import type { BuiltSource, ProgrammeSource } from './programme.ts';

/** An eventfeed that is asked for again and again, with the schedule last made of it. */
export class WatchedSource {
  readonly handle: FeedHandle;
  readonly #planned: PlannedSource;
  #built: { from: Feed; shiftDays: number; source: BuiltSource } | null = null;
  #described: ProgrammeSource | null = null;

  private constructor(planned: PlannedSource, handle: FeedHandle) {
    this.#planned = planned;
    this.handle = handle;
  }

  /** Opens what the rooms of the config name, each once. */
  static openAll(config: Config, feeds: FeedStore): WatchedSource[] {
    return planSources(config).map(planned => new WatchedSource(planned, feeds.open(planned.feed)));
  }

  /** Cheap, and the same object, as long as the feed is the same and no midnight moves it. */
  describe(at: Instant): ProgrammeSource {
    const state = this.handle.current();
    const built = state.feed === null ? null : this.#build(state.feed, at);
    if (this.#described?.state === state && this.#described.built === built) return this.#described;
    const { feed, rooms } = this.#planned;
    this.#described = { location: feed.location, timezone: feed.timezone, rooms, state, built };
    return this.#described;
  }

  #build(from: Feed, at: Instant): BuiltSource {
    const { shiftDay: day, feed: planned } = this.#planned;
    const { timezone } = planned;
    const shiftDays = day === null ? 0 : daysToShift({ feed: from, day, timezone, at });
    if (this.#built?.from === from && this.#built.shiftDays === shiftDays) return this.#built.source;
    const feed = shiftDays === 0 ? from : shiftFeed(from, { days: shiftDays, timezone });
    const schedule = this.#schedule(feed);
    this.#built = { from, shiftDays, source: { feed, schedule, roomsOf: indexRooms(schedule) } };
    return this.#built.source;
  }

  #schedule(feed: Feed): InternalSchedule {
    const { rooms, feed: planned } = this.#planned;
    const [{ conference, title }] = rooms;
    return buildSchedule({
      feed,
      rooms: rooms.map(room => ({
        room: room.name,
        title: room.title,
        key: room.scheduleKey,
        seeAlso: room.scheduleSeeAlso,
      })),
      timezone: planned.timezone,
      conferenceTitle: conference ?? feed.conference.title ?? title,
    });
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
