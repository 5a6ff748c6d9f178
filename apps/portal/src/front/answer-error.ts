import type { ErrorCode, ErrorReply } from '@foyer/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { readPath } from './read-path.ts';

/** Answers what went wrong in the one shape of all error replies; of a fault of ours only the log has the detail. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) request.log.error({ err: error, path: readPath(request.url) }, 'request failed');
  const body: ErrorReply =
    status >= 500
      ? describe(
          'INTERNAL',
          'The portal failed to answer. Its log has the detail under the request id.',
          request,
        )
      : describe('REQUEST_INVALID', `${error.message}. Correct the address or the body.`, request);
  reply.code(Math.min(status, 500)).send(body);
}

export function describe(code: ErrorCode, message: string, request: FastifyRequest): ErrorReply {
  return { code, message, requestId: request.id };
}
