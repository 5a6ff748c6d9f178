import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { flumotionFormSchema, flumotionStatsReplySchema } from '../component.ts';
import { formErrors } from './report-errors.ts';

export const logFlumotionRoute = defineRoute({
  method: 'POST',
  path: '/tracker/flumotion/log',
  summary: "Report how the components of a machine feel, in the ancestor's form",
  description:
    'Everything about secret and data is answered with status 200: `OK`, `ERROR CONFIG (No secret)`, ' +
    '`ERROR SECRET`, or `ERROR`, the name of a class and what is wrong with the data, on one line that ends with ' +
    'a line feed.',
  body: flumotionFormSchema,
  consumes: 'application/x-www-form-urlencoded',
  produces: 'text/plain',
  producesErrors: 'text/plain',
  replies: { 200: z.string().meta({ examples: ['OK\n', 'ERROR SECRET\n'] }) },
  errors: formErrors,
});

export const redirectFlumotionLogRoute = defineRoute({
  method: 'GET',
  path: '/tracker/flumotion/log',
  summary: 'Sends a browser that strays here to the front page',
  replies: { 302: null },
  errors: [],
});

export const getFlumotionStatsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/flumotion/stats',
  summary: 'The components by what they do, with how they felt before',
  security: 'optional-bearer',
  replies: { 200: flumotionStatsReplySchema, 304: null },
  errors: ['SECRET_WRONG', 'SECRET_NOT_CONFIGURED', 'INTERNAL'],
});
