import { getOverallStatsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../clock.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import { describeOverallStats, readRange } from '../../numbers/describe-overall-stats.ts';
import type { NumbersOptions } from './serve-numbers.ts';

const MINUTE_MS = 60_000;

export interface OverallStatsOptions extends NumbersOptions {
  clock: Clock;
}

export function serveGetOverallStats(app: FastifyInstance, options: OverallStatsOptions): void {
  const { gatekeeper, numbers, readAddress, clock } = options;
  serveRoute(app, getOverallStatsRoute, ({ query, request, reply }) => {
    const { authorization } = request.headers;
    const trusted = gatekeeper.trustsReader({ authorization, address: readAddress(request) });
    const from = new Date(clock() - readRange(query.range) * MINUTE_MS).toISOString();
    const stats = describeOverallStats(
      numbers.query({ from, by: 'room', columns: 'servedBps,clients' }, { trusted }),
    );
    if (isFresh(stats, request, reply, { trusted })) reply.code(304);
    return stats;
  });
}
