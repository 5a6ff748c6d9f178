import { createServer, type RequestListener, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGuardedFetch } from '../../packages/feeds/src/guarded-fetch.ts';
import { readSource } from '../../packages/feeds/src/index.ts';
import { FeedsFixture, programme, titlesOf } from './feeds-fixture.ts';
import { closeServer, listen } from './feeds-server.ts';

describe('a fetch that reaches some addresses only', () => {
  let server: Server;
  let port: string;
  let respond: RequestListener;
  let requests: number;
  const guards: { close(): Promise<void> }[] = [];

  beforeEach(async () => {
    requests = 0;
    respond = (_request, response) => response.end('reached');
    server = createServer((request, response) => {
      requests += 1;
      respond(request, response);
    });
    port = new URL(await listen(server)).port;
  });

  afterEach(async () => {
    await Promise.all(guards.splice(0).map(guard => guard.close()));
    await closeServer(server);
  });

  /** Stands for a network where 127.0.0.1 is a server of the internet, and all else is private. */
  const guard = (lookup?: LookupFunction) => {
    const guarded = createGuardedFetch({
      mayReach: address => address === '127.0.0.1',
      ...(lookup && { lookup }),
    });
    guards.push(guarded);
    return guarded.fetch;
  };

  /** Names that lead to what `resolve` says at the moment. */
  const lookUp =
    (resolve: (hostname: string) => string[]): LookupFunction =>
    (hostname, _options, callback) =>
      callback(
        null,
        resolve(hostname).map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  const refusal = (address: string) =>
    expect.objectContaining({
      code: 'FEED_PRIVATE_ADDRESS',
      message: expect.stringMatching(`is at ${address}, .*"allow-private-feeds": true`),
    });

  test('reaches what it may, by address and by name', async () => {
    const fetch = guard(lookUp(() => ['127.0.0.1']));
    for (const host of ['127.0.0.1', 'night.example']) {
      expect(await readSource({ location: `http://${host}:${port}/`, fetch })).toMatchObject({
        text: 'reached',
      });
    }
  });

  test.each(['http://127.0.0.2', 'http://2130706434', 'http://[::1]', 'http://[::ffff:127.0.0.2]'])(
    'does not connect to %s',
    async origin => {
      const reading = readSource({ location: `${origin}:${port}/`, fetch: guard() });
      await expect(reading).rejects.toEqual(refusal('(127\\.0\\.0\\.2|::1|::ffff:7f00:2)'));
      expect(requests).toBe(0);
    },
  );

  test('does not follow a redirect to where it may not', async () => {
    respond = (request, response) =>
      request.url === '/'
        ? response.writeHead(302, { location: `http://127.0.0.2:${port}/metadata` }).end()
        : response.end('secret');
    const reading = readSource({ location: `http://127.0.0.1:${port}/`, fetch: guard() });
    await expect(reading).rejects.toEqual(refusal('127.0.0.2'));
    expect(requests).toBe(1);
  });

  test('looks at a name each time that it connects', async () => {
    let address = '127.0.0.1';
    const fetch = guard(lookUp(() => [address]));
    respond = (_request, response) => response.writeHead(200, { connection: 'close' }).end('reached');
    const location = `http://night.example:${port}/`;
    await readSource({ location, fetch });
    address = '127.0.0.2';
    await expect(readSource({ location, fetch })).rejects.toEqual(refusal('127.0.0.2'));
    expect(requests).toBe(1);
  });

  test('takes of several addresses of a name those that it may reach', async () => {
    const location = `http://night.example:${port}/`;
    const both = guard(lookUp(() => ['127.0.0.2', '127.0.0.1']));
    expect(await readSource({ location, fetch: both })).toMatchObject({ text: 'reached' });
    const neither = guard(lookUp(() => ['::1', '127.0.0.2']));
    await expect(readSource({ location, fetch: neither })).rejects.toEqual(refusal('::1'));
  });

  test('says of a name without address that it cannot be reached', async () => {
    const reading = readSource({ location: 'http://night.example/', fetch: guard(lookUp(() => [])) });
    await expect(reading).rejects.toThrow(expect.objectContaining({ code: 'FEED_UNREACHABLE' }));
  });
});

describe('a store', () => {
  let fixture: FeedsFixture;

  beforeEach(async () => {
    fixture = new FeedsFixture();
    await fixture.start();
    fixture.serve(programme('Lunch Is a Protocol'));
  });

  afterEach(() => fixture.close());

  test('asks no server of this machine, unless it is told to', async () => {
    const store = fixture.store();
    const strict = fixture.open(store, { allowPrivate: false });
    await strict.refresh();
    expect(strict.current()).toMatchObject({ feed: null, failure: { code: 'FEED_PRIVATE_ADDRESS' } });
    expect(fixture.requests).toHaveLength(0);
    const allowed = fixture.open(store);
    await allowed.refresh();
    expect(allowed.current().failure).toMatchObject({ code: 'FEED_PRIVATE_ADDRESS' });
    await strict.close();
    await allowed.refresh();
    expect(titlesOf(allowed.current())).toEqual(['Lunch Is a Protocol']);
  });

  test('asks in the language that it is told', async () => {
    const paths: string[] = [];
    fixture.respond = (response, request) => {
      paths.push(`${request.url} ${request.headers['accept-language']}`);
      const isHome = request.url === '/schedule.xml';
      response.writeHead(isHome ? 302 : 200, { location: '/night/schedule/export/schedule.xml' });
      response.end(isHome ? '' : programme('Lunch Is a Protocol'));
    };
    await fixture.open(fixture.store(), { language: 'pt-BR' }).refresh();
    expect(paths).toEqual([
      '/schedule.xml pt-BR, pt;q=0.9, *;q=0.1',
      '/night/schedule/export/schedule.xml?lang=pt-br pt-BR, pt;q=0.9, *;q=0.1',
    ]);
  });
});
