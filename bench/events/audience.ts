import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { findQuantile } from '../load/find-median.ts';
import { LoadConnection } from '../load/load-connection.ts';
import type { ChangePlan, ChangeResult, ListenPlan } from './listen-plan.ts';

/** Less than a server lets wait that has not come to accept them yet. */
const OPENED_AT_ONCE = 200;
const PATIENCE_MS = 30_000;
const FIRST_EVENT = Buffer.from('\nevent: ');

/** What each connection waits for, and what to do when it comes. */
interface Expectation {
  text: Buffer;
  onCome(): void;
}

/** Connections on which events come. */
export class Audience {
  readonly #sockets: Socket[] = [];
  /** By connection, if it still waits for something. */
  readonly #expected = new Map<Socket, Expectation>();

  /** Resolves once each has got its first event. Throws if one is refused. */
  async open({ origin, request, connections }: ListenPlan): Promise<void> {
    for (let opened = 0; opened < connections; opened += OPENED_AT_ONCE) {
      const batch = Array.from({ length: Math.min(OPENED_AT_ONCE, connections - opened) }, () =>
        this.#openOne(origin, request),
      );
      await Promise.all(batch);
    }
  }

  /** Changes something, and measures when the connections hear of it. */
  async measureChange({ origin, request, marker }: ChangePlan): Promise<ChangeResult> {
    const { promise: changed, resolve, reject } = Promise.withResolvers<void>();
    const on = { reply: () => resolve(), failure: reject };
    const sender = await LoadConnection.open(origin, on);
    const startedAt = performance.now();
    const cameAfterMs: number[] = [];
    const heard = this.#expectAll(Buffer.from(marker), () => cameAfterMs.push(performance.now() - startedAt));
    try {
      sender.send(request);
      await Promise.all([heard, changed]);
    } finally {
      sender.close();
    }
    const [firstMs = Number.NaN, lastMs = Number.NaN] = [cameAfterMs[0], cameAfterMs.at(-1)];
    return { firstMs, medianMs: findQuantile(cameAfterMs, 0.5), lastMs };
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #openOne(origin: string, request: string): Promise<void> {
    const { hostname, port } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port) });
    // Whoever is cut off is missed at the next change.
    socket.on('error', () => {});
    socket.on('data', chunk => this.#take(socket, chunk));
    await once(socket, 'connect');
    this.#sockets.push(socket);
    const first = Promise.withResolvers<void>();
    this.#expected.set(socket, { text: FIRST_EVENT, onCome: first.resolve });
    socket.write(request);
    await withPatience(first.promise, 'the first event of a connection');
  }

  #expectAll(text: Buffer, onEach: () => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let missing = this.#sockets.length;
    if (missing === 0) resolve();
    for (const socket of this.#sockets) {
      const onCome = () => {
        onEach();
        missing -= 1;
        if (missing === 0) resolve();
      };
      this.#expected.set(socket, { text, onCome });
    }
    return withPatience(promise, 'an event on every connection');
  }

  /** Events are smaller than what a socket reads at once, and so come whole. */
  #take(socket: Socket, chunk: Buffer): void {
    const expectation = this.#expected.get(socket);
    if (expectation === undefined || !chunk.includes(expectation.text)) return;
    this.#expected.delete(socket);
    expectation.onCome();
  }
}

async function withPatience<T>(promise: Promise<T>, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} did not come in ${PATIENCE_MS} ms`)), PATIENCE_MS);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
