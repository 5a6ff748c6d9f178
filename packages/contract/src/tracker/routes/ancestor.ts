import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { groupStreamReplySchema, groupsReplySchema, roomNameSchema } from '../presence.ts';
import { registerFormSchema } from '../registration.ts';
import { formErrors } from './report-errors.ts';

export const registerEndpointRoute = defineRoute({
  method: 'POST',
  path: '/tracker/endpoint/register',
  summary: "The same report in the ancestor's form",
  description:
    'Everything about secret, group and data is answered with status 200: `OK`, `ERROR CONFIG (No secret)`, ' +
    '`ERROR SECRET`, `ERROR GROUP`, or `ERROR`, the name of a class and what is wrong with the data, on one ' +
    'line that ends with a line feed.',
  body: registerFormSchema,
  consumes: 'application/x-www-form-urlencoded',
  produces: 'text/plain',
  producesErrors: 'text/plain',
  replies: { 200: z.string().meta({ examples: ['OK\n', 'ERROR SECRET\n'] }) },
  errors: formErrors,
});

export const redirectRegisterRoute = defineRoute({
  method: 'GET',
  path: '/tracker/endpoint/register',
  summary: 'Sends a browser that strays here to the front page',
  replies: { 302: null },
  errors: [],
});

export const getGroupsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/streams.json',
  summary: "Every room, in the ancestor's words",
  replies: { 200: groupsReplySchema, 304: null },
  errors: ['INTERNAL'],
});

export const getGroupStreamRoute = defineRoute({
  method: 'GET',
  path: '/tracker/{group}/stream.json',
  summary: "The endpoint that one viewer of a room is sent to, in the ancestor's words",
  description: 'Counts the asker as sent there until the endpoint reports again. Ask once per viewer.',
  params: z.object({ group: roomNameSchema }),
  replies: { 200: groupStreamReplySchema },
  errors: ['ROOM_UNKNOWN', 'INTERNAL'],
});
