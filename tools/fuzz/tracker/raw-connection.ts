import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { FuzzRequest } from './describe-request.ts';
import { parseReply, type Reply } from './parse-reply.ts';

/** Why there is no reply. */
export type Silence = 'closed' | 'late';

/** Longer than the tracker waits for the rest of a request. */
const LATE_MS = 30_000;
/** After that it may be told that nothing more comes. */
const ENDLESS_MS = 250;

/** A connection over which anything can be sent, also what is no HTTP. */
export class RawConnection {
  readonly #port: number;
  #socket: Socket | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** Throws a `BrokenReplyError` if what comes back is no HTTP. */
  async ask(request: FuzzRequest): Promise<Reply | Silence> {
    const socket = this.#socket ?? (await this.#open());
    this.#socket = socket;
    let reply: Reply | Silence = 'closed';
    try {
      reply = await exchange(socket, request);
      return reply;
    } finally {
      if (typeof reply === 'string' || !reply.keepsOpen || request.isEndless) this.close();
    }
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  async #open(): Promise<Socket> {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    // What is wrong shows in that no reply comes.
    socket.on('error', () => {});
    return socket;
  }
}

function exchange(socket: Socket, { bytes, method, isEndless }: FuzzRequest): Promise<Reply | Silence> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply | Silence>();
  let received = Buffer.alloc(0);
  const read = (ended: boolean) => {
    try {
      const reply = parseReply(received, { method, ended });
      if (reply !== undefined) resolve(reply);
      else if (ended) resolve('closed');
    } catch (error) {
      reject(error);
    }
  };
  const onData = (data: Buffer) => {
    received = Buffer.concat([received, data]);
    read(false);
  };
  const onClose = () => read(true);
  const late = setTimeout(() => resolve('late'), LATE_MS);
  const end = isEndless ? setTimeout(() => socket.end(), ENDLESS_MS) : undefined;
  socket.on('data', onData).once('close', onClose);
  socket.write(bytes);
  return promise.finally(() => {
    clearTimeout(late);
    clearTimeout(end);
    socket.off('data', onData).off('close', onClose);
  });
}
