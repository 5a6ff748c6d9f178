import type { GeneratedReason, Instant, ProgrammeSpan } from '@foyer/schedule';

/** What the state of a room depends on in a session; a whole `Session` fits, and so does a shorter form. */
export interface SessionFlags {
  doNotStream: boolean | null;
  cancelled: boolean | null;
}

/** A row of the internal schedule, with the session in whatever length the caller keeps it. */
export type StateRow<S extends SessionFlags> =
  | { type: 'session'; startsAt: Instant; endsAt: Instant; session: S }
  | { type: 'generated'; startsAt: Instant; endsAt: Instant; reason: GeneratedReason };

export type SessionStateRow<S extends SessionFlags> = Extract<StateRow<S>, { type: 'session' }>;

export interface Presence {
  /** An encoder is registered and its lease is good. */
  active: boolean;
  /** Its last report; null if the tracker never heard of one. */
  lastSeenAt: Instant | null;
}

export interface RoomStateInput<S extends SessionFlags> {
  /** Sorted by start; a window of the room's schedule around `at` is enough. Empty: no programme is known. */
  rows: readonly StateRow<S>[];
  /** Of all that is held in the room, also outside that window; null: nothing is. */
  programmeSpan: ProgrammeSpan | null;
  /** null: nothing was ever heard from the tracker. */
  presence: Presence | null;
  /** The picture comes from elsewhere (YouTube), and no encoder of ours is expected. */
  external: boolean;
  at: Instant;
}

/** What has gone wrong when a session should be live and no picture comes. */
export type FaultCause = 'encoder-lost' | 'encoder-never-registered' | 'tracker-unreachable';

export type RoomStateDetail =
  | { kind: 'live' }
  /** `withheld`: it will not be streamed, so that nobody waits for a picture. */
  | { kind: 'starting'; startsAt: Instant; withheld: boolean }
  | { kind: 'break'; until: Instant }
  | { kind: 'not-streamed'; until: Instant }
  | { kind: 'external' }
  | { kind: 'technical-fault'; since: Instant; cause: FaultCause }
  /** `startsAt` is null where nobody knows; `unplanned`: the programme is known, and has nothing for this room. */
  | { kind: 'not-started'; startsAt: Instant | null; unplanned: boolean }
  | { kind: 'finished'; over: 'conference' | 'room' }
  /** Another day has more; `free-day`: this one has nothing at all, between two that have. */
  | { kind: 'finished'; over: 'day' | 'free-day'; resumesAt: Instant };

export type RoomStateKind = RoomStateDetail['kind'];

export type RoomState<S extends SessionFlags> = RoomStateDetail & {
  /** Sessions that run now; where they overlap, the one that began last comes first. */
  current: SessionStateRow<S>[];
  /** The sessions that begin next, at one instant. */
  next: SessionStateRow<S>[];
  /** When this state ends by itself; null if only an encoder or an organiser can change it. */
  changesAt: Instant | null;
  /** Whether a player may be offered: an encoder is there and the session may be streamed. */
  watchable: boolean;
};

type Span = Pick<StateRow<SessionFlags>, 'startsAt' | 'endsAt'>;

/** So long before a session its room counts as starting. */
export const STARTING_WINDOW_MS = 10 * 60_000;

/**
 * The one truthful state of a room, for every page, API and light.
 *
 * A pure function: the same input gives the same state in a server, a browser and a test. Cancelled sessions do
 * not count: the generated one in their time does. A picture between sessions is watchable (the break), a session
 * that must not be streamed never is.
 */
export function getRoomState<S extends SessionFlags>(input: RoomStateInput<S>): RoomState<S> {
  const { rows, at } = input;
  const sessions = rows.filter(isHeld);
  const current = sessions.filter(row => row.startsAt <= at && at < row.endsAt).sort(compareByLatestStart);
  const nextStartsAt = sessions.find(row => row.startsAt > at)?.startsAt ?? null;
  const next = sessions.filter(row => row.startsAt === nextStartsAt);
  const withheld = current.some(row => row.session.doNotStream === true);
  const detail = describe({ input, current, next, withheld });
  return {
    ...detail,
    current,
    next,
    changesAt: findNextChange({ rows, current, nextStartsAt, at }),
    watchable: !withheld && (input.external || input.presence?.active === true),
  };
}

