import { createTakenTest } from '../build/create-taken-test.ts';
import type { RoomSelector } from '../build/match-rooms.ts';
import type { Session } from '../model.ts';
import type { CorrectedFeed } from './apply-corrections.ts';
import { compareCorrections } from './correction.ts';
import { type MadeChange, replayChanges } from './replay-changes.ts';

/** A programme as some rooms of the config read it, and as their corrections leave it. */
export interface CorrectedReading {
  /** Of the programme: the same for all who read it, as for rooms in two time zones. */
  location: string;
  rooms: readonly RoomSelector[];
  /** null: nothing could be read of it. */
  corrected: CorrectedFeed | null;
}

/** One that could be read, and what is known of its sessions. */
interface Reading {
  given: CorrectedReading;
  corrected: CorrectedFeed;
  takes: (session: Pick<Session, 'rooms'>) => boolean;
  sessions: ReadonlyMap<string, Session>;
}

type Made = MadeChange & { reading: Reading };

/**
 * Lets all readings of a programme know what corrections have done to a session that more than one of them shows: each
 * knows the corrections of its own rooms only. Where it is in rooms of several, it is in each of them as all
 * corrections leave it, from the start that it has there. Where one of another reading has moved it away, it is in all
 * as in the reading that it is from.
 * @returns one for each reading; the same object where nothing differs
 */
export function agreeOnMoved(readings: readonly CorrectedReading[]): (CorrectedFeed | null)[] {
  const agreed = new Map<CorrectedReading, CorrectedFeed>();
  for (const same of Map.groupBy(readings, ({ location }) => location).values()) {
    const isCorrected = ({ corrected }: CorrectedReading) =>
      corrected?.outcomes.some(({ changes }) => changes.length > 0) ?? false;
    if (same.length < 2 || !same.some(isCorrected)) continue;
    const readable = same.flatMap(open);
    const replaced = findReplaced(readable);
    for (const reading of readable) {
      const sessions = replaced.get(reading);
      if (sessions !== undefined) agreed.set(reading.given, replaceSessions(reading.corrected, sessions));
    }
  }
  return readings.map(reading => agreed.get(reading) ?? reading.corrected);
}

function open(given: CorrectedReading): Reading[] {
  const { corrected, rooms } = given;
  if (corrected === null) return [];
  const sessions = new Map(corrected.feed.sessions.map(session => [session.guid, session]));
  return [{ given, corrected, takes: createTakenTest(corrected.feed, rooms), sessions }];
}

/** What each reading has to take over, by guid. */
function findReplaced(readings: readonly Reading[]): Map<Reading, Map<string, Session>> {
  const replaced = new Map<Reading, Map<string, Session>>();
  for (const [guid, made] of Map.groupBy(listMade(readings), ({ change }) => change.published.guid)) {
    for (const [reading, session] of agreeOnSession(guid, { made, readings })) {
      replaced.set(reading, (replaced.get(reading) ?? new Map<string, Session>()).set(guid, session));
    }
  }
  return replaced;
}

/** All changes, in the order in which corrections add up. */
function listMade(readings: readonly Reading[]): Made[] {
  return readings
    .flatMap(reading =>
      reading.corrected.outcomes.flatMap(({ correction, changes }) =>
        changes.map(change => ({ reading, takes: reading.takes, correction, change })),
      ),
    )
    .sort((a, b) => compareCorrections(a.correction, b.correction));
}

function agreeOnSession(
  guid: string,
  { made, readings }: { made: readonly Made[]; readings: readonly Reading[] },
): Map<Reading, Session> {
  const agreed = new Map<Reading, Session>();
  const published = readings.flatMap(reading => {
    const own = made.find(each => each.reading === reading)?.change.published;
    const session = own ?? reading.sessions.get(guid);
    return session === undefined ? [] : [{ reading, session }];
  });
  const shown = published.filter(({ reading, session }) => reading.takes(session));
  const homes = shown.length > 0 ? shown : published.slice(0, 1);
  const [home] = homes;
  if (home === undefined) return agreed;
  if (homes.length === 1 && made.every(({ reading }) => reading === home.reading)) return agreed;
  for (const { reading, session } of homes) {
    // A cancellation is made in each that shows its session.
    const own = new Set(made.flatMap(each => (each.reading === reading ? each.correction.id : [])));
    const once = made.filter(each => each.reading === reading || !own.has(each.correction.id));
    agreed.set(reading, replayChanges(session, once));
  }
  const atHome = agreed.get(home.reading);
  for (const { reading } of published) {
    if (atHome !== undefined && !agreed.has(reading)) agreed.set(reading, atHome);
  }
  return agreed;
}

function replaceSessions(corrected: CorrectedFeed, replaced: ReadonlyMap<string, Session>): CorrectedFeed {
  const sessions = corrected.feed.sessions.map(session => replaced.get(session.guid) ?? session);
  return { ...corrected, feed: { ...corrected.feed, sessions } };
}
