import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { endpointStatsReplySchema } from '../endpoint-stats.ts';
import { logFormSchema } from '../listener.ts';
import { roomNameSchema } from '../presence.ts';
import { formErrors } from './report-errors.ts';

export const logEndpointRoute = defineRoute({
  method: 'POST',
  path: '/tracker/endpoint/logs',
  summary: "Send lines of the access log of an endpoint, in the ancestor's form",
  description:
    'Everything about secret and group is answered with status 200: `OK`, `ERROR CONFIG (No secret)`, ' +
    '`ERROR SECRET` or `ERROR GROUP`. Lines that cannot be read are let be.',
  body: logFormSchema,
  consumes: 'application/x-www-form-urlencoded',
  produces: 'text/plain',
  producesErrors: 'text/plain',
  replies: { 200: z.string().meta({ examples: ['OK\n', 'ERROR SECRET\n'] }) },
  errors: formErrors,
});

export const redirectEndpointLogsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/endpoint/logs',
  summary: 'Sends a browser that strays here to the front page',
  replies: { 302: null },
  errors: [],
});

export const getEndpointStatsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/endpoint/stats',
  summary: 'The endpoints that have reported of late, and what they carried',
  description:
    'Counts of fewer than five show as `<5`, and endpoints of rooms that are withheld not at all, unless the request ' +
    'comes with a secret that is good for all rooms.',
  security: 'optional-bearer',
  replies: { 200: endpointStatsReplySchema, 304: null },
  errors: ['SECRET_WRONG', 'SECRET_NOT_CONFIGURED', 'INTERNAL'],
});

export const redirectStreamsScriptRoute = defineRoute({
  method: 'GET',
  path: '/tracker/streams.js',
  summary: 'Was a script; what it said is JSON now, and this leads there',
  replies: { 302: null },
  errors: [],
});

export const redirectStreamScriptRoute = defineRoute({
  method: 'GET',
  path: '/tracker/{group}/stream.js',
  summary: 'Was a script; what it said is JSON now, and this leads there',
  params: z.object({ group: roomNameSchema }),
  replies: { 302: null },
  errors: [],
});
