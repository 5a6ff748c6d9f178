import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { Counters } from '../metrics/counters.ts';

/** What a handler sees of a request, by Fastify or direct. */
export interface RouteRequest {
  readonly id: string;
  readonly url: string;
  readonly raw: IncomingMessage;
  readonly headers: IncomingHttpHeaders;
  readonly log: Pick<FastifyBaseLogger, 'error'>;
  readonly server: { readonly counters: Counters };
}

/** What a handler may say beside the body of its reply, by Fastify or direct. */
export interface RouteResponse {
  code(status: number): unknown;
  /** In the place of what was said under this name before. */
  header(name: string, value: string): unknown;
  type(contentType: string): unknown;
  /** How the body becomes text or bytes; without one, by JSON. */
  serializer(serialise: (payload: unknown) => string): unknown;
}

/** As the handler of errors has it. */
export interface ErrorResponse extends RouteResponse {
  send(payload: unknown): unknown;
}
