import type { PlacedSession } from '../build/place-sessions.ts';
import type { DraftSession, PlacedDraft, ProgrammeDraft } from './programme-draft.ts';

interface InTurnOptions {
  room: string;
  /** What takes place in it. */
  held: readonly PlacedDraft[];
  subject?: DraftSession;
}

/**
 * Of what takes place in a room that which does so one after the other, and so waits for each other. Left out is what
 * the programme itself has beside all of it, such as an exhibition all day; and the subject, if there is one, with
 * what begins together with it, lies within it, or has it within itself.
 */
export function listInTurn(draft: ProgrammeDraft, { room, held, subject }: InTurnOptions): PlacedDraft[] {
  const published = draft.listPublished(room);
  const places = new Map(published.map(placed => [placed.session, placed]));
  const besides = subject === undefined ? undefined : places.get(subject.published);
  return held.filter(each => {
    if (each.draft === subject) return false;
    const placed = places.get(each.draft.published);
    // A correction has moved it here: it is beside nothing.
    if (placed === undefined) return true;
    return !isBackdrop(placed, published) && (besides === undefined || !standsBeside(placed, besides));
  });
}

/** A talk may have its questions within it; what has two sessions within it is what they stand before. */
const BACKDROP_SESSIONS = 2;

function isBackdrop(placed: PlacedSession, published: readonly PlacedSession[]): boolean {
  const within = published.filter(
    other => fills(other) && liesWithin(other, placed) && !isPause(other, placed),
  );
  return within.length >= BACKDROP_SESSIONS;
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
function isPause({ session: shorter }: PlacedSession, { session: longer }: PlacedSession): boolean {
  return shorter.speakers.length === 0 && longer.speakers.length > 0;
}
