import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const STATUS_OK = 'HTTP/1.1 200 ';

/** One connection that is kept, with one request at a time on it. Costs little, so that servers are measured. */
export class LoadConnection {
  readonly #socket: Socket;
  readonly #onReply: (reply: Buffer) => void;
  /** What has come of a reply, joined only when it can be complete: one of megabytes comes in hundreds of pieces. */
  #chunks: Buffer[] = [];
  #received = 0;
  /** The length of the reply that is coming; 0 until its head is known. */
  #awaited = 0;

  /** `onReply` is given each reply when it is complete, `onFailure` why there will be none any more. */
  static async open(
    origin: string,
    on: { reply: (connection: LoadConnection, reply: Buffer) => void; failure: (error: Error) => void },
  ): Promise<LoadConnection> {
    const { hostname, port } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    const connection: LoadConnection = new LoadConnection(socket, reply => on.reply(connection, reply));
    socket.on('error', on.failure);
    socket.on('end', () => on.failure(new Error('the server has closed a connection')));
    socket.on('data', chunk => {
      try {
        connection.#take(chunk);
      } catch (error) {
        on.failure(error as Error);
      }
    });
    return connection;
  }

  private constructor(socket: Socket, onReply: (reply: Buffer) => void) {
    this.#socket = socket;
    this.#onReply = onReply;
  }

  send(request: string): void {
    this.#socket.write(request, 'utf8');
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#received < this.#awaited) return;
    const received = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    this.#chunks = [received];
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = received.toString('latin1', 0, headEnd);
    const bodyBytes = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
    this.#awaited = headEnd + HEAD_END.length + bodyBytes;
    if (received.length < this.#awaited) return;
    if (received.length !== this.#awaited) {
      throw new Error(`a reply is not as long as its head says:\n${received}`);
    }
    if (!head.startsWith(STATUS_OK)) throw new Error(`not every reply was 200:\n${received}`);
    this.#chunks = [];
    this.#received = 0;
    this.#awaited = 0;
    this.#onReply(received);
  }
}
