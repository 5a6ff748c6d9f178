import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import {
  componentReportBodySchema,
  componentReportReplySchema,
  componentsReplySchema,
} from '../component.ts';
import { roomNameSchema } from '../presence.ts';
import { accessErrors, reportErrors } from './report-errors.ts';

export const getComponentsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/components',
  summary: 'The parts of the media pipeline: how they feel, how they felt, and what is wrong now',
  description:
    'A component is lost once its machine has been silent for 90 s, or its endpoint for the length of its lease; ' +
    'after a day it is forgotten. Endpoints of rooms that are withheld are left out, unless the request comes with a ' +
    'secret that is good for all rooms.',
  security: 'optional-bearer',
  query: z.strictObject({ room: roomNameSchema.optional() }),
  replies: { 200: componentsReplySchema, 304: null },
  errors: ['REQUEST_INVALID', ...accessErrors, 'INTERNAL'],
});

export const reportComponentsRoute = defineRoute({
  method: 'POST',
  path: '/tracker/api/v1/components',
  summary: 'Report how the components of a machine feel',
  description:
    'For machines that serve no viewers, such as mixers and encoders; endpoints report theirs with their ' +
    'registration. The reply is sent after the report is stored.',
  security: 'bearer',
  body: componentReportBodySchema,
  replies: { 200: componentReportReplySchema },
  errors: [...reportErrors, ...accessErrors],
});
