import type { Config, RoomConfig } from '@foyer/config';
import type { FeedHandle, FeedStore } from '@foyer/feeds';
import {
  buildSchedule,
  type Feed,
  findFormat,
  type Instant,
  type InternalSchedule,
  type Session,
  shiftFeed,
} from '@foyer/schedule';
import { daysToShift } from './days-to-shift.ts';
import type { BuiltSource, ProgrammeSource } from './programme.ts';

/** An eventfeed that is asked for again and again, with the schedule last made of it. */
export class WatchedSource {
  readonly handle: FeedHandle;
  readonly #first: RoomConfig;
  readonly #rooms: readonly RoomConfig[];
  #built: { from: Feed; shiftDays: number; source: BuiltSource } | null = null;
  #described: ProgrammeSource | null = null;

  private constructor(first: RoomConfig, rooms: readonly RoomConfig[], handle: FeedHandle) {
    this.#first = first;
    this.#rooms = rooms;
    this.handle = handle;
  }

  /** Opens what the rooms of the config name, each once. */
  static openAll(config: Config, feeds: FeedStore): WatchedSource[] {
    const groups = Map.groupBy(
      config.rooms.filter(room => room.scheduleUrl !== null),
      ({ scheduleUrl, scheduleFormat, scheduleTimezone, scheduleShiftDay }) =>
        JSON.stringify([scheduleUrl, scheduleFormat, scheduleTimezone, scheduleShiftDay]),
    );
    return [...groups.values()].flatMap(rooms => {
      const first = rooms[0];
      if (first === undefined || first.scheduleUrl === null) return [];
      const handle = feeds.open({
        location: first.scheduleUrl,
        format: first.scheduleFormat === null ? null : (findFormat(first.scheduleFormat) ?? null),
        timezone: first.scheduleTimezone,
        reloadS: config.system.reloadS,
      });
      return [new WatchedSource(first, rooms, handle)];
    });
  }

  /** Cheap, and the same object, as long as the feed is the same and no midnight moves it. */
  describe(at: Instant): ProgrammeSource {
    const state = this.handle.current();
    const built = state.feed === null ? null : this.#build(state.feed, at);
    if (this.#described?.state === state && this.#described.built === built) return this.#described;
    const { scheduleUrl, scheduleTimezone } = this.#first;
    this.#described = {
      location: scheduleUrl ?? '',
      timezone: scheduleTimezone,
      rooms: this.#rooms,
      state,
      built,
    };
    return this.#described;
  }

  #build(from: Feed, at: Instant): BuiltSource {
    const { scheduleShiftDay: day, scheduleTimezone: timezone } = this.#first;
    const shiftDays = day === null ? 0 : daysToShift({ feed: from, day, timezone, at });
    if (this.#built?.from === from && this.#built.shiftDays === shiftDays) return this.#built.source;
    const feed = shiftDays === 0 ? from : shiftFeed(from, { days: shiftDays, timezone });
    const schedule = this.#schedule(feed);
    this.#built = { from, shiftDays, source: { feed, schedule, roomsOf: indexRooms(schedule) } };
    return this.#built.source;
  }

  #schedule(feed: Feed): InternalSchedule {
    const { conference, title, scheduleTimezone } = this.#first;
    return buildSchedule({
      feed,
      rooms: this.#rooms.map(room => ({
        room: room.name,
        title: room.title,
        key: room.scheduleKey,
        seeAlso: room.scheduleSeeAlso,
      })),
      timezone: scheduleTimezone,
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
