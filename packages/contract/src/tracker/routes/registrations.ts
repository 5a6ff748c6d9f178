import { defineRoute } from '../../route.ts';
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
