import { gzipSync } from 'node:zlib';
import { createRandom, mixSeeds, mutateText, pickOddText, type Random } from '@foyer/schedule/testing';
import type { FuzzRequest, RequestKind } from './describe-request.ts';
import { drawValue, type GenerateOptions } from './draw-value.ts';
import { type Header, makeWellFormed, pickHeader, spoilTarget, WRONG_METHODS } from './hostile-parts.ts';
import type { OpenApiDocument, Operation, Parameter } from './openapi-document.ts';

export interface RequestSources {
  document: OpenApiDocument;
  operations: readonly Operation[];
  seed: number;
  /** Milliseconds since 1970, to which instants are near. */
  now: number;
  /** What opens everything. */
  secret: string;
  /** The last is none. */
  rooms: readonly string[];
  /** Cookies that the tracker has given. */
  cookies: readonly string[];
  etags: readonly string[];
}

/** Of one request, before it is written. */
interface Draft {
  method: string;
  target: string;
  headers: Header[];
  body: Buffer | undefined;
}

const SENDERS = 48;
const FRAME_HEADERS = ['content-length', 'transfer-encoding'];
const WRONG_VERSIONS = ['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'http/1.1', ''];
const GOOD_LAST_CHUNK = '0\r\n\r\n';
const LAST_CHUNKS = [
  ...[GOOD_LAST_CHUNK, GOOD_LAST_CHUNK, GOOD_LAST_CHUNK, GOOD_LAST_CHUNK],
  ...['zz\r\n', '-1\r\n\r\n', '0\r\nx: y\r\n\r\n', 'ffffffffff\r\n'],
];

/** The request of a number: the same for the same seed, but for what the tracker has given, and the day. */
export function makeRequest(number: number, sources: RequestSources): FuzzRequest {
  const random = createRandom(mixSeeds('tracker', sources.seed, number));
  const operation = random.pick(sources.operations);
  const kind: RequestKind = random.pick(['valid', 'valid', 'mutated', 'mutated', 'hostile']);
  const draft = draftRequest(operation, { ...sources, random, kind });
  const hostile = kind === 'hostile';
  if (hostile) spoil(draft, random);
  const isCutOff = hostile && random.chance(0.03);
  const { bytes, isFramed } = writeRequest(draft, hostile ? random : undefined);
  return {
    number,
    kind,
    method: draft.method,
    target: draft.target,
    bytes: isCutOff ? bytes.subarray(0, random.nat(bytes.length - 1)) : bytes,
    isEndless: isCutOff || !isFramed,
  };
}

interface DraftContext extends RequestSources {
  random: Random;
  kind: RequestKind;
}

function draftRequest(operation: Operation, context: DraftContext): Draft {
  const { random, cookies, etags } = context;
  const options = createGenerateOptions(context);
  const headers: Header[] = [['x-forwarded-for', `192.0.2.${random.nat(SENDERS)}`]];
  const [scheme = {}] = operation.security.toReversed();
  if ('bearer' in scheme && random.chance(0.85))
    headers.push(['authorization', `Bearer ${pickSecret(context)}`]);
  if (cookies.length > 0 && random.chance(0.7)) headers.push(['cookie', random.pick(cookies)]);
  if (etags.length > 0 && random.chance(0.3)) headers.push(['if-none-match', random.pick(etags)]);
  const parameters = (operation.parameters ?? []).map(parameter =>
    readParameter(parameter, options, context),
  );
  for (const { place, name, value } of parameters) if (place === 'header') headers.push([name, value]);
  const [[type = '', content] = []] = Object.entries(operation.requestBody?.content ?? {});
  let body: Buffer | undefined;
  if (content !== undefined) {
    body = encodeBody(drawValue(content.schema, options), type, context);
    headers.push(['content-type', type]);
    if (type === 'text/plain' && random.chance(0.3)) {
      body = gzipSync(body);
      headers.push(['content-encoding', 'gzip']);
    }
  }
  return { method: operation.method, target: formatTarget(operation, parameters), headers, body };
}

function createGenerateOptions({ document, random, now, rooms, secret }: DraftContext): GenerateOptions {
  return {
    document,
    random,
    now,
    know: name => {
      if (name === 'secret') return random.chance(0.85) ? secret : undefined;
      return ['room', 'group'].includes(name) && random.chance(0.95) ? random.pick(rooms) : undefined;
    },
  };
}

function pickSecret({ random, secret }: DraftContext): string {
  return random.chance(0.9) ? secret : `guess ${random.nat(50)}`;
}

interface Argument {
  place: Parameter['in'];
  name: string;
  value: string;
}

function readParameter(parameter: Parameter, options: GenerateOptions, context: DraftContext): Argument {
  const { in: place, name, schema } = parameter;
  const { random, kind } = context;
  const isOdd = kind === 'mutated' && place !== 'header' && random.chance(0.3);
  const isLeftOut = place !== 'path' && !parameter.required && random.chance(0.4);
  const value = isLeftOut ? '' : String(options.know(name) ?? drawValue(schema, options));
  return { place, name, value: isOdd ? makeWellFormed(pickOddText(random)).slice(0, 3000) : value };
}

function formatTarget({ path }: Operation, parameters: readonly Argument[]): string {
  const find = (name: string) =>
    parameters.find(argument => argument.place === 'path' && argument.name === name);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(find(name)?.value || 'hall'));
  const query = parameters.filter(({ place, value }) => place === 'query' && value !== '');
  if (query.length === 0) return filled;
  return `${filled}?${query.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

function encodeBody(value: unknown, type: string, context: DraftContext): Buffer {
  const { random, kind } = context;
  const mutate = (text: string) =>
    kind === 'mutated'
      ? mutateText(text, { random, syntax: 'json', donor: '{"room":"hall","load":{}}' })
      : text;
  if (type === 'application/json') return Buffer.from(mutate(JSON.stringify(value)));
  if (type === 'text/plain') return Buffer.from(mutate(makeLog(random)));
  const fields = Object.entries(Object(value)).map(([name, field]): [string, string] => {
    const text = typeof field === 'string' ? field : JSON.stringify(field);
    return [name, makeWellFormed(name === 'data' ? mutate(text) : text)];
  });
  return Buffer.from(new URLSearchParams(fields).toString());
}

/** Lines of an access log, of now. */
function makeLog(random: Random): string {
  const lines = Array.from({ length: random.nat(20) }, (_, index) => {
    const time = `${random.nat(27) + 1}/Nov/2026:10:${String(random.nat(59)).padStart(2, '0')}:00 +0000`;
    return `192.0.2.${random.nat(99)} - - [${time}] "GET /hall/main/${index}.ts HTTP/1.1" 200 ${random.nat(9999)} "-" "VLC/3.0"\n`;
  });
  return lines.join('');
}

function spoil(draft: Draft, random: Random): void {
  const changes: readonly (() => void)[] = [
    () => {
      draft.method = random.pick(WRONG_METHODS);
    },
    () => {
      draft.target = spoilTarget(draft.target, random);
    },
    () => draft.headers.push(pickHeader(random)),
    () => draft.headers.unshift(pickHeader(random), pickHeader(random)),
    () => draft.headers.splice(random.nat(draft.headers.length), 1),
    () => {
      draft.body = Buffer.from(draft.body ?? []).subarray(random.nat(9));
    },
    () => {
      draft.body = Buffer.from(
        pickOddText(random)
          .repeat(random.pick([1, 1, 100]))
          .slice(0, 400_000),
      );
    },
    () => {
      draft.body = gzipSync(draft.body ?? '');
    },
  ];
  for (let count = 1 + random.nat(2); count > 0; count -= 1) random.pick(changes)();
}

interface WrittenRequest {
  bytes: Buffer;
  /** Whether all can tell where it ends. */
  isFramed: boolean;
}

/** `random`: the frame may be wrong as well. */
function writeRequest({ method, target, headers, body }: Draft, random?: Random): WrittenRequest {
  const named = headers.map(([name]) => name);
  const framed: Header[] = named.includes('host') ? [...headers] : [['host', 'tracker'], ...headers];
  let isFramed = !FRAME_HEADERS.some(name => named.includes(name));
  let sent = body;
  if (body !== undefined && isFramed) {
    if (random?.chance(0.2)) {
      framed.push(['transfer-encoding', 'chunked']);
      const lastChunk = random.pick(LAST_CHUNKS);
      sent = writeChunks(body, { size: 1 + random.nat(body.length), lastChunk });
      isFramed = lastChunk === GOOD_LAST_CHUNK;
    } else framed.push(['content-length', String(body.length)]);
  }
  const version = random?.chance(0.05) ? random.pick(WRONG_VERSIONS) : 'HTTP/1.1';
  const end = random?.chance(0.03) ? '\n' : '\r\n';
  const lines = [
    `${method} ${target} ${version}`,
    ...framed.map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ];
  const bytes = Buffer.concat([Buffer.from(lines.join(end), 'latin1'), sent ?? Buffer.alloc(0)]);
  return { bytes, isFramed };
}

function writeChunks(body: Buffer, { size, lastChunk }: { size: number; lastChunk: string }): Buffer {
  const chunks = [body.subarray(0, size), body.subarray(size)].filter(({ length }) => length > 0);
  const written = chunks.flatMap(chunk => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...written, Buffer.from(lastChunk)]);
}
