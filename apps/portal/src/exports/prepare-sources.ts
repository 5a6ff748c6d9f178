import { type DatedChange, prepareTexts } from '@foyer/schedule';
import type { ProgrammeSource } from '../programme/programme.ts';
import type { ExportedSources } from './exported-sources.ts';
import { listChanges } from './list-changes.ts';

/** With what takes long to work out, and is the same for every export as long as the programme is. */
export interface PreparedSources extends ExportedSources {
  changesOf: ReadonlyMap<ProgrammeSource, readonly DatedChange[]>;
}

/** Not long between two yields. */
export function* prepareSources(sources: ExportedSources): Generator<void, PreparedSources, void> {
  yield* prepareTexts(sources.sessions);
  const changesOf = new Map<ProgrammeSource, DatedChange[]>();
  for (const source of sources.sources) {
    const others = sources.sources.filter(
      other => other !== source && other.feed.location === source.feed.location,
    );
    changesOf.set(source, yield* listChanges(source, sources.endedCorrections, others));
  }
  return { ...sources, changesOf };
}
