import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { overallStatsQuerySchema, overallStatsReplySchema } from '../overall-stats.ts';
import { roomNameSchema } from '../presence.ts';
import { viewerLogFormSchema, viewerLogReplySchema } from '../viewer-log.ts';
import { formErrors } from './report-errors.ts';

const params = z.object({ group: roomNameSchema });

export const logViewerRoute = defineRoute({
  method: 'POST',
  path: '/tracker/{group}/log',
  summary: "Report as a viewer, in the ancestor's form: I am watching this",
  description:
    'Everything about group, cookie and data is answered with status 200. A viewer is known by the cookie `user`, ' +
    'which the first reply sets, which holds for a day, and for one user agent only. Of `data` nothing is kept: the ' +
    'viewer counts as watching the room.',
  params,
  body: viewerLogFormSchema,
  consumes: 'application/x-www-form-urlencoded',
  replies: { 200: viewerLogReplySchema },
  errors: formErrors,
});

export const redirectViewerLogRoute = defineRoute({
  method: 'GET',
  path: '/tracker/{group}/log',
  summary: 'Sends a browser that strays here to the front page',
  params,
  replies: { 302: null },
  errors: [],
});

export const getOverallStatsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/overall-stats.json',
  summary: 'What endpoints sent over time, by room, for graphs',
  description:
    'By the minute for up to a day, by the hour for up to a month, then by the day. Fewer than five clients are told ' +
    'as null, unless the request comes with a secret that is good for all rooms.',
  security: 'optional-bearer',
  query: overallStatsQuerySchema,
  replies: { 200: overallStatsReplySchema, 304: null },
  errors: ['SECRET_WRONG', 'SECRET_NOT_CONFIGURED', 'INTERNAL'],
});
