import { getNumbersNowRoute, getNumbersRoute, getNumbersTableRoute } from '@foyer/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import { formatCsv } from '../../numbers/format-csv.ts';
import type { NumbersService } from '../../numbers/numbers-service.ts';

export interface NumbersOptions {
  gatekeeper: Gatekeeper;
  numbers: NumbersService;
  readAddress: AddressReader;
}

/** Numbers of now, and of what has been, as JSON and as a table. */
export function serveNumbers(app: FastifyInstance, options: NumbersOptions): void {
  const { gatekeeper, numbers, readAddress } = options;
  const isTrusted = (request: FastifyRequest) =>
    gatekeeper.trustsReader({
      authorization: request.headers.authorization,
      address: readAddress(request),
    });

  serveRoute(app, getNumbersNowRoute, ({ request, reply }) => {
    const trusted = isTrusted(request);
    const { generatedAt, ...now } = numbers.countNow({ trusted });
    if (isFresh(now, request, reply, { trusted })) reply.code(304);
    return { generatedAt, ...now };
  });
  serveRoute(app, getNumbersRoute, ({ query, request, reply }) => {
    const trusted = isTrusted(request);
    const { generatedAt, ...past } = numbers.query(query, { trusted });
    if (isFresh(past, request, reply, { trusted })) reply.code(304);
    return { generatedAt, ...past };
  });
  serveRoute(app, getNumbersTableRoute, ({ query, request, reply }) => {
    const trusted = isTrusted(request);
    const table = formatCsv(numbers.query(query, { trusted }));
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="numbers.csv"');
    if (isFresh(table, request, reply, { trusted })) reply.code(304);
    return table;
  });
}
