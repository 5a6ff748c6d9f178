import {
  isToDo,
  type ProgrammeImport,
  type ProgrammeProblem,
  type ProgrammeSourceHealth,
  ROOM_PROBLEM_CODES,
} from '@foyer/contract';
import { describeChange, type Instant, type Problem, type SessionChange } from '@foyer/schedule';
import { type FeedState, hasGoodFeed } from '../feed-state.ts';
import type { OpenFeedOptions } from '../feed-store.ts';
import { describeHeldBack, type HeldBack, SIGHTINGS_NEEDED } from '../hold-back.ts';
import type { ImportRecord } from '../import-record.ts';
import { describeLocation } from '../location.ts';

const MAX_PROBLEMS = 100;
/** Of one import. */
const MAX_CHANGES = 30;

export interface SourceFacts {
  feed: OpenFeedOptions;
  /** By the names of the config. */
  rooms: readonly string[];
  state: FeedState;
  /** Of the feed and of what was made of it. */
  problems: readonly Problem[];
}

/** How a programme is, in words for its organisers: bounded, and without what is secret. */
export function describeSource({ feed, rooms, state, problems }: SourceFacts): ProgrammeSourceHealth {
  const { timezone } = feed;
  const location = describeLocation(feed.location);
  const countOf = (severity: Problem['severity']) =>
    problems.filter(problem => problem.severity === severity).length;
  return {
    location,
    rooms: [...rooms],
    format: state.feed === null ? null : feed.map ? 'schedule-map' : state.feed.format,
    timezone,
    language: feed.language,
    state: assess(state),
    fetchedAt: formatInstant(state.fetchedAt),
    checkedAt: formatInstant(state.checkedAt),
    sessions: state.feed?.sessions.length ?? 0,
    feedRooms: new Set(state.feed?.sessions.flatMap(session => session.rooms)).size,
    failure: state.failure && { ...state.failure, since: toIso(state.failure.since) },
    heldBack: state.heldBack && describeHeld(state.heldBack, location, timezone),
    missingCompanions: state.missing.map(companion => ({
      ...companion,
      location: describeLocation(companion.location),
    })),
    problemCounts: { errors: countOf('error'), warnings: countOf('warning') },
    problems: problems
      .toSorted((a, b) => rankProblem(a) - rankProblem(b))
      .slice(0, MAX_PROBLEMS)
      .map(describeProblem),
    imports: state.imports.map(record => describeImport(record, timezone)),
  };
}

function assess(state: FeedState): ProgrammeSourceHealth['state'] {
  if (state.feed === null) return 'missing';
  if (!hasGoodFeed(state)) return 'incomplete';
  // Whether or not it can be reached just now: an organiser has to decide.
  if (state.heldBack !== null) return 'held-back';
  return state.failure === null ? 'ok' : 'failing';
}

function describeHeld(held: HeldBack, location: string, timezone: string): ProgrammeSourceHealth['heldBack'] {
  const { since, sightings, sessions, sessionsBefore, counts, changes } = held;
  return {
    since: toIso(since),
    message: describeHeldBack(location, held),
    sightings,
    sightingsNeeded: SIGHTINGS_NEEDED,
    sessions,
    sessionsBefore,
    counts,
    changes: describeChanges(changes, timezone),
  };
}

function describeImport(record: ImportRecord, timezone: string): ProgrammeImport {
  const { at, how, sessions, rooms, counts, changes } = record;
  return { at: toIso(at), how, sessions, rooms, counts, changes: describeChanges(changes, timezone) };
}

function describeChanges(changes: readonly SessionChange[], timezone: string): string[] {
  return changes.slice(0, MAX_CHANGES).map(change => describeChange(change, timezone));
}

function describeProblem({ severity, code, message, position }: Problem): ProgrammeProblem {
  return { severity, code, message, line: position.line ?? null, path: position.path ?? null };
}

/**
 * First what organisers have to do something about. Before what is odd in single sessions, which may be more than is
 * told, what other programmes and rooms have to do with it.
 */
function rankProblem({ severity, code }: Problem): number {
  if (isToDo(code)) return 0;
  if (severity === 'error') return 1;
  return code === 'guid-shared' || ROOM_PROBLEM_CODES.includes(code) ? 2 : 3;
}

function formatInstant(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

function toIso(at: Instant): string {
  return new Date(at).toISOString();
}
