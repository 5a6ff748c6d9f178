/** Opens connections that never finish a request, in a process of its own: its argument is the origin to connect to. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { answerParent } from '../load/answer-parent.ts';

export interface SlowCounts {
  opened: number;
  open: number;
  /** The most at any time. */
  mostOpen: number;
  /** By the server. */
  closed: number;
  /** In milliseconds, the longest that one was open. */
  longestMs: number;
}

const origin = process.argv[2] ?? '';
const { hostname, port } = new URL(origin);
/** No more than the queue of those that wait to be accepted takes. */
const OPENED_AT_ONCE = 250;
const DRIBBLE_MS = 1000;

const form = 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n\r\n';
/** By turns: cut in the first line, in the headers, in the body, before anything. */
const beginnings = [
  'POST /tracker/endpoint/register',
  'GET /tracker/streams.json HTTP/1.1\r\nhost: tracker\r\nx-a: ',
  `POST /tracker/endpoint/register HTTP/1.1\r\nhost: tracker\r\n${form}data=`,
  '',
];

const sockets = new Set<Socket>();
const counts: SlowCounts = { opened: 0, open: 0, mostOpen: 0, closed: 0, longestMs: 0 };

answerParent({ answers: { open: count => openAll(Number(count)), count: () => counts } });

/** Resolves once all are open, on the other side as well. */
async function openAll(count: number): Promise<void> {
  for (let first = 0; first < count; first += OPENED_AT_ONCE) {
    const indices = Array.from(
      { length: Math.min(OPENED_AT_ONCE, count - first) },
      (_, index) => first + index,
    );
    await Promise.all(indices.map(openOne));
    // Whoever is connected may still wait to be accepted; that goes in order.
    await (await fetch(origin, { headers: { connection: 'close' } })).arrayBuffer();
  }
}

async function openOne(index: number): Promise<void> {
  const beginning = beginnings[index % beginnings.length] ?? '';
  // What the server closes this side holds on to.
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  const openedAt = performance.now();
  sockets.add(socket);
  counts.opened += 1;
  counts.open = sockets.size;
  counts.mostOpen = Math.max(counts.mostOpen, counts.open);
  socket.write(beginning);
  const dribble = beginning === '' ? undefined : setInterval(() => socket.write('x'), DRIBBLE_MS);
  const noteEnd = () => {
    if (!sockets.delete(socket)) return;
    counts.open = sockets.size;
    counts.closed += 1;
    counts.longestMs = Math.max(counts.longestMs, performance.now() - openedAt);
  };
  socket.on('error', () => {}).once('end', noteEnd);
  socket.once('close', () => {
    clearInterval(dribble);
    noteEnd();
  });
  socket.resume();
}
