import type { Config } from '@foyer/config';
import type { ErrorCode } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import { describe } from './answer-error.ts';
import { type Body, createBody, createBodyCache } from './body-cache.ts';
import { readInstant } from './read-instant.ts';
import { sendBody } from './send-body.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

export interface BodyAnswer {
  type: string;
  /** Under which the body may be kept, without what a sender can make up; null: not at all. */
  key: string | null;
  /** undefined: there is nothing, as `missing` says. */
  render: (at: Instant) => string | undefined;
  missing: { code: ErrorCode; message: string };
}

export type BodyAnswerer = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: BodyAnswer,
) => Promise<FastifyReply>;

/** Answers what is true at an instant. Each body is made at most once a second, however many ask for it. */
export function createBodyAnswerer({
  data,
  getConfig,
}: {
  data: Pick<PortalData, 'now'>;
  getConfig: () => Config;
}): BodyAnswerer {
  const bodies = createBodyCache({ lifetimeMs: 1_000, now: () => performance.now() });
  return async (request, reply, { type, key, render, missing }) => {
    const at = readInstant(request, getConfig().system.rehearsal);
    if (typeof at === 'string') return reply.code(400).send(describe('REQUEST_INVALID', at, request));
    const body =
      at === undefined && key !== null
        ? bodies.get(key, () => render(data.now()))
        : toBody(render(at ?? data.now()));
    if (body !== undefined) return sendBody(request, reply.type(type), body);
    return reply.code(404).send(describe(missing.code, missing.message, request));
  };
}

function toBody(text: string | undefined): Body | undefined {
  return text === undefined ? undefined : createBody(text);
}

/** What is said of a room that the config does not have. */
export function explainNoRoom(room: string): { code: 'ROOM_UNKNOWN'; message: string } {
  return {
    code: 'ROOM_UNKNOWN',
    message: `No room is called "${room}". GET /api/v1/rooms lists those there are.`,
  };
}
