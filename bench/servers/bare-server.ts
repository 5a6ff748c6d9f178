/**
 * The least that a server can do. `json`, `form`: read the body, parse it, and answer what the second argument says;
 * `get`: send as many bytes as the second argument says, from memory.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from '../load/answer-parent.ts';

const [, , kind = '', argument = ''] = process.argv;

const parsers: Readonly<Record<string, (body: Buffer) => unknown>> = {
  json: body => JSON.parse(body.toString()),
  form: body => JSON.parse(new URLSearchParams(body.toString()).get('data') ?? ''),
};
const parse = parsers[kind];
const answer = parse === undefined ? Buffer.alloc(Number(argument), 'x') : argument;
const contentType = kind === 'form' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';

const server = createServer((request, response) => {
  const reply = () => {
    response.setHeader('content-type', contentType);
    response.end(answer);
  };
  if (parse === undefined) return reply();
  readBody(request, body => {
    parse(body);
    reply();
  });
});

function readBody(request: IncomingMessage, onBody: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => onBody(Buffer.concat(chunks)));
}

server.listen(0, '127.0.0.1', () => {
  answerParent({ greeting: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
