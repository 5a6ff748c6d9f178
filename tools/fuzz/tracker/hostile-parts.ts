import type { Random } from '@foyer/schedule/testing';
import { pickOddText } from '@foyer/schedule/testing';

export type Header = readonly [name: string, value: string];

export const WRONG_METHODS = [
  ...['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'QUERY'],
  ...['get', 'FOO', 'G\0T', '', 'GETGETGETGETGETGETGETGETGET'],
];

const HEADERS: readonly Header[] = [
  ...pair('content-type', [
    ...['text/plain', 'application/json; charset=utf-16', 'application/json;', 'application/x-ndjson'],
    ...['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', '', '*/*', 'json', '\u00ff'],
  ]),
  ...pair('content-encoding', ['gzip', 'br', 'deflate', 'gzip, gzip', 'x-gzip', 'identity', '']),
  ...pair('transfer-encoding', ['gzip', 'chunked', 'chunked, chunked', 'identity', 'xchunked']),
  ...pair('content-length', ['0', '-1', '1e3', '99999999999999999999', '5, 5', '0x10', '']),
  ...pair('expect', ['100-continue', '200-ok', '']),
  ...pair('connection', ['close', 'upgrade', 'keep-alive, close', 'content-length', '']),
  ...pair('upgrade', ['websocket', 'h2c', 'TLS/1.0']),
  ...pair('authorization', ['Bearer', 'Bearer ', 'Basic Og==', 'Bearer \u00ff', 'Bearer a b c', '']),
  ...pair('if-none-match', ['*', 'W/"', '"x", "y"', '']),
  ...pair('x-forwarded-for', [
    '::1',
    '127.0.0.1',
    'unknown',
    '1.2.3.4:80',
    '[::1]',
    ',,,',
    '0',
    '::ffff:1.2.3.4',
  ]),
  ...pair('x-forwarded-proto', ['https', 'javascript', '']),
  ...pair('cookie', [
    'foyer_viewer=',
    'foyer_viewer=AAAAAAAAAAAAAAAA.20000.AAAAAAAAAAAAAAAAAAAAAA',
    'user=',
    '=;=;',
  ]),
  ...pair('last-event-id', ['0', '-1', 'x-999999999999', '']),
  ...pair('range', ['bytes=0-', 'bytes=-1']),
  ...pair('accept', ['image/webp', 'text/event-stream', '']),
  ...pair('origin', ['null', 'https://evil.example']),
  ...pair('host', ['', 'a b', 'evil.example:99999', '[::1']),
  ...pair('x-http-method-override', ['DELETE']),
  ...pair('__proto__', ['x']),
  ...pair('constructor', ['x']),
  ['x\0y', 'z'],
  ['x y', 'z'],
  ['', 'z'],
  ['x-nul', 'a\0b'],
  ['x-fold', 'a\r\n b'],
  ['x-split', 'a\r\nx-more: b'],
  ['x-lf', 'a\nb'],
];

function pair(name: string, values: readonly string[]): Header[] {
  return values.map(value => [name, value] as const);
}

export function pickHeader(random: Random): Header {
  if (random.chance(0.05)) return ['x-long', 'x'.repeat(random.pick([1000, 15_000, 17_000, 70_000]))];
  if (random.chance(0.1)) return [`x-${random.nat(9)}`, encodeHeader(pickOddText(random).slice(0, 4000))];
  return random.pick(HEADERS);
}

/** Headers are bytes: characters of more than one are sent as UTF-8. */
function encodeHeader(text: string): string {
  return Buffer.from(text.replaceAll(/[\r\n]/g, ' ')).toString('latin1');
}

/** As it stands behind the host, not encoded any further. */
export function spoilTarget(target: string, random: Random): string {
  const odd = () => encodeURIComponent(makeWellFormed(pickOddText(random))).slice(0, 12_000);
  const changes: readonly (() => string)[] = [
    () => `${target}%`,
    () => `${target}%zz`,
    () => `${target}%00`,
    () => `${target}/`,
    () => `/${target}`,
    () => `${target}?`,
    () => `${target}#x`,
    () => `${target};x=1`,
    () => `${target}?__proto__=1&constructor=2&a[b]=3&a=4&a=5`,
    () => `${target}?${odd()}=${odd()}`,
    () => target.replace(/[^/]+$/, odd()),
    () => target.replace(/[^/?]+/, odd()),
    () => target.replace('/', '/../'),
    () => target.replaceAll('/', '%2f'),
    () => target.toUpperCase(),
    () => `http://evil.example${target}`,
    () => target.slice(1),
    () => '*',
    () => '',
    () => `${target} HTTP/1.1 x`,
    () => `${target}/${'x/'.repeat(2000)}`,
    () => Buffer.from(`${target}é日本`).toString('latin1'),
    () => `${target}\0`,
    () => `${target}?${'a=1&'.repeat(3000)}`,
    () => `${target}${'x'.repeat(random.pick([100, 5000, 17_000]))}`,
  ];
  return random.pick(changes)();
}

/** A text without halves of characters, which cannot be encoded. */
export function makeWellFormed(text: string): string {
  return text.toWellFormed();
}
