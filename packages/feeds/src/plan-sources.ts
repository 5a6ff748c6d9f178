import type { Config, RoomConfig } from '@foyer/config';
import { createGeneratedTexts, findFormat, type RoomSelector } from '@foyer/schedule';
import type { OpenFeedOptions } from './feed-store.ts';

/** An eventfeed that the config names, and the rooms that take their sessions from it. */
export interface PlannedSource {
  feed: OpenFeedOptions;
  /** The programme's day of this number, from 1, is moved to today. */
  shiftDay: number | null;
  /** Never empty; the first one speaks for all where they could differ. */
  rooms: readonly [RoomConfig, ...RoomConfig[]];
  /** Those that read the same location in another way, as in another zone. */
  elsewhere: readonly RoomConfig[];
}

/** What the rooms of a config take their sessions from: rooms that read the same in the same way share it. */
export function planSources({ rooms, system }: Config): PlannedSource[] {
  const planned = new Map<string, { feed: OpenFeedOptions; rooms: [RoomConfig, ...RoomConfig[]] }>();
  for (const room of rooms) {
    if (room.scheduleUrl === null) continue;
    const feed: OpenFeedOptions = {
      location: room.scheduleUrl,
      format: room.scheduleFormat === null ? null : (findFormat(room.scheduleFormat) ?? null),
      timezone: room.scheduleTimezone,
      language: room.scheduleLanguage ?? system.language,
      companions: room.scheduleCompanions,
      map: room.scheduleMap,
      calendar: room.scheduleCalendar,
      reloadS: system.reloadS,
      allowPrivate: system.allowPrivateFeeds,
    };
    const identity = JSON.stringify([feed, room.scheduleShiftDay]);
    const same = planned.get(identity);
    if (same === undefined) planned.set(identity, { feed, rooms: [room] });
    else same.rooms.push(room);
  }
  const sources = [...planned.values()];
  return sources.map(source => ({
    ...source,
    shiftDay: source.rooms[0].scheduleShiftDay,
    elsewhere: sources.flatMap(other =>
      other !== source && other.feed.location === source.feed.location ? other.rooms : [],
    ),
  }));
}

/** Which rooms of a programme a room of the config takes. */
export function toSelector(config: RoomConfig): RoomSelector {
  const { name, title, scheduleKey, scheduleSeeAlso, schedulePlenary, scheduleTexts } = config;
  return {
    room: name,
    title,
    key: scheduleKey,
    seeAlso: scheduleSeeAlso,
    plenary: schedulePlenary,
    texts: createGeneratedTexts(scheduleTexts ?? {}),
  };
}
