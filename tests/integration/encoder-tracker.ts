import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  url: string | undefined;
  form: Record<string, string>;
  forwardedFor: string | undefined;
}

export interface FakeTracker {
  url: string;
  port: number;
  received: Received[];
  close(): Promise<void>;
}

export interface FakeTrackerOptions {
  /** 0: any free one. */
  port?: number;
  /** Answers instead of the protocol. */
  answer?: (request: IncomingMessage, response: ServerResponse) => void;
}

const SECRET = 'move me';
const ROOMS = ['hall', 'lab'];

/** As much of the tracker's side of the register protocol as an encoder meets. */
export async function startFakeTracker({ port = 0, answer }: FakeTrackerOptions = {}): Promise<FakeTracker> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    received.push({ url: request.url, form, forwardedFor: request.headers['x-forwarded-for']?.toString() });
    if (answer) answer(request, response);
    else response.end(answerForm(form));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerForm({ secret, group = '' }: Record<string, string>): string {
  if (secret !== SECRET) return 'ERROR SECRET\n';
  return ROOMS.includes(group) ? 'OK\n' : 'ERROR GROUP\n';
}
