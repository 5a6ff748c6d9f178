import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { listCommonHeaders } from './common-headers.ts';
import { DirectExchange, type DirectServer } from './direct-exchange.ts';
import type { ErrorResponse, RouteRequest } from './route-exchange.ts';

/** Of a part of a path that needs no decoding. */
const PLAIN_NAME = /^\w{1,100}$/;

export interface DirectInput {
  params: Readonly<Record<string, string>>;
  /** Undefined where the route has none. */
  body: unknown;
}

/** How a route is served that is asked for so often that Fastify's way to it would cost more than its own work. */
export interface DirectRoute {
  method: string;
  /** As Fastify has it, with one parameter at the most: `/rooms/:room/stream`. */
  pattern: string;
  /** undefined: it has none, or none that is looked at. */
  body?: DirectBody | undefined;
  handle(exchange: DirectExchange, input: DirectInput): unknown;
  answerError(error: unknown, request: RouteRequest, reply: ErrorResponse): Promise<unknown>;
}

export interface DirectBody {
  mediaType: string;
  maxBytes: number;
  parse(text: string): unknown;
}

export interface DirectRoutesOptions extends DirectServer {
  /** Whether so many come at once on a connection that it is to be cut. */
  isFlooded(socket: Socket): boolean;
}

interface Known extends DirectRoute {
  headers: readonly string[];
  counter: { count: number };
  mediaTypes: ReadonlySet<string>;
}

interface Match {
  route: Known;
  params: Readonly<Record<string, string>>;
}

interface Pattern {
  before: string;
  name: string;
  after: string;
  route: Known;
}

/**
 * The few routes that are asked for again and again, served before Fastify is. It gets, and answers as it always has,
 * whatever is not as nearly everybody sends it: another spelling of the address, a query, a body in chunks or of
 * another type.
 */
export class DirectRoutes {
  readonly #options: DirectRoutesOptions;
  readonly #exact = new Map<string, Map<string, Match>>();
  readonly #patterns: Pattern[] = [];
  readonly #checks: ((request: RouteRequest) => void)[] = [];
  #closed = false;

  constructor(options: DirectRoutesOptions) {
    this.#options = options;
  }

  add(route: DirectRoute): void {
    const { method, pattern } = route;
    const known: Known = {
      ...route,
      headers: listCommonHeaders(method).flat(),
      counter: this.#options.counters.addRoute(method, pattern),
      mediaTypes: new Set(route.body && listSpellings(route.body.mediaType)),
    };
    const [, before, name, after] = /^([^:]*):(\w+)([^:]*)$/.exec(pattern) ?? [];
    if (before !== undefined && name !== undefined && after !== undefined) {
      this.#patterns.push({ before, name, after, route: known });
      return;
    }
    const byPath = this.#exact.get(method) ?? new Map<string, Match>();
    this.#exact.set(method, byPath.set(pattern, { route: known, params: {} }));
  }

  /** Is asked before anything of a request is read; refuses it by throwing. */
  addCheck(check: (request: RouteRequest) => void): void {
    this.#checks.push(check);
  }

  /** From now on Fastify answers all: it tells connections to go. */
  close(): void {
    this.#closed = true;
  }

  /** Returns whether it serves the request. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#closed) return false;
    const match = this.#find(request.method ?? '', request.url ?? '');
    if (match === undefined || !hasPlainBody(request, match.route)) return false;
    if (this.#options.isFlooded(request.socket)) {
      request.socket.destroy();
      return true;
    }
    const { route, params } = match;
    const exchange = new DirectExchange(request, response, { server: this.#options, headers: route.headers });
    try {
      for (const check of this.#checks) check(exchange);
    } catch (error) {
      this.#refuse(error, route, exchange);
      return true;
    }
    if (route.body === undefined) this.#answer(route, exchange, { params, body: undefined });
    else this.#readBody(route, exchange, params);
    return true;
  }

  #find(method: string, url: string): Match | undefined {
    const exact = this.#exact.get(method)?.get(url);
    if (exact !== undefined) return exact;
    for (const pattern of this.#patterns) {
      const { before, name, after, route } = pattern;
      if (route.method !== method || !url.startsWith(before) || !url.endsWith(after)) continue;
      const value = url.slice(before.length, url.length - after.length);
      if (PLAIN_NAME.test(value)) return { route, params: { [name]: value } };
    }
    return undefined;
  }

  #readBody(route: Known, exchange: DirectExchange, params: Match['params']): void {
    let missingBytes = readBodyBytes(exchange.headers);
    const chunks: Buffer[] = [];
    exchange.raw.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      missingBytes -= chunk.length;
      if (missingBytes > 0) return;
      const text = (chunks.length === 1 ? chunk : Buffer.concat(chunks)).toString();
      let body: unknown;
      try {
        body = route.body?.parse(text);
      } catch (error) {
        this.#refuse(error, route, exchange);
        return;
      }
      this.#answer(route, exchange, { params, body });
    });
  }

  #answer(route: Known, exchange: DirectExchange, input: DirectInput): void {
    route.counter.count += 1;
    const refuse = (error: unknown) => this.#refuse(error, route, exchange);
    try {
      const payload = route.handle(exchange, input);
      if (payload instanceof Promise) payload.then(told => exchange.send(told)).catch(refuse);
      else exchange.send(payload);
    } catch (error) {
      refuse(error);
    }
  }

  #refuse(error: unknown, route: Known, exchange: DirectExchange): void {
    route.answerError(error, exchange, exchange).catch((err: unknown) => {
      this.#options.logger.error({ err, reqId: exchange.id }, 'a request could not be answered');
      exchange.raw.destroy();
    });
  }
}

/** 0 where it is not said. */
function readBodyBytes(headers: IncomingHttpHeaders): number {
  return Number(headers['content-length'] ?? 0);
}

function listSpellings(mediaType: string): string[] {
  return ['', ';charset=utf-8', '; charset=utf-8', ';charset=UTF-8', '; charset=UTF-8'].map(
    charset => mediaType + charset,
  );
}

/** Whether a body comes as nearly all do: of the type that is expected, and of a length that is known and not too large. */
function hasPlainBody({ headers }: IncomingMessage, { body, mediaTypes }: Known): boolean {
  if (body === undefined) return true;
  const bytes = readBodyBytes(headers);
  return bytes > 0 && bytes <= body.maxBytes && mediaTypes.has(headers['content-type'] ?? '');
}
