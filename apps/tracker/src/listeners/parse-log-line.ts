import type { LogLine } from './log-line.ts';
import { parseLogTime } from './parse-log-time.ts';

/** A longer one is no line of a log. */
export const MAX_LINE_LENGTH = 8192;

/**
 * Apache's and nginx's combined format, with or without a name of a host before it and anything behind it:
 * `address ident user [time] "request" status bytes "referer" "agent"`. In the common format the last two are missing.
 * https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats,
 * https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format
 */
const COMBINED =
  /^(?:[\w.-]+:\d+ )?(\S{1,100}) \S{1,100} .{0,200}? ?\[([^\]]{20,32})\] "((?:[^"\\]|\\.)*)" (\d{3}) (\d{1,15}|-)(?:$| [^"]| "(?:[^"\\]|\\.)*" "((?:[^"\\]|\\.)*)"(?: |$))/;

/** By what nginx's variables and the usual formats of others call it; the first that is there counts. */
const KEYS = {
  address: ['remote_addr', 'clientip', 'client_ip', 'remote_ip'],
  time: ['time_iso8601', 'msec', 'time_local', '@timestamp', 'timestamp', 'time'],
  request: ['request'],
  target: ['request_uri', 'uri', 'url', 'path'],
  status: ['status', 'response'],
  bytes: ['body_bytes_sent', 'bytes_sent', 'bytes', 'size'],
  agent: ['http_user_agent', 'user_agent', 'agent'],
};

/** Reads a line of either kind; undefined if it is none. */
export function parseLogLine(line: string): LogLine | undefined {
  if (line.length > MAX_LINE_LENGTH) return undefined;
  return line.startsWith('{') ? parseJsonLine(line) : parseCombinedLine(line);
}

function parseCombinedLine(line: string): LogLine | undefined {
  const match = COMBINED.exec(line);
  if (match === null) return undefined;
  const [, address = '', time = '', request = '', status, bytes, agent = ''] = match;
  const at = parseLogTime(time);
  if (at === undefined) return undefined;
  return {
    address,
    at,
    path: readPathOf(request),
    status: Number(status),
    bytes: bytes === '-' ? 0 : Number(bytes),
    agent: agent === '-' ? '' : agent,
  };
}

function parseJsonLine(line: string): LogLine | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const read = (names: readonly string[]) => {
    const name = names.find(candidate => Object.hasOwn(json, candidate));
    const value: unknown = name === undefined ? undefined : Reflect.get(json, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const [address, time, status] = [read(KEYS.address), read(KEYS.time), read(KEYS.status)];
  if (address === undefined || time === undefined || status === undefined) return undefined;
  const at = parseLogTime(time);
  const bytes = Number(read(KEYS.bytes) ?? 0);
  if (at === undefined || !/^\d{3}$/.test(status) || !Number.isSafeInteger(bytes) || bytes < 0)
    return undefined;
  const target = read(KEYS.target);
  const path = target === undefined ? readPathOf(read(KEYS.request) ?? '') : cutPath(target);
  return { address, at, path, status: Number(status), bytes, agent: read(KEYS.agent) ?? '' };
}

/** `GET /hall/1.ts?x HTTP/1.1`; empty where a client sent something else. */
function readPathOf(request: string): string {
  const [, target = ''] = request.split(' ', 2);
  return cutPath(target);
}

function cutPath(target: string): string {
  return target.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? '';
}
