import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { listenersReplySchema, logReplySchema } from '../listener.ts';
import { roomNameSchema } from '../presence.ts';
import { spanQuerySchema } from '../span-query.ts';
import { accessErrors, reportErrors } from './report-errors.ts';

export const sendLogRoute = defineRoute({
  method: 'POST',
  path: '/tracker/api/v1/logs/{room}',
  summary: 'Send lines of the access log of an endpoint',
  description:
    'Lines in the combined format of Apache and nginx, or JSON objects with the variables of nginx as keys: ' +
    '`remote_addr`, `time_iso8601`, `request` or `request_uri`, `status`, `body_bytes_sent`, `http_user_agent`. As ' +
    '`text/plain` or `application/x-ndjson`, with `Content-Encoding: gzip` if they are compressed; up to 64 MiB. ' +
    'A line may begin in one request and end in the next. Lines of up to a day ago are taken, in any order, and ' +
    'count once, also if they are sent again. Whoever fetches more than three segments of one variant within 30 s ' +
    'is watching. Addresses are not kept.',
  security: 'bearer',
  params: z.object({ room: roomNameSchema }),
  consumes: 'text/plain',
  body: z.string().meta({
    examples: [
      '192.0.2.7 - - [20/Nov/2026:10:00:00 +0100] "GET /hall/1.ts HTTP/1.1" 200 2326 "-" "VLC/3.0"\n',
    ],
  }),
  replies: { 200: logReplySchema },
  errors: [...reportErrors, ...accessErrors],
});

export const getListenersRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/listeners',
  summary: 'Who was listening, by room and hour, as the logs of the endpoints say',
  description:
    'At most 31 days at once. Counts of fewer than five show as `<5` unless the request comes with a secret that is ' +
    'good for all rooms.',
  security: 'optional-bearer',
  query: spanQuerySchema,
  replies: { 200: listenersReplySchema, 304: null },
  errors: ['REQUEST_INVALID', ...accessErrors, 'INTERNAL'],
});
