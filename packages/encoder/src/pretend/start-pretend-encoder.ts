import { createServer, type Server } from 'node:http';
import { ListenError } from '../errors.ts';
import { loadLoop } from '../loop/load-loop.ts';
import { answerRequest } from './answer-request.ts';
import { formatOrigin } from './format-origin.ts';
import { createPretendReports, type PretendReports } from './pretend-reports.ts';

export interface PretendEncoderOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  rooms: readonly string[];
  /** Under which viewers reach it. Default: where it listens, as this machine sees it. */
  publicUrl?: string | undefined;
  /** The folder of the demo loop, `public/demo`. */
  mediaDir: string;
  now: () => number;
}

export interface PretendEncoder extends PretendReports {
  /** Where it listens. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the demo loop as a live HLS stream for each room.
 * @throws EncoderError `PORT_IN_USE`, `LISTEN_FAILED` or `LOOP_UNREADABLE`
 */
export async function startPretendEncoder(options: PretendEncoderOptions): Promise<PretendEncoder> {
  const { rooms, now } = options;
  const loop = await loadLoop(options.mediaDir);
  const server = createServer((request, response) => {
    const { method = 'GET', url: target = '/', headers } = request;
    const reply = answerRequest(
      { method, target, ifNoneMatch: headers['if-none-match'] },
      { loop, rooms, atMs: now() },
    );
    response.writeHead(reply.status, {
      ...reply.headers,
      ...(reply.status === 204 || reply.status === 304
        ? {}
        : { 'content-length': Buffer.byteLength(reply.body) }),
      'access-control-allow-origin': '*',
    });
    response.end(method === 'HEAD' ? undefined : reply.body);
  });
  const url = await listen(server, options);
  return {
    ...createPretendReports({ publicUrl: options.publicUrl ?? url, now }),
    url,
    close: () => close(server),
  };
}

function listen(server: Server, { host, port }: PretendEncoderOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', cause => reject(new ListenError({ host, port, cause })));
    server.listen({ host, port }, () => {
      const address = server.address();
      const listening = typeof address === 'object' && address !== null ? address.port : port;
      resolve(formatOrigin({ host, port: listening }));
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
