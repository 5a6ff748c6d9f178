const EXPOSED_HEADERS = 'etag, retry-after, x-request-id';

/** Of every reply. What a cache may keep says so itself. */
const always = [
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
] as const;

/** Any page may read, and none may report. */
const forReaders = [
  ...always,
  ['access-control-allow-origin', '*'],
  ['access-control-expose-headers', EXPOSED_HEADERS],
] as const;

/** Headers that a reply has unless its route says otherwise. */
export function listCommonHeaders(method: string): readonly (readonly [name: string, value: string])[] {
  return method === 'GET' || method === 'HEAD' ? forReaders : always;
}
