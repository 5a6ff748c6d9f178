import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { roomNameSchema, roomStreamReplySchema, roomsReplySchema } from '../presence.ts';

export const getRoomsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/rooms',
  summary: 'Every room: whether it is streaming, and how to watch it',
  description: 'Does not count the asker as sent anywhere.',
  replies: { 200: roomsReplySchema },
  errors: ['INTERNAL'],
});

export const getRoomStreamRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/rooms/{room}/stream',
  summary: 'The endpoint that one viewer of a room is sent to',
  description: 'Counts the asker as sent there until the endpoint reports again. Ask once per viewer.',
  params: z.object({ room: roomNameSchema }),
  replies: { 200: roomStreamReplySchema },
  errors: ['ROOM_UNKNOWN', 'INTERNAL'],
});
