import type { Session } from '../model.ts';
import {
  type FurtherPlace,
  findSupplement,
  type Supplement,
  type Supplements,
} from '../supplement/supplement.ts';
import type { ExportedEvent } from './exported-event.ts';

/** What the events do not say of their sessions, by their ids; null: they say all of it. */
export function collectSupplements(
  events: readonly ExportedEvent[],
  readAs: (event: ExportedEvent) => Session,
): Supplements | null {
  const supplements = new Map<string, Supplement | FurtherPlace>();
  for (const event of events) {
    const { uuid, placeOf, session } = event;
    const supplement = placeOf === null ? findSupplement(session, readAs(event)) : { placeOf };
    if (supplement !== null) supplements.set(uuid, supplement);
  }
  return supplements.size === 0 ? null : Object.fromEntries(supplements);
}
