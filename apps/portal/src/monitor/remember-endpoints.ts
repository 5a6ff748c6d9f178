import type { EndpointReply } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';

/** So long one that has gone is still named: who looks at the wall shall see that it has. */
const REMEMBERED_MS = 10 * 60_000;

/** Those that the tracker lists, and those it listed before that have fallen silent since. */
export function rememberEndpoints(
  known: readonly EndpointReply[],
  listed: readonly EndpointReply[],
  at: Instant,
): EndpointReply[] {
  const ids = new Set(listed.map(({ id }) => id));
  const gone = known.filter(
    ({ id, expiresAt }) => !ids.has(id) && at - Date.parse(expiresAt) < REMEMBERED_MS,
  );
  return [...listed, ...gone];
}
