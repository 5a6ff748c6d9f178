import { type ErrorCode, type ErrorReply, errorCodes } from './error-codes.ts';

/** As `node:http` and its parser name what keeps bytes from becoming a request. */
const codesByFault: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
};

/** What is answered to what never became a request. */
export function getFaultCode(fault: string | undefined): ErrorCode {
  return codesByFault[fault ?? ''] ?? 'REQUEST_INVALID';
}

/** An error reply with its head, in bytes of HTTP/1.1, for a connection on which nothing else can write one. */
export function formatBareError({ code, requestId }: { code: ErrorCode; requestId: string }): string {
  const { status, meaning } = errorCodes[code];
  const reply: ErrorReply = { code, message: meaning, requestId };
  const body = JSON.stringify(reply);
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${new TextEncoder().encode(body).byteLength}`,
    'cache-control: no-store',
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
