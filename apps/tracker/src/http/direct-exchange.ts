import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { Counters } from '../metrics/counters.ts';
import type { ErrorResponse, RouteRequest } from './route-exchange.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export interface DirectServer {
  readonly counters: Counters;
  readonly logger: FastifyBaseLogger;
  createRequestId(): string;
}

/** A request that is served without Fastify, and the reply to it. */
export class DirectExchange implements RouteRequest, ErrorResponse {
  readonly raw: IncomingMessage;
  readonly server: DirectServer;
  readonly #response: ServerResponse;
  /** Names and values by turns, as `node:http` writes them fastest. */
  readonly #headers: string[];
  #id: string | undefined;
  #status = 200;
  #type: string | undefined;
  #serialise: ((payload: unknown) => string | Buffer) | undefined;

  /** `headers`: what the reply has unless its route says otherwise; names and values by turns. */
  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    { server, headers }: { server: DirectServer; headers: readonly string[] },
  ) {
    this.raw = request;
    this.server = server;
    this.#response = response;
    this.#headers = headers.slice();
  }

  /** Made only for who asks: of most requests nothing is told. */
  get id(): string {
    this.#id ??= this.server.createRequestId();
    return this.#id;
  }

  get url(): string {
    return this.raw.url ?? '';
  }

  get headers(): IncomingHttpHeaders {
    return this.raw.headers;
  }

  get log(): FastifyBaseLogger {
    return this.server.logger;
  }

  code(status: number): this {
    this.#status = status;
    return this;
  }

  header(name: string, value: string): this {
    const headers = this.#headers;
    for (let index = 0; index < headers.length; index += 2) {
      if (headers[index] !== name) continue;
      headers[index + 1] = value;
      return this;
    }
    headers.push(name, value);
    return this;
  }

  type(contentType: string): this {
    this.#type = contentType;
    return this;
  }

  serializer(serialise: (payload: unknown) => string): this {
    this.#serialise = serialise;
    return this;
  }

  send(payload: unknown): void {
    const body = this.#write(payload);
    const headers = this.#headers;
    if (body !== undefined) {
      headers.push(
        'content-type',
        this.#type ?? JSON_TYPE,
        'content-length',
        String(Buffer.byteLength(body)),
      );
    }
    this.#response.writeHead(this.#status, headers).end(body);
  }

  #write(payload: unknown): string | Buffer | undefined {
    if (this.#status === 204 || this.#status === 304) return undefined;
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) return payload;
    return this.#serialise === undefined ? JSON.stringify(payload) : this.#serialise(payload);
  }
}
