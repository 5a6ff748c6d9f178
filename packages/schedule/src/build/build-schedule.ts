import type { Feed, InternalSchedule } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { distributeSessions } from './distribute-sessions.ts';
import { fillRoom } from './fill-room.ts';
import { ENGLISH_TEXTS } from './generated-texts.ts';
import { listMovedAway } from './list-moved-away.ts';
import type { RoomSelector } from './match-rooms.ts';
import { type PlacedSession, placeSessions } from './place-sessions.ts';
import { ProgrammeDays } from './programme-days.ts';
import { reportOverlaps } from './report-overlaps.ts';
import type { ConferenceExtent } from './split-gap.ts';

export interface BuildScheduleOptions {
  feed: Feed;
  /** The rooms of the config; a room of the feed may be in several of them, or in none. */
  rooms: readonly RoomSelector[];
  /** Those that read the same programme in another way, as in another zone: what they take is not left over. */
  elsewhere?: readonly RoomSelector[];
  /** IANA zone of the conference's days. Throws `timezone-unknown` if there is no such zone. */
  timezone: string;
  conferenceTitle: string;
}

/**
 * Makes the internal schedule: for each room all its sessions, and generated ones for the time before,
 * between and after them. The problems of the feed come first, then those of the rooms.
 */
export function buildSchedule(options: BuildScheduleOptions): InternalSchedule {
  const { feed, rooms, elsewhere, timezone, conferenceTitle } = options;
  const days = new ProgrammeDays(timezone, feed.conference.dayChangeMinutes);
  const log = new ProblemLog();
  const { taken, untaken, hasPlenaries } = distributeSessions(feed, { rooms, elsewhere, log });
  const placedByRoom = rooms.map(selector => ({
    selector,
    sessions: placeSessions(taken.get(selector) ?? [], days),
  }));
  const placedNowhere = untaken.map(sessions => placeSessions(sessions, days));
  const extent = findExtent([...placedByRoom.map(({ sessions }) => sessions), ...placedNowhere], days);
  const away = listMovedAway(feed, { rooms, elsewhere, days });
  const schedules = placedByRoom.map(({ selector, sessions }) => {
    const { room, title } = selector;
    const texts = { ...ENGLISH_TEXTS, ...selector.texts };
    reportOverlaps({ room, sessions, timezone }, log);
    const movedAway = away.get(selector) ?? [];
    const rows = fillRoom({ room, title, sessions, movedAway, extent, days, conferenceTitle, texts });
    return [room, { room, timezone, dayChangeMinutes: days.dayChangeMinutes, rows, movedAway }] as const;
  });
  // Of a session that is in rooms because it names none, nothing has to be said.
  const ofFeed = feed.problems.filter(({ code }) => !hasPlenaries || code !== 'room-missing');
  return {
    conference: feed.conference,
    timezone,
    rooms: Object.fromEntries(schedules),
    problems: [...ofFeed, ...log.list()],
  };
}

function findExtent(rooms: readonly PlacedSession[][], days: ProgrammeDays): ConferenceExtent | null {
  let extent: ConferenceExtent | null = null;
  for (const placed of rooms.flat()) {
    const { session, startsAt, endsAt } = placed;
    const [firstDay, lastDay] = [days.getDayOf(session), days.getLastDayOf(placed)];
    extent ??= { startsAt, endsAt, firstDay, lastDay };
    extent.startsAt = Math.min(extent.startsAt, startsAt);
    extent.endsAt = Math.max(extent.endsAt, endsAt);
    extent.firstDay = Math.min(extent.firstDay, firstDay);
    extent.lastDay = Math.max(extent.lastDay, lastDay);
  }
  return extent;
}