function describe<S extends SessionFlags>(facts: {
  input: RoomStateInput<S>;
  current: SessionStateRow<S>[];
  next: SessionStateRow<S>[];
  withheld: boolean;
}): RoomStateDetail {
  const { input, current, next, withheld } = facts;
  const first = current[0];
  if (first === undefined) return describeIdle(input, next);
  // Two overlapping sessions share one camera: if one of them must not be seen, neither is.
  if (withheld) {
    const until = latestEnd(current.filter(row => row.session.doNotStream === true));
    return { kind: 'not-streamed', until };
  }
  if (input.external) return { kind: 'external' };
  if (input.presence === null) {
    return { kind: 'technical-fault', since: first.startsAt, cause: 'tracker-unreachable' };
  }
  if (input.presence.active) return { kind: 'live' };
  const startedAt = Math.min(...current.map(row => row.startsAt));
  const { lastSeenAt } = input.presence;
  if (lastSeenAt === null) {
    return { kind: 'technical-fault', since: startedAt, cause: 'encoder-never-registered' };
  }
  return { kind: 'technical-fault', since: Math.max(startedAt, lastSeenAt), cause: 'encoder-lost' };
}

function describeIdle<S extends SessionFlags>(
  { rows, programmeSpan, presence, external, at }: RoomStateInput<S>,
  next: SessionStateRow<S>[],
): RoomStateDetail {
  const reason = findReason(rows, at);
  if (reason === 'finished') return { kind: 'finished', over: 'conference' };
  // Without a programme of its own, a room is what its picture is, until the conference is over.
  if (programmeSpan === null) {
    if (external) return { kind: 'external' };
    if (presence?.active) return { kind: 'live' };
    return { kind: 'not-started', startsAt: null, unplanned: rows.length > 0 };
  }
  const nextStartsAt = next[0]?.startsAt ?? null;
  if (nextStartsAt !== null && nextStartsAt - at <= STARTING_WINDOW_MS) {
    const withheld = next.some(row => row.session.doNotStream === true);
    return { kind: 'starting', startsAt: nextStartsAt, withheld };
  }
  if (nextStartsAt === null) {
    // A page that has been out of reach for hours is past its rows, but not past the programme.
    if (at < programmeSpan.endsAt) return { kind: 'not-started', startsAt: null, unplanned: false };
    return { kind: 'finished', over: 'room' };
  }
  // A day on which the room has nothing comes before its first session, too.
  if (at < programmeSpan.startsAt) return { kind: 'not-started', startsAt: nextStartsAt, unplanned: false };
  switch (reason) {
    case 'not-yet-started':
    case 'not-yet-started-today':
      return { kind: 'not-started', startsAt: nextStartsAt, unplanned: false };
    case 'nothing-today':
      return { kind: 'finished', over: 'free-day', resumesAt: nextStartsAt };
    case 'finished-today':
      return { kind: 'finished', over: 'day', resumesAt: nextStartsAt };
    case 'break':
      return { kind: 'break', until: nextStartsAt };
  }
}

/** Why nothing is on. */
function findReason<S extends SessionFlags>(rows: readonly StateRow<S>[], at: Instant): GeneratedReason {
  const row = rows.filter(isGenerated).find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  return row?.reason ?? 'break';
}

function findNextChange<S extends SessionFlags>(facts: {
  rows: readonly StateRow<S>[];
  current: SessionStateRow<S>[];
  nextStartsAt: Instant | null;
  at: Instant;
}): Instant | null {
  const { rows, current, nextStartsAt, at } = facts;
  const instants = current.map(row => row.endsAt);
  if (nextStartsAt !== null) {
    instants.push(nextStartsAt);
    if (current.length === 0) instants.push(nextStartsAt - STARTING_WINDOW_MS);
  }
  for (const row of rows.filter(isGenerated)) {
    // "Finished for the day" becomes "not yet started" at midnight without any session moving.
    if (row.startsAt <= at && row.reason !== 'finished') instants.push(row.endsAt);
  }
  const coming = instants.filter(instant => instant > at);
  return coming.length === 0 ? null : Math.min(...coming);
}

function isGenerated<S extends SessionFlags>(
  row: StateRow<S>,
): row is Extract<StateRow<S>, { type: 'generated' }> {
  return row.type === 'generated';
}

function isHeld<S extends SessionFlags>(row: StateRow<S>): row is SessionStateRow<S> {
  return row.type === 'session' && row.session.cancelled !== true;
}

/** The order in which what is on is named, wherever: what began last first, and of those what ends first. */
export function compareByLatestStart(a: Span, b: Span): number {
  return b.startsAt - a.startsAt || a.endsAt - b.endsAt;
}

function latestEnd<S extends SessionFlags>(rows: SessionStateRow<S>[]): Instant {
  return Math.max(...rows.map(row => row.endsAt));
}
