import type { ConferenceInfo, Feed, FeedRoom, Session } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { assignGuids } from './assign-guids.ts';
import { dropSpeakerAddresses } from './drop-speaker-addresses.ts';
import { makeFallbackGuid } from './fallback-guid.ts';
import { UNKNOWN_CONFERENCE } from './unreadable-feed.ts';

/**
 * Makes a feed of sessions that were read: a guid of its own for each, made where it is empty, speakers without
 * their addresses, and all rooms, those that the source declares first.
 */
export function finishFeed(options: {
  sessions: Session[];
  log: ProblemLog;
  conference?: Partial<ConferenceInfo>;
  declaredRooms?: readonly FeedRoom[];
}): Feed {
  const { sessions, log, conference = {}, declaredRooms = [] } = options;
  for (const session of sessions) {
    if (session.speakers.some(({ id, name }) => name.includes('@') || id?.includes('@'))) {
      session.speakers = dropSpeakerAddresses(session.speakers);
    }
    if (session.guid === '') session.guid = makeFallbackGuid(session);
  }
  assignGuids(sessions, log);
  if (sessions.length === 0) log.warn('feed-without-sessions', 'There is no session that can be read.');
  const rooms = new Map<string, FeedRoom>();
  for (const room of declaredRooms) {
    if (!rooms.has(room.name)) rooms.set(room.name, room);
  }
  for (const name of sessions.flatMap(session => session.rooms)) {
    if (!rooms.has(name)) rooms.set(name, { name, id: null, guid: null, slug: null });
  }
  return {
    conference: { ...UNKNOWN_CONFERENCE, days: [], ...conference },
    rooms: [...rooms.values()],
    sessions,
    problems: log.list(),
    complete: true,
  };
}
