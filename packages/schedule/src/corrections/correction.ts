import type { Instant } from '../model.ts';

interface CorrectionFacts {
  id: string;
  /** null: it stands in the config, and comes before all that were made at some instant. */
  createdAt: Instant | null;
  /** From then on it does nothing; null: what `findEnds` says of its kind. */
  expiresAt: Instant | null;
  /** What the organisers say to it, for everybody. */
  note: string | null;
  /**
   * When the programme itself had the sessions begin that it changed, by guid, as it was made. One that begins
   * at another time since has been corrected where the programme is made, and is left alone.
   */
  publishedStarts: ReadonlyMap<string, Instant>;
}

/** A room runs late, or early. */
export interface DelayCorrection extends CorrectionFacts {
  kind: 'delay';
  /** As the config calls it. */
  room: string;
  /** Below zero: earlier. */
  byMs: number;
  /**
   * The session that runs then is the first that moves, or else the next of that programme day; what lasts all day
   * beside the others is passed over.
   */
  from: Instant;
  /** Its guid, where it is known already, whatever else is moved to that instant; as long as it is in that room. */
  guid: string | null;
  /** Everything after it moves as much; otherwise only what it would overlap, by what is left after the breaks. */
  untilEndOfDay: boolean;
}

/** A session is what is on in a room, whatever the programme says. */
export interface NowCorrection extends CorrectionFacts {
  kind: 'now';
  /** As the config calls it. */
  room: string;
  guid: string;
  /** When it begins. */
  at: Instant;
}

/** A session does not take place. */
export interface CancelCorrection extends CorrectionFacts {
  kind: 'cancel';
  guid: string;
  /**
   * The same as `publishedStarts`, of every programme that has the session: by a room of the config that reads it so,
   * since rooms in two time zones have it begin at two instants. Missing where one alone had it.
   */
  startsIn?: ReadonlyMap<string, Instant>;
}

/** What the organisers know better than the programme. Two of them add up, in the order in which they were made. */
export type Correction = DelayCorrection | NowCorrection | CancelCorrection;

/** One that is over: taken back, or at its end. What it said has been told, and must not be forgotten at once. */
export interface EndedCorrection {
  correction: Correction;
  endedAt: Instant;
}

/** Those of the config first, in its order; then by when they were made. */
export function compareCorrections(a: Correction, b: Correction): number {
  if (a.createdAt === null && b.createdAt === null) return 0;
  const aAt = a.createdAt ?? Number.NEGATIVE_INFINITY;
  const bAt = b.createdAt ?? Number.NEGATIVE_INFINITY;
  if (aAt !== bAt) return aAt - bAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
