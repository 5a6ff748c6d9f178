import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSource } from '../../packages/feeds/src/index.ts';
import { closeServer, listen } from './feeds-server.ts';

const failure = (code: string, ...words: string[]) =>
  expect.objectContaining({
    name: 'FeedError',
    code,
    message: expect.stringMatching(new RegExp(words.map(word => `(?=.*${word})`).join(''))),
  });

describe('over HTTP', () => {
  let server: Server;
  let origin: string;
  let respond: RequestListener;

  beforeEach(async () => {
    server = createServer((request, response) => respond(request, response));
    origin = await listen(server);
  });

  afterEach(() => closeServer(server));

  const reply = (body: string | Buffer, headers: Record<string, string> = {}) => {
    respond = (_request, response) => response.writeHead(200, headers).end(body);
  };

  test('gives text, size, validators and where it came from', async () => {
    reply('<schedule>ü</schedule>', { etag: '"1"', 'last-modified': 'Fri, 12 Jun 2026 09:00:00 GMT' });
    expect(await readSource({ location: `${origin}/schedule.xml#day-2` })).toEqual({
      status: 'changed',
      text: '<schedule>ü</schedule>',
      bytes: 23,
      etag: '"1"',
      lastModified: 'Fri, 12 Jun 2026 09:00:00 GMT',
      finalUrl: `${origin}/schedule.xml`,
      problems: [],
    });
  });

  test('says who asks, for which formats, in which language', async () => {
    let asked: NodeJS.Dict<string | string[]> = {};
    respond = (request, response) => {
      asked = request.headers;
      response.end('');
    };
    await readSource({ location: origin, language: 'pt' });
    expect(asked).toMatchObject({
      accept: expect.stringMatching(/^application\/xml, /),
      'accept-language': 'pt, *;q=0.1',
      'user-agent': expect.stringMatching(/^Foyer\/\d+\.\d+\.\d+$/),
    });
    expect(asked).not.toHaveProperty('if-none-match');
  });

  test('asks only for what has changed', async () => {
    respond = (request, response) => {
      const known = request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'];
      response.writeHead(known === 'yesterday' ? 304 : 200).end();
    };
    const conditional = { etag: '"1"', lastModified: 'yesterday' };
    expect(await readSource({ location: origin, conditional })).toEqual({ status: 'unchanged' });
  });

  test('takes a 304 that it did not ask for as an error', async () => {
    respond = (_request, response) => response.writeHead(304).end();
    await expect(readSource({ location: origin })).rejects.toEqual(failure('FEED_HTTP_STATUS', '304'));
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('unpacks %s', async (encoding, pack) => {
    reply(pack('<schedule/>'), { 'content-encoding': encoding });
    expect(await readSource({ location: origin })).toMatchObject({ text: '<schedule/>', bytes: 11 });
  });

  test('reads the encoding that the server names', async () => {
    reply(Buffer.from('Müsli', 'latin1'), { 'content-type': 'text/xml; charset=ISO-8859-1' });
    expect(await readSource({ location: origin })).toMatchObject({ text: 'Müsli', problems: [] });
  });

  const redirect = (target: (path: string) => string | undefined) => {
    respond = (request, response) => {
      const location = target(request.url ?? '');
      if (location === undefined) response.end('arrived');
      else response.writeHead(302, { location }).end('moved');
    };
  };

  test('follows five redirects, also relative ones', async () => {
    redirect(path => (path === '/5' ? undefined : `./${Number(path.slice(1)) + 1}`));
    const reply = await readSource({ location: `${origin}/0` });
    expect(reply).toMatchObject({ text: 'arrived', finalUrl: `${origin}/5` });
  });

  test('does not follow a sixth', async () => {
    redirect(path => (path === '/6' ? undefined : `/${Number(path.slice(1)) + 1}`));
    const reading = readSource({ location: `${origin}/0` });
    await expect(reading).rejects.toEqual(failure('FEED_REDIRECTS', `${origin}/0`, 'more than 5 times'));
  });

  test.each([
    ['in a circle', (path: string) => (path === '/a' ? '/b' : '/a'), 'in a circle'],
    ['to itself', (path: string) => path, 'in a circle'],
    ['to a file', () => 'file:///etc/passwd', 'file:///etc/passwd'],
    ['to nowhere', () => 'http://', 'without a usable address'],
    ['to an address with a password', () => 'http://crew:tulip@localhost/', 'password'],
  ])('does not follow redirects %s', async (_where, target, found) => {
    redirect(target);
    const reading = readSource({ location: `${origin}/a` });
    await expect(reading).rejects.toEqual(failure('FEED_REDIRECTS', `${origin}/a`, found));
    await expect(reading).rejects.not.toThrow(/tulip/);
  });

  test.each([
    [404, 'Not Found', 'correct the address'],
    [503, 'Service Unavailable', 'the next attempt may do'],
    [204, 'No Content', 'instead of 200'],
  ])('reports status %i', async (status, words, advice) => {
    respond = (_request, response) => response.writeHead(status).end();
    const reading = readSource({ location: `${origin}/x` });
    await expect(reading).rejects.toEqual(
      failure('FEED_HTTP_STATUS', `${origin}/x`, `${status} ${words}`, advice),
    );
  });

  /** Writes until the other side has gone. */
  const pour = (response: ServerResponse, chunk: Buffer) => {
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };

  test('stops an endless body at the bound and hangs up', async () => {
    const hungUp = new Promise(resolve => {
      respond = (_request, response) => {
        response.on('close', resolve);
        pour(response, Buffer.alloc(65_536, 'x'));
      };
    });
    const reading = readSource({ location: origin, maxBytes: 1_000_000 });
    await expect(reading).rejects.toEqual(failure('FEED_TOO_LARGE', origin, '1000000 bytes'));
    await hungUp;
  });

  test('does not even begin with a body that says it is too large', async () => {
    respond = (_request, response) => void response.writeHead(200, { 'content-length': 2_000 }).write('x');
    await expect(readSource({ location: origin, maxBytes: 1_000 })).rejects.toEqual(
      failure('FEED_TOO_LARGE'),
    );
  });

  test('takes exactly as much as allowed', async () => {
    reply('x'.repeat(1_000));
    expect(await readSource({ location: origin, maxBytes: 1_000 })).toMatchObject({ bytes: 1_000 });
    await expect(readSource({ location: origin, maxBytes: 999 })).rejects.toEqual(failure('FEED_TOO_LARGE'));
  });

  test('counts a gzip bomb by what comes out of it', async () => {
    reply(gzipSync(Buffer.alloc(200_000_000)), { 'content-encoding': 'gzip' });
    await expect(readSource({ location: origin })).rejects.toEqual(failure('FEED_TOO_LARGE', '20000000'));
  });

  test.each([
    ['says nothing', () => {}],
    ['stops in the middle', (response: ServerResponse) => void response.write('<schedule>')],
  ])('gives up on a server that %s', async (_what, begin) => {
    respond = (_request, response) => begin(response);
    const reading = readSource({ location: origin, timeoutMs: 100 });
    await expect(reading).rejects.toEqual(failure('FEED_TIMEOUT', origin, '100 ms'));
  });

  test('counts the redirects into the time', async () => {
    respond = (request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/slow' }).end();
    };
    await expect(readSource({ location: origin, timeoutMs: 100 })).rejects.toEqual(failure('FEED_TIMEOUT'));
  });

  test('reports a connection that breaks in the middle', async () => {
    respond = (_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('<schedule>', () => response.destroy());
    };
    await expect(readSource({ location: origin })).rejects.toEqual(failure('FEED_INTERRUPTED', origin));
  });

  test('reports what cannot be unpacked', async () => {
    reply('this is not gzip', { 'content-encoding': 'gzip' });
    await expect(readSource({ location: origin })).rejects.toEqual(failure('FEED_INTERRUPTED', origin));
  });

  test('reports a port where nobody listens', async () => {
    await closeServer(server);
    const reading = readSource({ location: `${origin}/schedule.xml` });
    await expect(reading).rejects.toEqual(
      failure('FEED_UNREACHABLE', `${origin}/schedule.xml`, 'ECONNREFUSED'),
    );
  });

  test('reports a server that does not speak HTTP', async () => {
    const radio = createSocketServer(socket => socket.resume().end('CQ CQ CQ de CT1NLT\r\n'));
    const location = await listen(radio);
    await expect(readSource({ location })).rejects.toEqual(failure('FEED_UNREACHABLE', location));
    await closeServer(radio);
  });

  test('ends with the reason of the signal', async () => {
    const controller = new AbortController();
    respond = () => controller.abort('enough');
    await expect(readSource({ location: origin, signal: controller.signal })).rejects.toBe('enough');
    await expect(readSource({ location: origin, signal: controller.signal })).rejects.toBe('enough');
  });
});

describe('from a file', () => {
  let dir: string;
  let path: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'foyer-feeds-'));
    path = join(dir, 'programme.xml');
    writeFileSync(path, '\uFEFF<schedule>ü</schedule>');
    utimesSync(path, 1_781_254_800, 1_781_254_800);
  });

  afterEach(() => rmSync(dir, { recursive: true }));

  test.each([
    ['a path', (path: string) => path],
    ['a file: URL', (path: string) => pathToFileURL(path).href],
  ])('gives the same of %s as of a URL', async (_what, location) => {
    expect(await readSource({ location: location(path) })).toEqual({
      status: 'changed',
      text: '<schedule>ü</schedule>',
      bytes: 26,
      etag: expect.any(String),
      lastModified: 'Fri, 12 Jun 2026 09:00:00 GMT',
      finalUrl: pathToFileURL(path).href,
      problems: [],
    });
  });

  test('is unchanged until its time or its size is another', async () => {
    const conditional = await readSource({ location: path });
    if (conditional.status !== 'changed') throw new Error('expected a first copy');
    expect(await readSource({ location: path, conditional })).toEqual({ status: 'unchanged' });
    utimesSync(path, 1_781_254_800, 1_781_254_801);
    expect(await readSource({ location: path, conditional })).toMatchObject({ status: 'changed' });
    writeFileSync(path, '<schedule/>');
    utimesSync(path, 1_781_254_800, 1_781_254_800);
    expect(await readSource({ location: path, conditional })).toMatchObject({ status: 'changed' });
  });

  test('is bounded in size', async () => {
    await expect(readSource({ location: path, maxBytes: 25 })).rejects.toEqual(
      failure('FEED_TOO_LARGE', path),
    );
  });

  test('is reported when it is not there', async () => {
    const location = join(dir, 'no', 'such.xml');
    await expect(readSource({ location })).rejects.toEqual(failure('FEED_NOT_FOUND', location));
    const under = join(path, 'such.xml');
    await expect(readSource({ location: under })).rejects.toEqual(failure('FEED_NOT_FOUND', under));
  });

  test('is reported when it is no file, also a pipe that nobody writes to', async () => {
    mkdirSync(join(dir, 'folder'));
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    for (const location of [join(dir, 'folder'), join(dir, 'pipe')]) {
      await expect(readSource({ location })).rejects.toEqual(
        failure('FEED_UNREADABLE', location, 'not a file'),
      );
    }
  });
});
