import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { roomNameSchema } from '../presence.ts';
import { registrationBodySchema, registrationReplySchema } from '../registration.ts';
import { accessErrors, reportErrors } from './report-errors.ts';

export const createRegistrationRoute = defineRoute({
  method: 'POST',
  path: '/tracker/api/v1/registrations',
  summary: 'Report as an endpoint: I am here, this is my load',
  description:
    'The endpoint is the room and the address that the request came from. The reply is sent after the report ' +
    'is stored.',
  security: 'bearer',
  body: registrationBodySchema,
  replies: { 200: registrationReplySchema },
  errors: [...reportErrors, ...accessErrors],
});

export const deleteRegistrationRoute = defineRoute({
  method: 'DELETE',
  path: '/tracker/api/v1/registrations/{room}',
  summary: 'Leave as an endpoint: nobody is to be sent here any more',
  description:
    'The endpoint is the room and the address that the request came from. That it is not registered is no error.',
  security: 'bearer',
  params: z.object({ room: roomNameSchema }),
  replies: { 204: null },
  errors: ['REQUEST_INVALID', ...accessErrors, 'INTERNAL', 'STORAGE_FAILED', 'OVERLOADED'],
});
