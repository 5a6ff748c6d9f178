import { collectBytes, tooLarge } from './collect-bytes.ts';
import { FeedError } from './errors.ts';
import { AddressRefusedError } from './guarded-fetch.ts';
import { describeLocation } from './location.ts';
import { acceptLanguage, pinLanguage } from './pin-language.ts';
import type { BytesReply, ReadBytesOptions } from './source-reply.ts';
import { USER_AGENT } from './user-agent.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Named formats come first: asked for anything at all, pretalx answers with the programme as art for a
 * terminal.
 */
const ACCEPT =
  'application/xml, application/json;q=0.9, text/xml;q=0.9, text/calendar;q=0.8, text/csv;q=0.8, */*;q=0.1';

/** GETs a URL. Redirects are followed here, not by fetch, so that they are counted and looked at. */
export async function readHttpBytes(url: URL, options: ReadBytesOptions): Promise<BytesReply> {
  const visited = new Set<string>();
  let current = pinLanguage(url, options.language);
  for (;;) {
    visited.add(current.href);
    const response = await request(current, options);
    if (!REDIRECTS.has(response.status)) return readReply({ current, response, options });
    await response.body?.cancel();
    const next = findNextHop({ response, current, visited, options });
    current = pinLanguage(next, options.language);
  }
}

interface Answer {
  response: Response;
  current: URL;
  options: ReadBytesOptions;
}

async function request(url: URL, options: ReadBytesOptions): Promise<Response> {
  const headers = new Headers({
    accept: ACCEPT,
    'accept-language': acceptLanguage(options.language),
    'user-agent': USER_AGENT,
  });
  const { etag, lastModified } = options.conditional ?? {};
  if (etag) headers.set('if-none-match', etag);
  if (lastModified) headers.set('if-modified-since', lastModified);
  try {
    return await options.fetch(url, { headers, redirect: 'manual', signal: options.signal });
  } catch (cause) {
    if (cause instanceof Error && cause.cause instanceof AddressRefusedError) {
      throw addressError(url, cause.cause, options);
    }
    const message = `Cannot reach ${describeLocation(url)}: ${explain(cause)}. Check the address and that this machine reaches it.`;
    throw new FeedError('FEED_UNREACHABLE', message, { cause });
  }
}

async function readReply({ current, response, options }: Answer): Promise<BytesReply> {
  const conditional = options.conditional?.etag ?? options.conditional?.lastModified ?? null;
  if (response.status === 304 && conditional !== null) {
    await response.body?.cancel();
    return { status: 'unchanged' };
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw statusError(current, response, options);
  }
  return {
    status: 'changed',
    bytes: await readBody({ current, response, options }),
    etag: response.headers.get('etag'),
    lastModified: response.headers.get('last-modified'),
    contentType: response.headers.get('content-type'),
    finalUrl: current.href,
  };
}

async function readBody({ current, response, options }: Answer): Promise<Uint8Array> {
  const where = describeLocation(current);
  const { maxBytes } = options;
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge({ maxBytes, where });
  }
  try {
    return response.body === null ? new Uint8Array() : await collectBytes(response.body, { maxBytes, where });
  } catch (cause) {
    if (cause instanceof FeedError) throw cause;
    const message = `The answer of ${where} broke off: ${explain(cause)}. The next attempt may do; if not, look at that server.`;
    throw new FeedError('FEED_INTERRUPTED', message, { cause });
  }
}

function findNextHop({
  response,
  current,
  visited,
  options,
}: Answer & { visited: ReadonlySet<string> }): URL {
  const target = response.headers.get('location');
  const refuse = (found: string) =>
    new FeedError(
      'FEED_REDIRECTS',
      `${options.where} ${found}. Give the final address (${options.namedBy}).`,
    );
  if (target === null || !URL.canParse(target, current.href)) {
    throw refuse(`redirects (${response.status}) without a usable address`);
  }
  const next = new URL(target, current);
  next.hash = '';
  const shown = describeLocation(next);
  const allowed =
    next.protocol === current.protocol || (current.protocol === 'http:' && next.protocol === 'https:');
  if (!allowed) throw refuse(`redirects from ${current.protocol} to ${shown}, which is not followed`);
  if (next.username !== '' || next.password !== '') throw refuse(`redirects to ${shown} with a password`);
  if (visited.has(next.href)) throw refuse(`redirects in a circle, back to ${shown}`);
  if (visited.size > options.maxRedirects) throw refuse(`redirects more than ${options.maxRedirects} times`);
  return next;
}

function addressError(
  url: URL,
  cause: AddressRefusedError,
  { namedBy }: Pick<ReadBytesOptions, 'namedBy'>,
): FeedError {
  const message = `${describeLocation(url)} is at ${cause.address}, which is of this machine or a private network, and was not asked. If that is meant, set "allow-private-feeds": true in "config"; else correct the address (${namedBy}).`;
  return new FeedError('FEED_PRIVATE_ADDRESS', message, { cause });
}

function statusError(
  url: URL,
  { status, statusText }: Response,
  { namedBy }: Pick<ReadBytesOptions, 'namedBy'>,
): FeedError {
  const shown = statusText === '' ? String(status) : `${status} ${statusText}`;
  const advice =
    status >= 500
      ? 'That server is in trouble: the next attempt may do; if not, look at it.'
      : `Open the address in a browser and correct the address (${namedBy}).`;
  return new FeedError(
    'FEED_HTTP_STATUS',
    `${describeLocation(url)} answered ${shown} instead of 200. ${advice}`,
  );
}

/** fetch says only "fetch failed"; what happened stands in the innermost cause. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return explain(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const text = error.message === '' ? error.name : error.message;
  return code === undefined || text.includes(code) ? text : `${text} (${code})`;
}
