import { decodeText } from './decode-text.ts';
import { FeedError } from './errors.ts';
import { BY_CONFIG, describeLocation, type Location, parseLocation } from './location.ts';
import { readFileBytes } from './read-file.ts';
import { readHttpBytes } from './read-http.ts';
import type { BytesReply, ReadBytesOptions, SourceReply, Validators } from './source-reply.ts';

export interface ReadSourceOptions {
  /** An http(s) URL, a file: URL or a path. */
  location: string;
  /** What names it, for a person who has to correct it; default: `schedule-url in the config`. */
  namedBy?: string;
  /** For everything together: connection, redirects and the whole body. */
  timeoutMs?: number;
  /** Of the source once unpacked. */
  maxBytes?: number;
  maxRedirects?: number;
  /** BCP 47, pinned: some servers name rooms in the reader's language. */
  language?: string;
  conditional?: Validators;
  /** Decides what may be reached; Node's own reaches everything. */
  fetch?: typeof globalThis.fetch;
  signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 10_000;
export const DEFAULT_MAX_BYTES = 20_000_000;
const DEFAULT_MAX_REDIRECTS = 5;

/**
 * Reads a programme once, within bounds of time, size and redirects.
 * @throws FeedError; or the signal's reason when `signal` aborts
 */
export async function readSource(options: ReadSourceOptions): Promise<SourceReply> {
  const { namedBy = BY_CONFIG } = options;
  const location = parseLocation(options.location, namedBy);
  const where = describeLocation(options.location);
  const { timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
  const reply = await withDeadline({ where, timeoutMs, signal }, inner =>
    readBytes(location, {
      where,
      namedBy,
      maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
      maxRedirects: options.maxRedirects ?? DEFAULT_MAX_REDIRECTS,
      language: options.language ?? 'en',
      conditional: options.conditional,
      fetch: options.fetch ?? globalThis.fetch,
      signal: inner,
    }),
  );
  if (reply.status === 'unchanged') return reply;
  const { bytes, contentType, ...rest } = reply;
  return { ...rest, ...decodeText(bytes, contentType), bytes: bytes.byteLength };
}

function readBytes(location: Location, options: ReadBytesOptions): Promise<BytesReply> {
  return location.kind === 'file' ? readFileBytes(location, options) : readHttpBytes(location.url, options);
}

interface Deadline {
  where: string;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

/** A race, for what does not listen to a signal, such as `stat` on a network drive that hangs. */
async function withDeadline<T>(
  { where, timeoutMs, signal }: Deadline,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => controller.abort(timedOut(where, timeoutMs)), timeoutMs);
  const aborted = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  try {
    return await Promise.race([aborted, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function timedOut(where: string, timeoutMs: number): FeedError {
  return new FeedError(
    'FEED_TIMEOUT',
    `${where} had not come whole after ${timeoutMs} ms. Check that the server is up and not overloaded.`,
  );
}
