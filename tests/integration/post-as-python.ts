import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';

/**
 * Posts as the ancestor's scripts do: Python's urllib2 writes a space as `+` and closes the connection. Resolves with the
 * body of the reply, which has to be text.
 */
export async function postAsPython(url: string, path: string, form: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(form).toString();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST /tracker${path} HTTP/1.1\r\nAccept-Encoding: identity\r\nContent-Length: ${body.length}\r\n` +
      `Host: tracker\r\nAccept: text/plain\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
      `Connection: close\r\nUser-Agent: Python-urllib/2.7\r\n\r\n${body}`,
  );
  const [head = '', reply = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(head).toMatch(/^content-type: text\/plain/im);
  return reply;
}
