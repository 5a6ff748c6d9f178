import { type ErrorReply, errorCodes } from '@foyer/contract';
import { describeError, type ErrorDescription } from './describe-error.ts';
import { drainBody } from './drain-body.ts';
import { readPath } from './read-path.ts';
import type { ErrorResponse, RouteRequest, RouteResponse } from './route-exchange.ts';

/** A full disk, or too much to do, is rarely over in the same second. */
const OVERLOADED_RETRY_S = 5;

/** Answers in the one shape that all errors have. */
export async function answerError(error: unknown, request: RouteRequest, reply: ErrorResponse) {
  const description = await prepareErrorReply(error, request, reply);
  const { code, message, details } = description;
  const body: ErrorReply = {
    code,
    message,
    ...(details && { details: [...details] }),
    requestId: request.id,
  };
  return reply.send(body);
}

/** What an error reply needs whatever its body: status, headers, a line in the log if it is our fault. */
export async function prepareErrorReply(
  error: unknown,
  request: RouteRequest,
  reply: RouteResponse,
): Promise<ErrorDescription> {
  const description = describeError(error);
  const { status } = errorCodes[description.code];
  request.server.counters.addError(description.code);
  if (description.code === 'INTERNAL')
    request.log.error({ err: error, reqId: request.id, path: readPath(request.url) }, 'request failed');
  if (description.code === 'BODY_TOO_LARGE') await drainBody(request.raw);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const { retryAfterS = status === 503 ? OVERLOADED_RETRY_S : undefined } = description;
  if (retryAfterS !== undefined) reply.header('retry-after', String(retryAfterS));
  reply.code(status);
  reply.header('cache-control', 'no-store');
  reply.header('x-request-id', request.id);
  return description;
}
