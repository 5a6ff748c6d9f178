import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DirectBody } from './direct-routes.ts';

/** 32 streams with long addresses, twice over since a form encodes them. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Bytes that are no UTF-8, as logs have them, become replacement characters, and nothing else is lost by them. */
export function parseForm(text: string): Record<string, unknown> {
  return parse(text);
}

export const FORM_BODY: DirectBody = {
  mediaType: 'application/x-www-form-urlencoded',
  maxBytes: MAX_BODY_BYTES,
  parse: parseForm,
};

/** JSON by the parser, and with the errors, of Fastify. */
export function createJsonBody(app: FastifyInstance): DirectBody {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  return {
    mediaType: 'application/json',
    maxBytes: MAX_BODY_BYTES,
    parse: text => {
      let result: unknown;
      // It looks at no request, and answers at once.
      void parseJson({} as FastifyRequest, text, (error, body) => {
        if (error) throw error;
        result = body;
      });
      return result;
    },
  };
}
