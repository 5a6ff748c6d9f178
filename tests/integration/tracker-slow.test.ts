import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../apps/tracker/src/http/create-app.ts';
import { postHeartbeat } from './heartbeat-fixture.ts';
import { postReport, readGroups, TrackerFixture, waitUntil } from './tracker-fixture.ts';

/** `npm run bench -- slow-connections` opens ten thousand, and measures. */
const CONNECTIONS = 300;
const REQUEST_TIMEOUT_MS = 1000;

let fixture: TrackerFixture;
let sockets: Socket[];

beforeEach(() => {
  fixture = new TrackerFixture();
  sockets = [];
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await fixture.close();
});

/** Keeps its side open whatever the other does. */
async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

const bodyOf = 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n\r\n';
const beginnings = {
  'a request line that does not end': 'POST /tracker/endpoint/register',
  'headers that do not end': 'GET /tracker/streams.json HTTP/1.1\r\nhost: tracker\r\nx-a: ',
  'a body that does not end': `POST /tracker/endpoint/register HTTP/1.1\r\nhost: tracker\r\n${bodyOf}data=`,
};

test.each(Object.entries(beginnings))(
  'hundreds of connections that send %s keep nobody else waiting, and are closed',
  async (_, beginning) => {
    const { url } = await fixture.start({ requestTimeoutMs: REQUEST_TIMEOUT_MS });
    const port = Number(new URL(url).port);
    let closed = 0;
    const replies: string[] = [];
    for (let index = 0; index < CONNECTIONS; index += 1) {
      const socket = await open(port);
      socket.on('error', () => {}).once('close', () => (closed += 1));
      socket.setEncoding('utf8').on('data', reply => replies.push(String(reply)));
      socket.write(beginning);
    }
    const dribble = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('x');
    }, 100);
    try {
      await expectAllIsWell(url);
      await waitUntil(async () => closed === CONNECTIONS, 'all of them are closed');
    } finally {
      clearInterval(dribble);
    }
    expect(replies).toHaveLength(CONNECTIONS);
    expect(replies.filter(reply => !reply.startsWith('HTTP/1.1 408 REQUEST_TIMEOUT\r\n'))).toEqual([]);
    await expectAllIsWell(url);
  },
);

async function expectAllIsWell(url: string): Promise<void> {
  expect(await (await postReport(url)).text()).toBe('OK\n');
  expect(await readGroups(url)).toMatchObject({ hall: { active: true, endpoints: 1 } });
  const visitor = { address: '203.0.113.7' };
  const { cookie } = await postHeartbeat(url, visitor);
  expect(await postHeartbeat(url, { ...visitor, cookie })).toMatchObject({ counted: true });
}

test('connections that say nothing are closed', async () => {
  const { url } = await fixture.start({ requestTimeoutMs: REQUEST_TIMEOUT_MS });
  let ended = 0;
  for (let index = 0; index < CONNECTIONS; index += 1) {
    const socket = await open(Number(new URL(url).port));
    socket.once('end', () => (ended += 1)).resume();
  }
  await waitUntil(async () => ended === CONNECTIONS, 'all of them are closed');
  await expectAllIsWell(url);
});

test('who asks and does not read is cut off', async () => {
  const app = createApp({ logger: pino({ level: 'silent' }), requestTimeoutMs: 200 });
  app.get('/', async () => 'x'.repeat(20_000_000));
  try {
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    for (let index = 0; index < 5; index += 1) {
      const socket = await open(Number(port));
      socket.on('error', () => {}).write('GET / HTTP/1.1\r\nhost: tracker\r\n\r\n');
    }
    const count = () =>
      new Promise<number>((resolve, reject) =>
        app.server.getConnections((error, connections) => (error ? reject(error) : resolve(connections))),
      );
    await waitUntil(async () => (await count()) > 0, 'they are connected');
    await waitUntil(async () => (await count()) === 0, 'they are cut off');
  } finally {
    app.server.closeAllConnections();
    await app.close();
  }
});

test('who asks a thousand times in one packet is cut off before all of it is answered', async () => {
  const { url } = await fixture.start();
  const socket = await open(Number(new URL(url).port));
  socket.on('error', () => {}).resume();
  const gone = Promise.race([once(socket, 'end'), once(socket, 'close')]);
  socket.write('GET /tracker/api/v1/openapi.json HTTP/1.1\r\nhost: tracker\r\n\r\n'.repeat(1000));
  await gone;
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const answered = Number(/requests_total\{.*openapi.*\} (\d+)/.exec(metrics)?.[1]);
  expect(answered).toBeGreaterThan(0);
  expect(answered).toBeLessThan(50);
  await expectAllIsWell(url);
});
