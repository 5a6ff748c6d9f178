/**
 * The least that a server can do to tell of changes: it writes what is posted to everybody who listens. The argument
 * is what each is told first.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from '../load/answer-parent.ts';

const first = process.argv[2] ?? '';
const readers = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const frame = Buffer.concat([Buffer.from('event: change\ndata: '), ...chunks, Buffer.from('\n\n')]);
      for (const reader of readers) reader.write(frame);
      response.end('OK');
    });
    return;
  }
  response.setHeader('content-type', 'text/event-stream');
  response.removeHeader('transfer-encoding');
  response.write(`\nevent: first\ndata: ${first}\n\n`);
  readers.add(response);
  response.once('close', () => readers.delete(response));
});

server.listen(0, '127.0.0.1', () => {
  answerParent({ greeting: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
