import type { PlacedSession } from '../build/place-sessions.ts';
import type { ProgrammeDays } from '../build/programme-days.ts';
import type { DraftSession, PlacedDraft, ProgrammeDraft } from './programme-draft.ts';

interface InTurnOptions {
  room: string;
  /** What takes place in it. */
  held: readonly PlacedDraft[];
  subject?: DraftSession;
}

/**
 * Of what takes place in a room that which does so one after the other, and so waits for each other. Left out is what
 * the programme itself has beside all of it, such as an exhibition all day, or what takes whole days; and the subject,
 * if there is one, with what begins together with it, lies within it, or has it within itself.
 */
export function listInTurn(draft: ProgrammeDraft, { room, held, subject }: InTurnOptions): PlacedDraft[] {
  const published = draft.listPublished(room);
  const backdrops = findBackdrops(published, draft.days);
  const places = new Map(published.map(placed => [placed.session, placed]));
  const besides = subject === undefined ? undefined : places.get(subject.published);
  return held.filter(each => {
    if (each.draft === subject) return false;
    const placed = places.get(each.draft.published);
    // A correction has moved it here: it is beside nothing.
    if (placed === undefined) return true;
    return !backdrops.has(placed) && (besides === undefined || !standsBeside(placed, besides));
  });
}

/** A talk may have its questions within it; what has two sessions within it is what they stand before. */
const BACKDROP_SESSIONS = 2;

/** By what a room has published, for which each correction asks anew. */
const knownBackdrops = new WeakMap<readonly PlacedSession[], ReadonlySet<PlacedSession>>();

/** `published` is sorted by start. Those of the same times are looked at once: a damaged feed has thousands. */
function findBackdrops(published: readonly PlacedSession[], days: ProgrammeDays): ReadonlySet<PlacedSession> {
  const known = knownBackdrops.get(published);
  if (known !== undefined) return known;
  const byTimes = new Map<string, boolean>();
  const backdrops = published.filter((placed, index) => {
    const times = `${placed.startsAt} ${placed.endsAt} ${isGiven(placed)}`;
    const found = byTimes.get(times) ?? (days.takesWholeDays(placed) || isBackdrop(placed, published, index));
    byTimes.set(times, found);
    return found;
  });
  const set = new Set(backdrops);
  knownBackdrops.set(published, set);
  return set;
}

function isBackdrop(placed: PlacedSession, published: readonly PlacedSession[], index: number): boolean {
  let first = index;
  while (first > 0 && published[first - 1]?.startsAt === placed.startsAt) first--;
  let within = 0;
  for (let at = first; at < published.length; at++) {
    const other = published[at];
    if (other === undefined || other.startsAt >= placed.endsAt) return false;
    if (!fills(other) || !liesWithin(other, placed) || isPause(other, placed)) continue;
    within++;
    if (within === BACKDROP_SESSIONS) return true;
  }
  return false;
}

function standsBeside(a: PlacedSession, b: PlacedSession): boolean {
  return a.startsAt === b.startsAt || liesWithin(a, b) || liesWithin(b, a);
}

/** What begins as the longer one ends comes after it, even if it lasts no time. */
function liesWithin(shorter: PlacedSession, longer: PlacedSession): boolean {
  const isShorter = shorter.endsAt - shorter.startsAt < longer.endsAt - longer.startsAt;
  const beginsWithin = longer.startsAt <= shorter.startsAt && shorter.startsAt < longer.endsAt;
  return isShorter && beginsWithin && shorter.endsAt <= longer.endsAt;
}

/** A mark such as “Doors open” lasts no time. */
function fills({ startsAt, endsAt }: PlacedSession): boolean {
  return startsAt < endsAt;
}

/** Within what somebody gives, what nobody gives is part of it: a workshop may have coffee twice. */
function isPause(shorter: PlacedSession, longer: PlacedSession): boolean {
  return !isGiven(shorter) && isGiven(longer);
}

function isGiven({ session }: PlacedSession): boolean {
  return session.speakers.length > 0;
}
