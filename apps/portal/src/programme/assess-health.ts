import type { Instant } from '@foyer/schedule';
import type { Programme, ProgrammeSource } from './programme.ts';

/** How some programmes are together; what nothing could be read of is named by the rooms that lack it. */
export function assessHealth(
  sources: readonly Pick<ProgrammeSource, 'state' | 'rooms'>[],
): Programme['health'] {
  const confirmed = sources.flatMap(({ state }) => state.fetchedAt ?? []);
  const at: Instant | null = confirmed.length === 0 ? null : Math.min(...confirmed);
  const missing = sources.filter(({ state }) => state.feed === null);
  const lacking = missing.flatMap(({ rooms }) => rooms.map(({ name }) => name));
  if (missing.length > 0)
    return { state: 'missing', at, lacking, isAllMissing: missing.length === sources.length };
  const isStale = sources.some(({ state }) => state.failure !== null);
  return { state: isStale ? 'stale' : 'ok', at, lacking, isAllMissing: false };
}
