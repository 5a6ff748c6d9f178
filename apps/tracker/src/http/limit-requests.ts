import type { FastifyInstance } from 'fastify';
import type { SenderReader } from '../access/sender-address.ts';
import type { SenderLimits } from '../access/sender-limits.ts';
import type { RouteRequest } from './route-exchange.ts';

export interface LimitRequestsOptions {
  readSender: SenderReader;
  limits: Pick<SenderLimits, 'takeRequest'>;
}

/** Refuses requests of who sends too many, before anything of them is read. */
export function limitRequests(app: FastifyInstance, { readSender, limits }: LimitRequestsOptions): void {
  const check = (request: RouteRequest) => {
    const { network, isTrusted } = readSender(request);
    // A proxy that does not say for whom it asks would make one sender of all viewers.
    if (!isTrusted) limits.takeRequest(network);
  };
  app.direct.addCheck(check);
  app.addHook('onRequest', (request, _reply, done) => {
    try {
      check(request);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error('unknown', { cause: error }));
    }
  });
}
