import { logEndpointRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { serveForm } from '../../http/serve-form.ts';
import type { ListenerRouteOptions } from '../listeners/send-log.ts';

/** The ancestor took what it got; so much is some ten thousand lines. */
const MAX_BYTES = 4 * 1024 ** 2;
const PIECE_LENGTH = 64 * 1024;

export function serveLogEndpoint(app: FastifyInstance, options: ListenerRouteOptions): void {
  const { gatekeeper, listeners, readAddress } = options;
  serveForm(
    app,
    logEndpointRoute,
    async form => {
      const room = form.read('group');
      const address = readAddress(form.request);
      const verdict = gatekeeper.judge({ room, secret: form.read('secret'), address });
      if (verdict === 'granted') await listeners.read(cutIntoPieces(form.read('data')), { room, address });
      return verdict;
    },
    { maxBytes: MAX_BYTES },
  );
}

/** So that others are served between them. */
function* cutIntoPieces(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE_LENGTH)
    yield text.slice(start, start + PIECE_LENGTH);
}
