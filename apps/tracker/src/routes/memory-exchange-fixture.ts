import { once } from 'node:events';
import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Not even, so that letters are cut. */
const PART_BYTES = 16_001;

export interface MemoryRequest {
  method: string;
  url: string;
  headers?: Record<string, string> | undefined;
  /** An object is sent as JSON. */
  payload?: string | Buffer | object | undefined;
  /** Cuts the connection. */
  signal?: AbortSignal;
}

export interface MemoryReply {
  statusCode: number;
  headers: IncomingHttpHeaders;
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it.
  json<T = any>(): T;
}

/** Sends a request over a connection that has no network under it: the server reads it as it reads any other. */
export async function exchangeInMemory(server: Server, asked: MemoryRequest): Promise<MemoryReply> {
  const { method, url, payload, signal } = asked;
  const [near, far] = duplexPair();
  near.once('close', () => far.destroy());
  server.emit('connection', Object.assign(far, { remoteAddress: '127.0.0.1' }));
  const isObject = typeof payload === 'object' && !Buffer.isBuffer(payload);
  const body = isObject ? JSON.stringify(payload) : payload;
  const isChunked = asked.headers?.['transfer-encoding'] !== undefined;
  const headers = {
    ...(isObject && { 'content-type': 'application/json' }),
    ...(body !== undefined && !isChunked && { 'content-length': Buffer.byteLength(body) }),
    ...asked.headers,
  };
  const options = { createConnection: () => near, host: 'tracker', method, path: url, headers };
  const sent = request({ ...options, ...(signal && { signal }) });
  sendInParts(sent, Buffer.from(body ?? ''));
  const [reply]: IncomingMessage[] = await once(sent, 'response');
  if (reply === undefined) throw new Error('there was no reply');
  const received = await text(reply);
  return {
    statusCode: reply.statusCode ?? 0,
    headers: reply.headers,
    body: received,
    json: () => JSON.parse(received),
  };
}

/** As bodies come that do not fit into a packet. */
function sendInParts(sent: ClientRequest, body: Buffer): void {
  for (let start = 0; start < body.length; start += PART_BYTES) {
    sent.write(body.subarray(start, start + PART_BYTES));
  }
  sent.end();
}
