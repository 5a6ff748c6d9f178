import { compareFeeds, type DatedChange, type Instant } from '@foyer/schedule';
import type { ProgrammeSource } from '../programme/programme.ts';

/** What changed in a programme, by import and by correction of the organisers; the latest first. */
export function listChanges(source: ProgrammeSource): DatedChange[] {
  const imported = source.state.imports.flatMap(({ at, changes }) => changes.map(change => ({ at, change })));
  const corrected = (source.built?.corrections ?? []).flatMap(({ state, correction, changes }) => {
    // What stands in the config has no time of its own, and is in the programme from the beginning.
    if (state !== 'applies' || correction.createdAt === null) return [];
    const at = correction.createdAt;
    const [before, after] = [changes.map(change => change.before), changes.map(change => change.after)];
    return compareFeeds({ sessions: before }, { sessions: after }).map(change => ({ at, change }));
  });
  return [...imported, ...corrected].sort((a, b) => b.at - a.at);
}

/** When what is known of a programme last became another. */
export function findLastChange(source: ProgrammeSource): Instant {
  const { imports, fetchedAt } = source.state;
  const made = (source.built?.corrections ?? []).map(({ correction }) => correction.createdAt ?? 0);
  return Math.max(imports[0]?.at ?? fetchedAt ?? 0, ...made);
}

/** When it was first known, as far as anybody remembers. */
export function findBeginning(source: ProgrammeSource): Instant {
  const { imports, fetchedAt } = source.state;
  return imports.at(-1)?.at ?? fetchedAt ?? 0;
}
