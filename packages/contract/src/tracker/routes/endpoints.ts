import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { endpointsReplySchema } from '../endpoint.ts';
import { roomNameSchema } from '../presence.ts';

export const getEndpointsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/endpoints',
  summary: 'The machines that serve viewers now, and what they carry',
  description:
    'Counts of fewer than five viewers show as `<5`, and versions not at all, unless the request comes with a ' +
    'secret that is good for all rooms.',
  security: 'optional-bearer',
  query: z.strictObject({ room: roomNameSchema.optional() }),
  replies: { 200: endpointsReplySchema, 304: null },
  errors: ['REQUEST_INVALID', 'SECRET_WRONG', 'ROOM_UNKNOWN', 'INTERNAL'],
});
