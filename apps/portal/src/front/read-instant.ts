import type { Instant } from '@foyer/schedule';
import type { FastifyRequest } from 'fastify';
import { explainRehearsalInstant, findRehearsalInstant } from './rehearsal-instant.ts';

/** The instant asked for by `?now=` in a rehearsal; undefined for the present; a text that says what is wrong. */
export function readInstant(request: FastifyRequest, rehearsal: boolean): Instant | string | undefined {
  const { now } = request.query as { now?: unknown };
  if (!rehearsal || typeof now !== 'string') return undefined;
  return findRehearsalInstant(now) ?? explainRehearsalInstant(now);
}
