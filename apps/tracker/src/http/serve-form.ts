import { type ErrorCode, formatRoutePattern, type Route } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Verdict } from '../access/access-rules.ts';
import { prepareErrorReply } from './answer-error.ts';
import { FORM_BODY } from './direct-bodies.ts';
import type { ErrorResponse, RouteRequest, RouteResponse } from './route-exchange.ts';

const TEXT = 'text/plain; charset=utf-8';
const MAX_LINE = 500;

/** Byte for byte what the ancestor said. */
const refusals: Readonly<Record<Exclude<Verdict, 'granted'>, string>> = {
  'no-secret': 'ERROR CONFIG (No secret)\n',
  'wrong-secret': 'ERROR SECRET\n',
  'unknown-room': 'ERROR GROUP\n',
};

/** The ancestor named the class of its exception after `ERROR`, so these have names of that kind. */
const classNames: Partial<Record<ErrorCode, string>> = {
  BODY_TOO_LARGE: 'TooLarge',
  MEDIA_TYPE_UNSUPPORTED: 'TypeError',
  STORAGE_FAILED: 'DatabaseError',
  OVERLOADED: 'Overloaded',
  RATE_LIMITED: 'RateLimited',
  INTERNAL: 'InternalError',
};

/** What is wrong with a form's data. The class names are those of the ancestor's exceptions, which its scripts show. */
export interface FormFault {
  className: 'ValueError' | 'AssertionError' | 'TypeError';
  message: string;
}

export interface Form {
  read(name: string): string;
  request: RouteRequest;
}

export type FormVerdict = Verdict | FormFault;

export interface ServeFormOptions {
  maxBytes?: number;
  /** For what is asked again and again: ordinary requests are answered before Fastify has them. */
  direct?: boolean;
}

/** Serves an address of the ancestor's: a form comes in, a line of text goes out. */
export function serveForm(
  app: FastifyInstance,
  route: Route,
  handler: (form: Form) => FormVerdict | Promise<FormVerdict>,
  { maxBytes, direct = false }: ServeFormOptions = {},
): void {
  const method = route.method;
  const pattern = formatRoutePattern(route);
  const answer = async (body: unknown, request: RouteRequest, reply: RouteResponse) => {
    reply.type(TEXT);
    const verdict = await handler({ request, read: name => readField(body, name) });
    if (typeof verdict !== 'string') return formatErrorLine(verdict.className, verdict.message);
    return verdict === 'granted' ? 'OK\n' : refusals[verdict];
  };
  app.route({
    method,
    url: pattern,
    ...(maxBytes === undefined ? {} : { bodyLimit: maxBytes }),
    handler: (request, reply) => answer(request.body, request, reply),
    errorHandler: answerFormError,
  });
  if (!direct) return;
  app.direct.add({
    method,
    pattern,
    body: maxBytes === undefined ? FORM_BODY : { ...FORM_BODY, maxBytes },
    handle: (exchange, { body }) => answer(body, exchange, exchange),
    answerError: answerFormError,
  });
}

async function answerFormError(error: unknown, request: RouteRequest, reply: ErrorResponse) {
  const { code, message } = await prepareErrorReply(error, request, reply);
  reply.type(TEXT);
  return reply.send(formatErrorLine(classNames[code] ?? 'ValueError', message));
}

/** Empty if it is not there. Of a field that comes more than once the last counts, as it did in the ancestor. */
export function readField(form: unknown, name: string): string {
  const value: unknown = typeof form === 'object' && form !== null ? Reflect.get(form, name) : undefined;
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : '';
}

/** One line, whatever the message quotes. */
function formatErrorLine(className: string, message: string): string {
  const line = `ERROR ${className}: ${message}`.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return `${line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line}\n`;
}
