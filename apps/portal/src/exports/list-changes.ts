import { toSelector } from '@foyer/feeds';
import {
  type Correction,
  type CorrectionOutcome,
  compareFeeds,
  type DatedChange,
  type EndedCorrection,
  findEarliestEnd,
  type Instant,
  ProgrammeDays,
  type ReplayedReading,
  type ReplayedStep,
  replayCorrections,
  type Session,
  type SessionChange,
} from '@foyer/schedule';
import type { ProgrammeSource } from '../programme/programme.ts';
import { joinEnds } from './join-ends.ts';

/** What was taken back before so many others is no news. */
const MAX_TOLD = 20;
/** Nobody has decided anything: why what took place late is back where it was planned. */
const ENDED = 'The correction has ended, this is what the programme says.';

/**
 * What changed in a programme, by import and by correction of the organisers; the latest first. Takes a while where
 * many corrections are over, but not long between two yields.
 * @param others who read the same programme otherwise
 */
export function* listChanges(
  source: ProgrammeSource,
  ended: readonly EndedCorrection[],
  others: readonly ProgrammeSource[] = [],
): Generator<void, DatedChange[], void> {
  const imported = source.state.imports.flatMap(({ at, changes }) => changes.map(change => ({ at, change })));
  const corrected = yield* listCorrected(source, ended, others);
  return [...imported, ...corrected].sort((a, b) => b.at - a.at);
}

/** When what is known of a programme last became another. */
export function findLastChange(source: ProgrammeSource, ended: readonly EndedCorrection[]): Instant {
  const { imports, fetchedAt } = source.state;
  const corrections = (source.built?.corrections ?? []).map(findLastChangeBy);
  const takenBack = ended.map(({ endedAt }) => endedAt);
  return Math.max(imports[0]?.at ?? fetchedAt ?? 0, ...corrections, ...takenBack);
}

/**
 * By guid, when each session last changed, as far as anybody remembers; what once was told of it stays true. Once
 * corrections have been made, that is when the programme last changed: whom one had moved depends on the programme and
 * on other corrections as they were, which nobody remembers, and what was once a later time must not become an earlier.
 * @param changes all that `listChanges` gives
 */
export function findChangeTimes(
  source: ProgrammeSource,
  ended: readonly EndedCorrection[],
  changes: readonly DatedChange[],
): Map<string, Instant> {
  const times = new Map<string, Instant>();
  const note = (guid: string, at: Instant) => times.set(guid, Math.max(at, times.get(guid) ?? at));
  for (const { at, change } of changes) note(change.guid, at);
  const correctedAt = findLastCorrection(source, ended);
  if (correctedAt === null) return times;
  const changedAt = Math.max(correctedAt, source.state.imports[0]?.at ?? correctedAt);
  for (const { guid } of source.built?.feed.sessions ?? []) note(guid, changedAt);
  return times;
}

/** When one was last made by command, or ended; null: none was. What stands in the config has no time. */
function findLastCorrection(source: ProgrammeSource, ended: readonly EndedCorrection[]): Instant | null {
  const told = (source.built?.corrections ?? []).filter(
    ({ correction, state }) => correction.createdAt !== null || state === 'expired',
  );
  const times = [...told.map(findLastChangeBy), ...ended.map(({ endedAt }) => endedAt)];
  return times.length === 0 ? null : Math.max(...times);
}

/** When it was first known, as far as anybody remembers. */
export function findBeginning(source: ProgrammeSource): Instant {
  const { imports, fetchedAt } = source.state;
  return imports.at(-1)?.at ?? fetchedAt ?? 0;
}

/** What corrections did when they were made, and what came back when they were taken back or ended. */
function* listCorrected(
  source: ProgrammeSource,
  takenBack: readonly EndedCorrection[],
  others: readonly ProgrammeSource[],
): Generator<void, DatedChange[], void> {
  const [reading] = openReplayed(source, takenBack);
  if (source.built === null || reading === undefined) return [];
  const { feed } = source.built;
  const { ended, timezone } = reading;
  const old = new Set(ended.slice(MAX_TOLD).map(({ correction }) => correction));
  // The old ones too: what others did depends on what held at that time.
  const steps = yield* replayCorrections({
    ...reading,
    others: others.flatMap(other => openReplayed(other, takenBack)),
  });
  const days = new ProgrammeDays(timezone, feed.conference.dayChangeMinutes);
  const isTold = (step: ReplayedStep) => !step.isEnd || isNews(step, { days, sessions: feed.sessions });
  const told = steps.filter(step => isTold(step) && !old.has(step.correction));
  return joinEnds(told).flatMap(({ correction, at, isEnd, changes }) => {
    // What is over was said of what is no more.
    const note = isEnd ? (hasEndedByItself(correction, at) ? ENDED : null) : correction.note;
    return compareSessions(changes).map(change => ({ at, change, note }));
  });
}

/** With what has ended of its corrections, the latest first. */
function openReplayed(
  { built, rooms, timezone }: ProgrammeSource,
  takenBack: readonly EndedCorrection[],
): ReplayedReading[] {
  if (built === null) return [];
  const { published, corrections: outcomes } = built;
  const expired = outcomes
    .filter(({ state }) => state === 'expired')
    .map(({ correction, expiresAt }) => ({ correction: { ...correction, expiresAt }, endedAt: expiresAt }));
  const ended = [...takenBack, ...expired].sort((a, b) => b.endedAt - a.endedAt);
  return [{ published, outcomes, ended, rooms: rooms.map(toSelector), timezone }];
}

/**
 * Whoever has heard of a correction hears that it does not hold any more; but not of what was cancelled that it takes
 * place after all, once its time is past, and the cancellation has lasted as long as one does.
 */
function isNews(
  { correction, at, changes }: ReplayedStep,
  programme: { days: ProgrammeDays; sessions: readonly Session[] },
): boolean {
  if (correction.kind !== 'cancel' || at < findEarliestEnd(correction, programme)) return true;
  return changes.some(({ before, after }) =>
    [before, after].some(each => at < (each.endsAt ?? each.startsAt)),
  );
}

function hasEndedByItself({ expiresAt }: Correction, at: Instant): boolean {
  return expiresAt !== null && expiresAt <= at;
}

function compareSessions(changes: readonly { before: Session; after: Session }[]): SessionChange[] {
  const [before, after] = [changes.map(change => change.before), changes.map(change => change.after)];
  return compareFeeds({ sessions: before }, { sessions: after });
}

function findLastChangeBy({ correction, state, expiresAt }: CorrectionOutcome): Instant {
  return Math.max(correction.createdAt ?? 0, state === 'expired' ? expiresAt : 0);
}
