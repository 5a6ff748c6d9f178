import type { ErrorCode, ErrorDetail } from '@foyer/contract';
import { RequestRefusedError } from '../errors.ts';

export interface ErrorDescription {
  code: ErrorCode;
  message: string;
  details?: readonly ErrorDetail[] | undefined;
  retryAfterS?: number | undefined;
}

/** By Fastify's own codes: https://fastify.dev/docs/latest/Reference/Errors/ */
const fastifyErrors: Readonly<Record<string, ErrorDescription>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'BODY_TOO_LARGE',
    message: 'The body is larger than 256 KiB. Send less.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'MEDIA_TYPE_UNSUPPORTED',
    message: 'The body is in a format that is not read here. Send the Content-Type that the API describes.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'REQUEST_INVALID', message: 'The body is empty; expected JSON.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'REQUEST_INVALID', message: 'The body is not JSON.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'REQUEST_INVALID',
    message: 'The body does not have the length that Content-Length says.',
  },
  FST_ERR_BAD_URL: {
    code: 'REQUEST_INVALID',
    message: 'The address has a percent sign that encodes nothing.',
  },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'ROUTE_UNKNOWN', message: 'Nothing is served at an address that long.' },
};

/** Says what a caller may know of an error. What is not the caller's doing is only an internal error to it. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof RequestRefusedError) return error;
  const { code, statusCode } = readFastifyError(error);
  const known = fastifyErrors[code];
  if (known !== undefined) return known;
  if (statusCode >= 400 && statusCode < 500) {
    return { code: 'REQUEST_INVALID', message: 'The request cannot be read.' };
  }
  return {
    code: 'INTERNAL',
    message: 'The tracker made a mistake. Its log has the detail under the request id.',
  };
}

function readFastifyError(error: unknown): { code: string; statusCode: number } {
  if (!(error instanceof Error)) return { code: '', statusCode: 500 };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const statusCode = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return { code, statusCode };
}
