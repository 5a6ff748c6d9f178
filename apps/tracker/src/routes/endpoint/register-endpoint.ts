import { type ErrorCode, registerEndpointRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Verdict } from '../../access/access-rules.ts';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { prepareErrorReply } from '../../http/answer-error.ts';
import { formatFastifyPath } from '../../http/serve-route.ts';
import { parseRegisterData } from '../../registration/parse-register-data.ts';
import type { RegistrationService } from '../../registration/registration-service.ts';

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
  INTERNAL: 'InternalError',
};

export interface RegisterEndpointOptions {
  gatekeeper: Gatekeeper;
  registrations: RegistrationService;
  readAddress: AddressReader;
}

export function serveRegisterEndpoint(app: FastifyInstance, options: RegisterEndpointOptions): void {
  const { gatekeeper, registrations, readAddress } = options;
  app.route({
    method: registerEndpointRoute.method,
    url: formatFastifyPath(registerEndpointRoute),
    handler: async (request, reply) => {
      reply.type(TEXT).header('cache-control', 'no-store');
      const room = readField(request.body, 'group');
      const address = readAddress(request);
      const verdict = gatekeeper.judge({ room, secret: readField(request.body, 'secret'), address });
      if (verdict !== 'granted') return refusals[verdict];
      const data = parseRegisterData(readField(request.body, 'data'));
      if (!data.ok) return formatErrorLine(data.fault.className, data.fault.message);
      await registrations.record({ room, address, ...data.report });
      return 'OK\n';
    },
    errorHandler: async (error, request, reply) => {
      const { code, message } = await prepareErrorReply(error, request, reply);
      return reply.type(TEXT).send(formatErrorLine(classNames[code] ?? 'ValueError', message));
    },
  });
}

/** Of a field that comes more than once the last counts, as it did in the ancestor's framework. */
function readField(form: unknown, name: string): string {
  const value: unknown = typeof form === 'object' && form !== null ? Reflect.get(form, name) : undefined;
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : '';
}

/** One line, whatever the message quotes. */
function formatErrorLine(className: string, message: string): string {
  const line = `ERROR ${className}: ${message}`.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return `${line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line}\n`;
}
