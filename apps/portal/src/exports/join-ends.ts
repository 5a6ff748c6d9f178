import type { CorrectedSession, ReplayedStep } from '@foyer/schedule';

/**
 * What ended at one instant went at once: corrections of a day end together, and what the programme would have been
 * with some of them left, nobody has seen.
 * @param steps in the order of their time
 */
export function joinEnds(steps: readonly ReplayedStep[]): ReplayedStep[] {
  const joined: ReplayedStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (last?.isEnd && step.isEnd && last.at === step.at) {
      joined.splice(-1, 1, { ...step, changes: joinChanges([...last.changes, ...step.changes]) });
    } else {
      joined.push(step);
    }
  }
  return joined;
}

function joinChanges(changes: readonly CorrectedSession[]): CorrectedSession[] {
  const joined = new Map<string, CorrectedSession>();
  for (const change of changes) {
    const { guid } = change.published;
    joined.set(guid, { ...change, before: joined.get(guid)?.before ?? change.before });
  }
  return [...joined.values()];
}
