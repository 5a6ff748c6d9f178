import type { Config } from '@foyer/config';
import type { ErrorCode } from '@foyer/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProgrammeExports } from '../exports/programme-exports.ts';
import type { RenderExport } from '../exports/render-exports.ts';
import { describe } from './answer-error.ts';
import { readInstant } from './read-instant.ts';
import { readOrigin } from './read-origin.ts';
import { sendBody } from './send-body.ts';

/** A programme changes seldom, but where it does, people want to know soon. */
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';

export interface ExportAnswer {
  type: string;
  /** null: what is in it is the sender's to choose. */
  key: string | null;
  render: RenderExport;
  /** What it is called where it is saved. */
  file: string;
  /** What is said if there is no such body. */
  missing?: { code: ErrorCode; message: string };
}

export type ExportAnswerer = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ExportAnswer,
) => Promise<FastifyReply>;

/** Answers with the programme in some format, made once for as long as it stays as it is. */
export function createExportAnswerer(options: {
  exports: Pick<ProgrammeExports, 'getBody'>;
  getConfig: () => Config;
}): ExportAnswerer {
  const { exports, getConfig } = options;
  return async (request, reply, answer) => {
    const refuse = (status: number, code: ErrorCode, message: string) =>
      reply.code(status).send(describe(code, message, request));
    const config = getConfig();
    // A programme is the same at any instant, but what is no instant is so here too.
    const at = readInstant(request, config.system.rehearsal);
    if (typeof at === 'string') return refuse(400, 'REQUEST_INVALID', at);
    const { key, render, missing } = answer;
    const body = await exports.getBody({ key, origin: readOrigin(request, config), render });
    if (body === null) {
      reply.header('retry-after', '60');
      return refuse(503, 'PROGRAMME_MISSING', 'There is no programme, or none could be read so far.');
    }
    if (body === undefined) {
      const { code = 'ROUTE_UNKNOWN', message = 'Nothing is served here.' } = missing ?? {};
      return refuse(404, code, message);
    }
    reply.type(answer.type).header('content-disposition', `inline; filename="${answer.file}"`);
    return sendBody(request, reply, body, CACHE_CONTROL);
  };
}
