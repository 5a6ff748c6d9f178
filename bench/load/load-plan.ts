/** Stands in a request where the viewer's cookie goes. */
export const COOKIE = '%COOKIE%';

export interface LoadPlan {
  /** `http://host:port` */
  origin: string;
  /** Whole requests in the text of HTTP, sent by turns. */
  requests: readonly string[];
  /** Values for `COOKIE`, one on each line, all equally long. */
  cookieFile?: string | undefined;
  connections: number;
  /** At the most. */
  durationS: number;
  /** After so many it ends. */
  maxRequests?: number | undefined;
  /** Requests to send in a second, whether or not the server keeps up; without it as many as it answers. */
  ratePerS?: number | undefined;
  /** What is in every reply that is as it should be. */
  expected?: string | undefined;
}

export interface LoadResult {
  /** Replies with status 200. */
  replies: number;
  durationS: number;
  /** Replies without what was expected. */
  unexpected: number;
  /** From when the request was due to the end of the reply. */
  p50Ms: number;
  p99Ms: number;
  /** Of the load itself. */
  cpuMs: number;
}

/** A request as text, with `Content-Length` if there is a body. */
export function formatRequest(options: {
  method: 'GET' | 'POST';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}): string {
  const { method, path, headers = {}, body } = options;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: 'bench', ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body ?? ''].join('\r\n');
}
