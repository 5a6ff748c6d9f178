import type { Instant, Session } from '../model.ts';
import { applyCorrection } from './apply-correction.ts';
import type { Correction } from './correction.ts';
import type { CorrectedSession } from './correction-outcome.ts';
import { findDayEnd, isOfDay } from './find-earliest-end.ts';
import type { ProgrammeDraft } from './programme-draft.ts';

/** Corrections that have to do with each other, be it by others between them. */
interface Group {
  corrections: Correction[];
  /** The sessions that they move, and the days of rooms that they are about. */
  subjects: string[];
  endsAt: Instant;
}

interface Applied {
  correction: Correction;
  changes: readonly CorrectedSession[];
}

/**
 * When everything is over that corrections have moved. Those of a room's day, and those that have moved the same
 * session, build on each other: without one of them another would move something else, or elsewhere, while it lasts;
 * so all of them last as long as any. A session is over when it is so wherever one of them has put it, and where the programme has it, which it goes back to: what
 * another correction adds never makes it end sooner.
 * @param draft is restored
 * @param corrections in the order in which they add up
 */
export function findCarriedEnds(
  draft: ProgrammeDraft,
  corrections: readonly Correction[],
): Map<Correction, Instant> {
  const saved = draft.save();
  const groups = new Map<string, Group>();
  const own: Group[] = [];
  for (const correction of corrections) {
    applyCorrection(draft, correction);
    const changes = draft.takeChanges(correction);
    const subjects = listSubjects(draft, { correction, changes });
    const endsAt = findEnd(draft, { correction, changes });
    own.push(gather(groups, { corrections: [correction], subjects, endsAt }));
  }
  draft.restore(saved);
  // One that has been taken into another has no corrections left.
  return new Map(
    own.flatMap(group => group.corrections.map(correction => [correction, group.endsAt] as const)),
  );
}

/** Puts a correction together with all before it that have a subject of its own. */
function gather(groups: Map<string, Group>, group: Group): Group {
  for (const subject of [...group.subjects]) {
    const other = groups.get(subject);
    if (other === group) continue;
    groups.set(subject, group);
    if (other === undefined) continue;
    group.corrections.push(...other.corrections.splice(0));
    group.endsAt = Math.max(group.endsAt, other.endsAt);
    for (const each of other.subjects) groups.set(each, group);
    group.subjects.push(...other.subjects);
  }
  return group;
}

function listSubjects({ days }: ProgrammeDraft, { correction, changes }: Applied): string[] {
  const moved = changes.map(({ published }) => `session ${published.guid}`);
  if (!isOfDay(correction)) return moved;
  return [`${findDayEnd(correction, days)} in ${correction.room}`, ...moved];
}

function findEnd(draft: ProgrammeDraft, { correction, changes }: Applied): Instant {
  const dayEndsAt = correction.kind === 'cancel' ? null : findDayEnd(correction, draft.days);
  const concludeEnd = ({ after }: CorrectedSession): Instant => {
    // What has no stated end is over with its day at the latest, when no correction of that day has ended yet.
    if (after.endsAt !== null || dayEndsAt === null || after.startsAt < dayEndsAt) return endOf(after);
    return after.startsAt + draft.getLengthMs({ session: after });
  };
  let endsAt = isOfDay(correction) && dayEndsAt !== null ? dayEndsAt : Number.NEGATIVE_INFINITY;
  for (const change of changes) endsAt = Math.max(endsAt, concludeEnd(change), endOf(change.published));
  return endsAt;
}

function endOf({ startsAt, endsAt }: Session): Instant {
  return endsAt ?? startsAt;
}
