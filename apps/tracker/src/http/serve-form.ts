import { type ErrorCode, formatRoutePattern, type Route } from '@foyer/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Verdict } from '../access/access-rules.ts';
import { prepareErrorReply } from './answer-error.ts';

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
  request: FastifyRequest;
}

export type FormVerdict = Verdict | FormFault;

/** Serves an address of the ancestor's: a form comes in, a line of text goes out. */
export function serveForm(
  app: FastifyInstance,
  route: Route,
  handler: (form: Form) => FormVerdict | Promise<FormVerdict>,
  { maxBytes }: { maxBytes?: number } = {},
): void {
  app.route({
    method: route.method,
    url: formatRoutePattern(route),
    ...(maxBytes === undefined ? {} : { bodyLimit: maxBytes }),
    handler: async (request, reply) => {
      reply.type(TEXT);
      const verdict = await handler({ request, read: name => readField(request.body, name) });
      if (typeof verdict !== 'string') return formatErrorLine(verdict.className, verdict.message);
      return verdict === 'granted' ? 'OK\n' : refusals[verdict];
    },
    errorHandler: async (error, request, reply) => {
      const { code, message } = await prepareErrorReply(error, request, reply);
      return reply.type(TEXT).send(formatErrorLine(classNames[code] ?? 'ValueError', message));
    },
  });
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
