import { listRoomNames, matchRooms, type RoomSelector } from '../build/match-rooms.ts';
import type { Feed, Session } from '../model.ts';
import type { CorrectedFeed } from './apply-corrections.ts';
import { compareCorrections, type NowCorrection } from './correction.ts';

/** A programme as some rooms of the config read it, and as their corrections leave it. */
export interface CorrectedReading {
  /** Of the programme: the same for all who read it, as for rooms in two time zones. */
  location: string;
  rooms: readonly RoomSelector[];
  /** null: nothing could be read of it. */
  corrected: CorrectedFeed | null;
}

interface Reading extends CorrectedReading {
  corrected: CorrectedFeed;
}

/**
 * Lets all readings of a programme know what a correction has moved into a room of one of them from a room of another:
 * each knows the corrections of its own rooms only. Such a session is in all of them as where it was moved last, and
 * what the programme says of it is as those read it in whose room it was.
 * @returns one for each reading; the same object where nothing differs
 */
export function agreeOnMoved(readings: readonly CorrectedReading[]): (CorrectedFeed | null)[] {
  const agreed = new Map<CorrectedReading, CorrectedFeed>();
  const readable = readings.filter((reading): reading is Reading => reading.corrected !== null);
  for (const same of Map.groupBy(readable, ({ location }) => location).values()) {
    if (same.length < 2) continue;
    const moved = listMoved(same);
    if (moved.size === 0) continue;
    for (const reading of same) agreed.set(reading, replaceSessions(reading.corrected, moved));
  }
  return readings.map(reading => agreed.get(reading) ?? reading.corrected);
}

/** By guid, the sessions that have come into a room of another reading, as they are now. */
function listMoved(readings: readonly Reading[]): Map<string, Session> {
  const moved = new Map<string, Session>();
  const takers = new Map(readings.map(each => [each, matchRooms(each.corrected.feed, each.rooms)]));
  for (const [guid, movers] of groupMovers(readings)) {
    const last = movers.at(-1);
    const session = last && findSession(last.corrected.feed, guid);
    if (session === undefined) continue;
    const rooms = session.correction?.rooms ?? session.rooms;
    const isHome = (reading: Reading) =>
      listRoomNames({ rooms }).some(name => (takers.get(reading)?.get(name)?.length ?? 0) > 0);
    const home = readings.find(isHome);
    if (home === undefined || movers.every(mover => mover === home)) continue;
    moved.set(guid, tellPublished(session, findSession(home.corrected.feed, guid)));
  }
  return moved;
}

/** By guid, the readings whose corrections have put a session on, in the order in which they were made. */
function groupMovers(readings: readonly Reading[]): Map<string, Reading[]> {
  const made = readings.flatMap(reading =>
    reading.corrected.outcomes.flatMap(({ correction, state }) =>
      correction.kind === 'now' && state === 'applies' ? { reading, correction } : [],
    ),
  );
  made.sort((a, b) => compareCorrections(a.correction, b.correction));
  const movers = new Map<string, Reading[]>();
  for (const { reading, correction } of made) add(movers, correction, reading);
  return movers;
}

function add(movers: Map<string, Reading[]>, { guid }: NowCorrection, reading: Reading): void {
  const known = movers.get(guid);
  if (known === undefined) movers.set(guid, [reading]);
  else known.push(reading);
}

/** With the times that it would have had at home, where times without an offset are read on other clocks. */
function tellPublished(session: Session, atHome: Session | undefined): Session {
  if (session.correction === undefined || atHome === undefined) return session;
  const { startsAt, endsAt, rooms } = atHome.correction ?? atHome;
  return { ...session, correction: { ...session.correction, startsAt, endsAt, rooms } };
}

function replaceSessions(corrected: CorrectedFeed, moved: ReadonlyMap<string, Session>): CorrectedFeed {
  const sessions = corrected.feed.sessions.map(session => moved.get(session.guid) ?? session);
  return { ...corrected, feed: { ...corrected.feed, sessions } };
}

function findSession(feed: Feed, guid: string): Session | undefined {
  return feed.sessions.find(session => session.guid === guid);
}
