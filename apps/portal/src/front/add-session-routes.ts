import { type SessionsReply, sessionsQuerySchema } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import { formatInstant } from '../status/room-status.ts';
import { describe } from './answer-error.ts';

const MAX_SESSIONS = 3_000;
const DAY_MS = 86_400_000;
const EXAMPLE = '?from=2026-06-12T10:00:00Z&to=2026-06-12T12:00:00Z';

/** When sessions are on, for graphs and other views of a span of time. */
export function addSessionRoutes(app: FastifyInstance, { data }: { data: PortalData }): void {
  app.get('/api/v1/sessions', async (request, reply) => {
    const now = data.now();
    const span = readSpan(request.query, now);
    if (span === undefined) {
      const message = `Expected two instants with their offset from UTC, the first before the second: ${EXAMPLE}.`;
      return reply.code(400).send(describe('REQUEST_INVALID', message, request));
    }
    const sessions = data.listSessions(span);
    const body: SessionsReply = {
      at: formatInstant(now),
      sessions: sessions.slice(0, MAX_SESSIONS),
      complete: sessions.length <= MAX_SESSIONS,
    };
    return reply
      .headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=10' })
      .send(body);
  });
}

function readSpan(query: unknown, now: number): { from: number; to: number } | undefined {
  const { success, data } = sessionsQuerySchema.safeParse(query);
  if (!success) return undefined;
  const from = data.from === undefined ? now : Date.parse(data.from);
  const to = data.to === undefined ? from + DAY_MS : Date.parse(data.to);
  return from < to ? { from, to } : undefined;
}
