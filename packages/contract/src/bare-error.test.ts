import { expect, test } from 'vitest';
import { formatBareError, getFaultCode } from './bare-error.ts';
import { errorReplySchema } from './error-codes.ts';

test('what never became a request is answered by what kept it from that', () => {
  expect(getFaultCode('HPE_HEADER_OVERFLOW')).toBe('HEADERS_TOO_LARGE');
  expect(getFaultCode('ERR_HTTP_REQUEST_TIMEOUT')).toBe('REQUEST_TIMEOUT');
  expect(getFaultCode('HPE_INVALID_METHOD')).toBe('REQUEST_INVALID');
  expect(getFaultCode(undefined)).toBe('REQUEST_INVALID');
});

test('a bare error has a head, and the one shape as its body', () => {
  const [head = '', body = ''] = formatBareError({ code: 'REQUEST_TIMEOUT', requestId: 'r-1' }).split(
    '\r\n\r\n',
  );
  expect(head.split('\r\n')).toEqual([
    'HTTP/1.1 408 REQUEST_TIMEOUT',
    'content-type: application/json; charset=utf-8',
    `content-length: ${body.length}`,
    'cache-control: no-store',
    'connection: close',
  ]);
  expect(errorReplySchema.strict().parse(JSON.parse(body))).toMatchObject({
    code: 'REQUEST_TIMEOUT',
    requestId: 'r-1',
  });
});
