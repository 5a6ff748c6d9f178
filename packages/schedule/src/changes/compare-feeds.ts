import type { Feed, Session } from '../model.ts';
import { isShownAlike } from '../rich-text/is-shown-alike.ts';
import { pairSessions, type SessionPair } from './pair-sessions.ts';
import {
  EDITED_FIELDS,
  outlineSession,
  SESSION_CHANGE_KINDS,
  type SessionChange,
  type SessionChangeKind,
} from './session-change.ts';

export interface CompareOptions {
  /**
   * What is compared of abstracts and descriptions: what the sources write, or what pages show of it, which is the same
   * of texts in several formats but takes a second for a thousand sessions.
   */
  texts?: 'as-written' | 'as-shown';
}

/**
 * What became another from one import of a programme to the next, by the time of the session (as it is now, or
 * was last). A session that changed in several ways is listed with each.
 */
export function compareFeeds(
  before: Pick<Feed, 'sessions'>,
  after: Pick<Feed, 'sessions'>,
  { texts = 'as-written' }: CompareOptions = {},
): SessionChange[] {
  const isSameText = texts === 'as-shown' ? isShownAlike : isSame;
  const { pairs, removed, added } = pairSessions(before.sessions, after.sessions);
  const changes: SessionChange[] = [
    ...added.map(session => ({
      kind: 'added' as const,
      guid: session.guid,
      before: null,
      after: outlineSession(session),
    })),
    ...removed.map(session => ({
      kind: 'removed' as const,
      guid: session.guid,
      before: outlineSession(session),
      after: null,
    })),
    ...pairs.flatMap(pair => (pair.before === pair.after ? [] : compareSessions(pair, isSameText))),
  ];
  return changes.sort(compareChanges);
}

/** How many of each kind there are, those that there are none of left out. */
export function countChanges(changes: readonly SessionChange[]): Map<SessionChangeKind, number> {
  const counts = new Map<SessionChangeKind, number>();
  for (const kind of SESSION_CHANGE_KINDS) {
    const count = changes.filter(change => change.kind === kind).length;
    if (count > 0) counts.set(kind, count);
  }
  return counts;
}

function compareSessions(pair: SessionPair, isSameText: typeof isShownAlike): SessionChange[] {
  const { before, after } = pair;
  const both = { guid: after.guid, before: outlineSession(before), after: outlineSession(after) };
  const fields = EDITED_FIELDS.filter(field =>
    field === 'abstract' || field === 'description'
      ? !isSameText(before[field], after[field])
      : !isSame(before[field], after[field]),
  );
  const startsByMs = after.startsAt - before.startsAt;
  const lastsByMs = compareLengths(pair);
  const namesOf = (session: Session) => session.speakers.map(speaker => speaker.name);
  return [
    ...changeIf(after.cancelled === true && before.cancelled !== true, { ...both, kind: 'cancelled' }),
    ...changeIf(before.cancelled === true && after.cancelled !== true, { ...both, kind: 'reinstated' }),
    ...changeIf(startsByMs !== 0, { ...both, kind: 'moved', byMs: startsByMs }),
    ...changeIf(lastsByMs !== 0, { ...both, kind: 'length-changed', byMs: lastsByMs }),
    ...changeIf(!isSame(before.rooms.toSorted(), after.rooms.toSorted()), { ...both, kind: 'room-changed' }),
    ...changeIf(before.title !== after.title, { ...both, kind: 'renamed' }),
    ...changeIf(!isSame(namesOf(before), namesOf(after)), { ...both, kind: 'speakers-changed' }),
    ...changeIf(before.doNotRecord !== after.doNotRecord || before.doNotStream !== after.doNotStream, {
      ...both,
      kind: 'opt-out-changed',
    }),
    ...changeIf(before.guid !== after.guid, { ...both, kind: 'guid-changed' }),
    ...changeIf(fields.length > 0, { ...both, kind: 'edited', fields }),
  ];
}

function changeIf(condition: boolean, change: SessionChange): SessionChange[] {
  return condition ? [change] : [];
}

function compareLengths({ before, after }: SessionPair): number | null {
  if (before.endsAt === null || after.endsAt === null) return before.endsAt === after.endsAt ? 0 : null;
  return after.endsAt - after.startsAt - (before.endsAt - before.startsAt);
}

/** All that is read of a session is plain JSON, its keys in an order of their own. */
function isSame(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

function compareChanges(a: SessionChange, b: SessionChange): number {
  const startOf = ({ before, after }: SessionChange) => (after ?? before)?.startsAt ?? 0;
  return startOf(a) - startOf(b);
}
