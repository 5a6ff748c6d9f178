import { z } from 'zod';

/**
 * Every code that an error reply can carry, with its HTTP status. `docs/errors.md` shows this table to people;
 * a test keeps the two equal.
 */
export const errorCodes = {
  REQUEST_INVALID: { status: 400, meaning: 'A parameter, header or body is not as the API describes it.' },
  SECRET_WRONG: { status: 401, meaning: "The secret is missing, or is not the room's." },
  SECRET_NOT_CONFIGURED: { status: 403, meaning: 'No secret is configured, so nobody can register.' },
  ROOM_UNKNOWN: { status: 404, meaning: 'The config has no room of this name.' },
  SESSION_UNKNOWN: { status: 404, meaning: 'The programme has no session of this id.' },
  STREAM_MISSING: { status: 404, meaning: 'Nothing is streamed in the room now.' },
  NOT_STREAMED: { status: 404, meaning: 'What is on in the room must not be streamed.' },
  ROUTE_UNKNOWN: { status: 404, meaning: 'Nothing is served at this address with this method.' },
  METHOD_WRONG: {
    status: 405,
    meaning: 'This address is served, but not with this method. `Allow` says with which it is.',
  },
  REQUEST_TIMEOUT: { status: 408, meaning: 'The request did not arrive completely in time.' },
  BODY_TOO_LARGE: { status: 413, meaning: 'The body is larger than this address takes.' },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    meaning: 'The body is in a format that this address does not read.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'Too many requests from one sender. `Retry-After` says when the next is welcome.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    meaning: 'The address and the headers together are larger than 16 KiB.',
  },
  INTERNAL: { status: 500, meaning: 'A fault of the program; its log has the detail under the request id.' },
  TRACKER_UNREACHABLE: {
    status: 502,
    meaning: 'The tracker does not answer the portal. Try again in a few seconds.',
  },
  STORAGE_FAILED: { status: 503, meaning: 'The report could not be stored, for example on a full disk.' },
  PROGRAMME_MISSING: { status: 503, meaning: 'There is no programme, or none could be read so far.' },
  OVERLOADED: { status: 503, meaning: 'Too much is waiting already.' },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type ErrorCode = keyof typeof errorCodes;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}

const errorDetailSchema = z.object({
  path: z.string().meta({ description: 'Where in the request', examples: ['body.streams[0].url'] }),
  message: z.string().meta({ description: 'What was expected there and what came' }),
});

/** The body of every reply that is not what was asked for. */
export const errorReplySchema = z
  .object({
    code: z.string().meta({ description: 'Stable; for programs', examples: ['ROOM_UNKNOWN'] }),
    message: z.string().meta({
      description: 'For people: what was expected, what came, what to do',
      examples: ['No room is called "hall9". GET /tracker/api/v1/rooms lists them.'],
    }),
    details: z.array(errorDetailSchema).optional(),
    requestId: z.string().meta({
      description: 'Names the request, in the log too with INTERNAL and TRACKER_UNREACHABLE',
      examples: ['k3v9x2p0q7'],
    }),
  })
  .meta({ id: 'Error', description: 'Why a request was refused' });

export type ErrorDetail = z.output<typeof errorDetailSchema>;
export type ErrorReply = z.output<typeof errorReplySchema>;
