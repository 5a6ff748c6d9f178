import { getNumbersNowRoute, getNumbersRoute, getNumbersTableRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { isFresh, replyFresh, replyWritten } from '../../http/reply-with-etag.ts';
import type { RouteRequest } from '../../http/route-exchange.ts';
import { serveRoute, serveWrittenRoute } from '../../http/serve-route.ts';
import { createCsvFormat } from '../../numbers/csv-format.ts';
import { createJsonFormat } from '../../numbers/json-format.ts';
import type { NumbersService } from '../../numbers/numbers-service.ts';

export interface NumbersOptions {
  gatekeeper: Gatekeeper;
  numbers: NumbersService;
  readAddress: AddressReader;
}

/** Numbers of now, and of what has been, as JSON and as a table. */
export function serveNumbers(app: FastifyInstance, options: NumbersOptions): void {
  const { gatekeeper, numbers, readAddress } = options;
  const isTrusted = (request: RouteRequest) =>
    gatekeeper.trustsReader({
      authorization: request.headers.authorization,
      address: readAddress(request),
    });

  serveRoute(app, getNumbersNowRoute, ({ request, reply }) => {
    const trusted = isTrusted(request);
    const { generatedAt, ...content } = numbers.countNow({ trusted });
    return replyFresh({ request, reply }, { head: { generatedAt }, content }, { trusted });
  });
  serveWrittenRoute(app, getNumbersRoute, ({ query, request, reply }) => {
    const trusted = isTrusted(request);
    const json = createJsonFormat();
    const { generatedAt, head, series } = numbers.write(query, { trusted }, json.writeSeries);
    const content = json.join(head, series);
    return replyWritten({ request, reply }, { head: { generatedAt }, content }, { trusted });
  });
  serveWrittenRoute(app, getNumbersTableRoute, ({ query, request, reply }) => {
    const trusted = isTrusted(request);
    const csv = createCsvFormat();
    const { head, series } = numbers.write(query, { trusted }, csv.writeSeries);
    const table = csv.join(head, series);
    reply.type('text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="numbers.csv"');
    if (isFresh(table, request, reply, { trusted })) reply.code(304);
    return table;
  });
}
