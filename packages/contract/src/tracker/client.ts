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

/** Every method throws a `TrackerClientError`, whose class and `code` say what went wrong. */
export interface TrackerClient {
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
  params?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}

export function createTrackerClient(client: TrackerClientOptions): TrackerClient {
  return {
    getRooms: options => callRoute(client, getRoomsRoute, { ...options }),
    getRoomStream: (room, options) => callRoute(client, getRoomStreamRoute, { ...options, params: { room } }),
    getNumbersNow: options => callRoute(client, getNumbersNowRoute, { ...options }),
    withholdRoom: ({ room, until, secret }, options) =>
      callRoute(client, withholdRoomRoute, {
        ...options,
        params: { room },
        headers: { authorization: `Bearer ${secret}` },
        body: { until },
      }),
    register: ({ secret, body }, options) =>
      callRoute(client, createRegistrationRoute, {
        ...options,
        headers: { authorization: `Bearer ${secret}` },
        body,
      }),
  };
}

async function callRoute<R extends Route & { replies: { 200: z.ZodType } }>(
  client: TrackerClientOptions,
  route: R,
  input: CallInput,
): Promise<RouteReply<R>> {
  const url = client.baseUrl.replace(/\/+$/, '') + formatRoutePath(route, input.params);
  const { status, text } = await fetchText(client, route, { ...input, url });
  const json = parseReply(text, { url, status });
  if (status === 200) return readReply(route.replies[200], json, { url, status }) as RouteReply<R>;
  throw new TrackerRefusedError(status, readReply(errorReplySchema, json, { url, status }));
}

async function fetchText(
  client: TrackerClientOptions,
  route: Route,
  { url, signal, headers, body }: CallInput & { url: string },
): Promise<{ status: number; text: string }> {
  const timeout = AbortSignal.timeout(client.timeoutMs);
  try {
    const response = await client.fetch(url, {
      method: route.method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
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
