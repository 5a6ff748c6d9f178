export interface Reply {
  status: number;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: Buffer;
  /** Whether more may be asked on the same connection. */
  keepsOpen: boolean;
}

export interface ReplyContext {
  /** Of the request: a HEAD has no body. */
  method: string;
  /** Nothing more comes. */
  ended: boolean;
}

/** The reply is no HTTP. */
export class BrokenReplyError extends Error {
  override readonly name = 'BrokenReplyError';
}

const HEAD_END = '\r\n\r\n';
const INTERIM = /^HTTP\/1\.1 1\d\d [^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/;

/**
 * The reply that bytes begin with; undefined: more has to come. Of server-sent events, which never end, the first.
 * Throws a `BrokenReplyError`.
 */
export function parseReply(bytes: Buffer, context: ReplyContext): Reply | undefined {
  const interim = INTERIM.exec(bytes.toString('latin1', 0, 1000))?.[0].length ?? 0;
  const rest = bytes.subarray(interim);
  const headEnd = rest.indexOf(HEAD_END);
  if (headEnd === -1) return undefined;
  const [statusLine = '', ...lines] = rest.toString('latin1', 0, headEnd).split('\r\n');
  const [, status] = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(statusLine) ?? [];
  if (status === undefined)
    throw new BrokenReplyError(`It begins with ${JSON.stringify(statusLine.slice(0, 99))}.`);
  const headers = parseHeaders(lines);
  const body = readBody(rest.subarray(headEnd + HEAD_END.length), {
    ...context,
    status: Number(status),
    headers,
  });
  if (body === undefined) return undefined;
  const keepsOpen =
    headers.get('connection')?.toLowerCase() !== 'close' && hasEnd(headers, Number(status), context.method);
  return { status: Number(status), headers, body, keepsOpen };
}

function parseHeaders(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.map(line => {
      const colon = line.indexOf(':');
      if (colon < 1) throw new BrokenReplyError(`It has the header ${JSON.stringify(line.slice(0, 99))}.`);
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

interface BodyContext extends ReplyContext {
  status: number;
  headers: ReadonlyMap<string, string>;
}

function readBody(bytes: Buffer, { headers, status, method, ended }: BodyContext): Buffer | undefined {
  if (hasNoBody(status, method)) return Buffer.alloc(0);
  const length = headers.get('content-length');
  if (length !== undefined) {
    return bytes.length >= Number(length) ? bytes.subarray(0, Number(length)) : undefined;
  }
  if (headers.get('transfer-encoding') === 'chunked') return readChunks(bytes);
  const isEvents = headers.get('content-type')?.startsWith('text/event-stream') && bytes.includes('\n\n');
  return ended || isEvents ? bytes : undefined;
}

function hasNoBody(status: number, method: string): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}

function hasEnd(headers: ReadonlyMap<string, string>, status: number, method: string): boolean {
  return hasNoBody(status, method) || headers.has('content-length') || headers.has('transfer-encoding');
}

function readChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (Number.isNaN(size)) throw new BrokenReplyError('A chunk of it has no size.');
    const start = lineEnd + 2;
    if (bytes.length < start + size + 2) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}
