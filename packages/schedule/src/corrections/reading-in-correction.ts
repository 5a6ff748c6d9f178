import { createTakenTest } from '../build/create-taken-test.ts';
import { ProgrammeDays } from '../build/programme-days.ts';
import { END_OF_TIME, type Feed, type Instant, type Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import type { ApplyCorrectionsOptions, CarriedChanges } from './apply-corrections.ts';
import type { AppliedCorrection } from './apply-in-all.ts';
import { type Correction, compareCorrections } from './correction.ts';
import type { CorrectionOutcome, CorrectionState } from './correction-outcome.ts';
import { findEnds } from './find-ends.ts';
import type { CorrectionStep } from './list-steps.ts';
import { isOvertaken, ProgrammeDraft } from './programme-draft.ts';
import { reportOutcome } from './report-outcome.ts';
import type { HomeReading } from './take-over-homes.ts';

/** One reading of a programme while corrections are made to all of them, and what becomes of those of its rooms. */
export class ReadingInCorrection {
  readonly draft: ProgrammeDraft;
  readonly outcomes: CorrectionOutcome[] = [];
  readonly home: HomeReading<ApplyCorrectionsOptions>;
  /** What those of other readings have done to sessions that its rooms show. */
  readonly carried: CarriedChanges[] = [];
  /** The sessions that its own corrections have changed. */
  readonly made = new Set<string>();
  readonly #ends: ReadonlyMap<Correction, Instant>;
  readonly #at: Instant;
  readonly #log = new ProblemLog();
  readonly #takes: (session: Pick<Session, 'rooms'>) => boolean;

  constructor(home: HomeReading<ApplyCorrectionsOptions>) {
    const { published, feed } = home;
    const { corrections, rooms, timezone, at } = published;
    const days = new ProgrammeDays(timezone, feed.conference.dayChangeMinutes);
    this.draft = new ProgrammeDraft({ feed, rooms, days });
    this.home = home;
    this.#takes = createTakenTest(feed, rooms);
    this.#ends = findEnds(corrections.toSorted(compareCorrections), { feed, rooms, days });
    this.#at = at;
  }

  /** The correction, unless there is none or it is over. */
  findHolding(correction: Correction | null): Correction | null {
    return correction && this.#at < this.#getEnd(correction) ? correction : null;
  }

  /** What has become of a correction, and of what it has done elsewhere. */
  note(step: CorrectionStep, index: number, applied: AppliedCorrection): void {
    const [made = null] = step.filter(correction => correction !== null);
    const changes = applied.carried.filter(({ after }) => this.#takes(after));
    if (made !== null && changes.length > 0) this.carried.push({ correction: made, changes });
    const own = step[index] ?? null;
    if (own !== null) this.#noteOwn(own, applied);
  }

  /** When the next of its corrections ends by itself; infinity: none does. */
  get changesAt(): Instant {
    const toCome = this.outcomes.filter(({ state }) => state !== 'expired');
    return Math.min(...toCome.map(({ expiresAt }) => expiresAt));
  }

  /** @param isAsRead whether a session that is not at home here stays as this reading has it */
  conclude(isAsRead: (guid: string) => boolean): Feed {
    const { own, published } = this.home;
    const problems = this.#log.list();
    const sessions = this.draft.listSessions().map(session => {
      const read = own.get(session.guid);
      const isOther = read !== undefined && session.correction !== undefined && !isAsRead(session.guid);
      return isOther ? session : (read ?? session);
    });
    const isCorrected =
      this.outcomes.some(({ changes }) => changes.length > 0) ||
      sessions.some(({ correction }) => correction !== undefined);
    if (!isCorrected && problems.length === 0) return published.feed;
    return { ...published.feed, sessions, problems: [...published.feed.problems, ...problems] };
  }

  #noteOwn(correction: Correction, { concerned, changes }: AppliedCorrection): void {
    const expiresAt = this.#getEnd(correction);
    const outcome: CorrectionOutcome =
      expiresAt <= this.#at
        ? { correction, state: 'expired', expiresAt, changes: [], overtaken: [] }
        : { correction, expiresAt, ...describe(correction, { concerned, changes }) };
    for (const { published } of changes) this.made.add(published.guid);
    reportOutcome(outcome, this.#log);
    this.outcomes.push(outcome);
  }

  #getEnd(correction: Correction): Instant {
    return this.#ends.get(correction) ?? END_OF_TIME;
  }
}

function describe(
  correction: Correction,
  { concerned, changes }: Pick<AppliedCorrection, 'concerned' | 'changes'>,
): Pick<CorrectionOutcome, 'state' | 'changes' | 'overtaken'> {
  if (concerned === null) return { state: 'room-unknown', changes: [], overtaken: [] };
  const overtaken = concerned.filter(each => isOvertaken(each, correction)).map(({ published }) => published);
  const state: CorrectionState =
    concerned.length === 0
      ? 'session-unknown'
      : changes.length === 0 && overtaken.length > 0
        ? 'overtaken'
        : 'applies';
  return { state, changes, overtaken };
}
