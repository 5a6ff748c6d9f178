import type { Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';

const DAY_MS = 86_400_000;
const MAX_DAYS = 31;

/**
 * The instants that a query asks about: without them the last day. Throws a `RequestRefusedError` if they are
 * the wrong way round, or more than 31 days apart.
 */
export function readRange(
  query: { from?: string | undefined; to?: string | undefined },
  now: Instant,
): { from: Instant; to: Instant } {
  const to = query.to === undefined ? now : Date.parse(query.to);
  const from = query.from === undefined ? to - DAY_MS : Date.parse(query.from);
  if (from <= to && to - from <= MAX_DAYS * DAY_MS) return { from, to };
  const problem = from > to ? 'is after' : `is more than ${MAX_DAYS} days before`;
  const message = `query.from ${problem} query.to. Ask for at most ${MAX_DAYS} days.`;
  throw new RequestRefusedError('REQUEST_INVALID', message, {
    details: [{ path: 'query.from', message: `${problem} query.to` }],
  });
}
