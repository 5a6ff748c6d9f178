import { z } from 'zod';

/**
 * Every code that an error reply can carry, with its HTTP status. `docs/errors.md` shows this table to people;
 * a test keeps the two equal.
 */
export const errorCodes = {
  'request-invalid': { status: 400, meaning: 'A parameter, header or body is not as the API describes it.' },
  'secret-wrong': { status: 401, meaning: "The secret is missing, or is not the room's." },
  'secret-not-configured': { status: 403, meaning: 'No secret is configured, so nobody can register.' },
  'room-unknown': { status: 404, meaning: 'The config has no room of this name.' },
  'route-unknown': { status: 404, meaning: 'Nothing is served at this address with this method.' },
  'request-timeout': { status: 408, meaning: 'The request did not arrive completely in time.' },
  'body-too-large': { status: 413, meaning: 'The body is larger than this address takes.' },
  'media-type-unsupported': {
    status: 415,
    meaning: 'The body is in a format that this address does not read.',
  },
  internal: { status: 500, meaning: 'A fault of the program; its log has the detail under the request id.' },
  'storage-failed': { status: 503, meaning: 'The report could not be stored, for example on a full disk.' },
  overloaded: { status: 503, meaning: 'Too much is waiting already.' },
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
    code: z.string().meta({ description: 'Stable; for programs', examples: ['room-unknown'] }),
    message: z.string().meta({
      description: 'For people: what was expected, what came, what to do',
      examples: ['No room is called "hall9". GET /tracker/api/v1/rooms lists them.'],
    }),
    details: z.array(errorDetailSchema).optional(),
    requestId: z.string().meta({ description: 'Finds the request in the log', examples: ['k3v9x2p0q7'] }),
  })
  .meta({ id: 'Error', description: 'Why a request was refused' });

export type ErrorDetail = z.output<typeof errorDetailSchema>;
export type ErrorReply = z.output<typeof errorReplySchema>;
