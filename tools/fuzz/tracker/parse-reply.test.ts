import { describe, expect, test } from 'vitest';
import { BrokenReplyError, parseReply } from './parse-reply.ts';

const parse = (text: string, { method = 'GET', ended = false } = {}) =>
  parseReply(Buffer.from(text), { method, ended });

const whole = 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\nX-More: a: b\r\n\r\nbody';
const chunked =
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n';

describe('a reply', () => {
  test('with a length', () => {
    const reply = parse(whole);
    expect(reply).toMatchObject({ status: 200, keepsOpen: true });
    expect(reply?.body.toString()).toBe('body');
    expect(reply?.headers.get('x-more')).toBe('a: b');
  });

  test('in chunks', () => {
    expect(parse(chunked)?.body.toString()).toBe('abc0123456789');
  });

  test.each([whole, chunked])('is not there before all of it is', text => {
    for (let length = 0; length < text.length; length += 1)
      expect(parse(text.slice(0, length))).toBe(undefined);
  });

  test('is one after what is said meanwhile', () => {
    expect(parse(`HTTP/1.1 100 Continue\r\n\r\n${whole}`)?.status).toBe(200);
  });

  test('to HEAD, or of nothing, has no body', () => {
    expect(parse(whole.replace('body', ''), { method: 'HEAD' })?.body.length).toBe(0);
    expect(parse('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({ status: 204, keepsOpen: true });
  });

  test('without a length ends with the connection', () => {
    const text = 'HTTP/1.1 400 Bad\r\nconnection: close\r\n\r\nwrong';
    expect(parse(text)).toBe(undefined);
    expect(parse(text, { ended: true })).toMatchObject({ status: 400, keepsOpen: false });
  });

  test('of events is the first of them', () => {
    const text = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nretry: 1\n';
    expect(parse(text)).toBe(undefined);
    expect(parse(`${text}\n`)).toMatchObject({ keepsOpen: false });
  });

  test.each(['FTP\r\n\r\n', 'HTTP/1.1 OK\r\n\r\n', 'HTTP/1.1 200 OK\r\nnothing\r\n\r\n'])(
    'is not %j',
    text => {
      expect(() => parse(text)).toThrow(BrokenReplyError);
    },
  );
});
