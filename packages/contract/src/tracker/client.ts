import type { z } from 'zod';
import { errorReplySchema } from '../error-codes.ts';
import {
  TrackerRefusedError,
  TrackerReplyError,
  TrackerTimeoutError,
  TrackerUnreachableError,
} from '../errors.ts';
import { formatRoutePath, type Route, type RouteReply } from '../route.ts';
import type { NumbersNowReply } from './numbers.ts';
import type { RoomStreamReply, RoomsReply, WithholdingReply } from './presence.ts';
import type { RegistrationBody, RegistrationReply } from './registration.ts';
import { getNumbersNowRoute } from './routes/numbers.ts';
import { createRegistrationRoute } from './routes/registrations.ts';
import { getRoomStreamRoute, getRoomsRoute, withholdRoomRoute } from './routes/rooms.ts';

export interface TrackerClientOptions {
  /** Where `/tracker/` is found: the tracker's own origin, or the portal's. */
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  /** How long one call may take, until its body is read. */
  timeoutMs: number;
}

export interface CallOptions {
  /** Ends the call early; the client then throws the signal's reason. */
  signal?: AbortSignal;
}

/** What a call of a route takes: what its schemas read, and the secret where the route asks for one. */
export type RouteInput<R extends Route> = CallOptions & { secret?: string } & (R extends {
    params: infer Params extends z.ZodType;
  }
    ? { params: z.input<Params> }
    : unknown) &
  (R extends { query: infer Query extends z.ZodType } ? { query?: z.input<Query> } : unknown) &
  (R extends { body: infer Body extends z.ZodType } ? { body: z.input<Body> } : unknown);

/** Every method throws a `TrackerClientError`, whose class and `code` say what went wrong. */
export interface TrackerClient {
  /** Calls any route of the contract: `call(getNumbersRoute, { query: { step: 'hour' } })`. */
  call<R extends Route>(route: R, input: RouteInput<R>): Promise<RouteReply<R>>;
  getRooms(options?: CallOptions): Promise<RoomsReply>;
  /** Counts one viewer as sent to the endpoint it returns. */
  getRoomStream(room: string, options?: CallOptions): Promise<RoomStreamReply>;
  /** Who is watching, as everybody may know it. */
  getNumbersNow(options?: CallOptions): Promise<NumbersNowReply>;
  /** Has no address of a room told to anybody until an instant (ISO 8601); one that has passed ends that. */
  withholdRoom(
    order: { room: string; until: string; secret: string },
    options?: CallOptions,
  ): Promise<WithholdingReply>;
  register(
    report: { secret: string; body: RegistrationBody },
    options?: CallOptions,
  ): Promise<RegistrationReply>;
}

interface CallInput extends CallOptions {
  secret?: string;
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

export function createTrackerClient(client: TrackerClientOptions): TrackerClient {
  const call = <R extends Route>(route: R, input: RouteInput<R>) => callRoute(client, route, input);
  return {
    call,
    getRooms: options => call(getRoomsRoute, { ...options }),
    getRoomStream: (room, options) => call(getRoomStreamRoute, { ...options, params: { room } }),
    getNumbersNow: options => call(getNumbersNowRoute, { ...options }),
    withholdRoom: ({ room, until, secret }, options) =>
      call(withholdRoomRoute, { ...options, secret, params: { room }, body: { until } }),
    register: (report, options) => call(createRegistrationRoute, { ...options, ...report }),
  };
}

async function callRoute<R extends Route>(
  client: TrackerClientOptions,
  route: R,
  input: CallInput,
): Promise<RouteReply<R>> {
  const url = formatUrl(client, route, input);
  const { status, text } = await fetchText(client, route, { ...input, url });
  const schema = status === 204 || status < 200 || status > 299 ? null : route.replies[status];
  if (status === 204 && route.replies[204] === null) return undefined as RouteReply<R>;
  if (schema == null) {
    const json = parseReply(text, { url, status });
    throw new TrackerRefusedError(status, readReply(errorReplySchema, json, { url, status }));
  }
  const isText = route.produces !== undefined && !/json/.test(route.produces);
  const body = isText ? text : parseReply(text, { url, status });
  return readReply(schema, body, { url, status }) as RouteReply<R>;
}

function formatUrl(client: TrackerClientOptions, route: Route, { params, query }: CallInput): string {
  const texts = Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one));
  }
  const path = formatRoutePath(route, Object.fromEntries(texts));
  return `${client.baseUrl.replace(/\/+$/, '')}${path}${search.size > 0 ? `?${search}` : ''}`;
}

async function fetchText(
  client: TrackerClientOptions,
  route: Route,
  { url, signal, secret, body }: CallInput & { url: string },
): Promise<{ status: number; text: string }> {
  const timeout = AbortSignal.timeout(client.timeoutMs);
  try {
    const response = await client.fetch(url, {
      method: route.method,
      headers: {
        accept: route.produces ?? 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    if (timeout.aborted) throw new TrackerTimeoutError(url, client.timeoutMs, { cause });
    throw new TrackerUnreachableError(url, cause);
  }
}

function parseReply(text: string, { url, status }: { url: string; status: number }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TrackerReplyError({ url, status, problem: 'its body is not JSON' }, { cause });
  }
}

function readReply<T>(
  schema: z.ZodType<T>,
  json: unknown,
  { url, status }: { url: string; status: number },
): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const problem = `its body is not as the contract says: ${issue?.path.join('.')}: ${issue?.message}`;
  throw new TrackerReplyError({ url, status, problem }, { cause: result.error });
}
