import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import {
  roomNameSchema,
  roomStreamQuerySchema,
  roomStreamReplySchema,
  roomsReplySchema,
  withholdingBodySchema,
  withholdingReplySchema,
} from '../presence.ts';
import { accessErrors, reportErrors } from './report-errors.ts';

export const getRoomsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/rooms',
  summary: 'Every room: whether it is streaming, and how to watch it',
  description: 'Does not count the asker as sent anywhere.',
  replies: { 200: roomsReplySchema, 304: null },
  errors: ['INTERNAL'],
});

export const getRoomStreamRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/rooms/{room}/stream',
  summary: 'The endpoint that one viewer of a room is sent to',
  description: 'Counts the asker as sent there until the endpoint reports again. Ask once per viewer.',
  params: z.object({ room: roomNameSchema }),
  query: roomStreamQuerySchema,
  replies: { 200: roomStreamReplySchema },
  errors: ['REQUEST_INVALID', 'ROOM_UNKNOWN', 'INTERNAL'],
});

export const withholdRoomRoute = defineRoute({
  method: 'PUT',
  path: '/tracker/api/v1/rooms/{room}/withholding',
  summary: 'Tell nobody where a room can be watched, until an instant',
  description:
    'For whoever knows the programme, with the secret of the system: while a session must not be streamed, no ' +
    'reply and no event gives an address of the room. It ends by itself, after a day at the latest; an instant ' +
    'that has passed ends it at once.',
  security: 'bearer',
  params: z.object({ room: roomNameSchema }),
  body: withholdingBodySchema,
  replies: { 200: withholdingReplySchema },
  errors: [...reportErrors, ...accessErrors],
});
