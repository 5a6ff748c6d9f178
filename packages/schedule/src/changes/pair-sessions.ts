import type { Session } from '../model.ts';
import { makeFallbackGuid } from '../parsers/fallback-guid.ts';

export interface SessionPair {
  before: Session;
  after: Session;
}

export interface PairedSessions {
  pairs: SessionPair[];
  removed: Session[];
  added: Session[];
}

/** Names a session in one import so that it can be found in another; null: not by this. */
type Mark = (session: Session) => string | null;

/**
 * Finds out which session of one import is which of another: by guid; then by title and speakers, for a source
 * may number its sessions anew; then, of those whose guid was made of title and speakers, by time and room. A
 * mark that several bear in one import names none of them.
 */
export function pairSessions(before: readonly Session[], after: readonly Session[]): PairedSessions {
  const marks: Mark[] = [session => session.guid, makeFallbackGuid, markPlace];
  let rest: PairedSessions = { pairs: [], removed: [...before], added: [...after] };
  for (const mark of marks) {
    const found = pairBy(mark, rest.removed, rest.added);
    rest = { ...found, pairs: [...rest.pairs, ...found.pairs] };
  }
  return rest;
}

function pairBy(mark: Mark, before: readonly Session[], after: readonly Session[]): PairedSessions {
  const earlier = indexUnique(mark, before);
  const later = indexUnique(mark, after);
  const pairs: SessionPair[] = [];
  const paired = new Set<Session>();
  for (const [name, session] of later) {
    const other = earlier.get(name);
    if (other === undefined) continue;
    pairs.push({ before: other, after: session });
    paired.add(other).add(session);
  }
  // A session that both imports share as one object is paired in both.
  const rest = (sessions: readonly Session[]) => sessions.filter(session => !paired.has(session));
  return { pairs, removed: rest(before), added: rest(after) };
}

function indexUnique(mark: Mark, sessions: readonly Session[]): Map<string, Session> {
  const index = new Map<string, Session>();
  const repeated = new Set<string>();
  for (const session of sessions) {
    const name = mark(session);
    if (name === null) continue;
    if (index.has(name)) repeated.add(name);
    else index.set(name, session);
  }
  for (const name of repeated) index.delete(name);
  return index;
}

/** A guid of the source's own says that this is another session, wherever it takes place. */
function markPlace(session: Session): string | null {
  const isMade = session.guid.startsWith(makeFallbackGuid(session));
  return isMade ? JSON.stringify([session.startsAt, ...session.rooms.toSorted()]) : null;
}
