import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { numbersNowReplySchema, numbersQuerySchema, numbersReplySchema } from '../numbers.ts';
import { playerErrorsReplySchema } from '../player-errors.ts';
import { spanQuerySchema } from '../span-query.ts';
import { accessErrors } from './report-errors.ts';

const masking =
  'Counts of fewer than five viewers show as `<5`, and what so few add up to not at all. Where one room, or one stream, ' +
  'quality or endpoint of a room, is masked so, the sum of all rooms, or the others of the room, are told in steps of ' +
  'five, so that it does not follow from them. With a secret that is good for all rooms all is told exactly.';

export const getNumbersNowRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/numbers/now',
  summary: 'Who is watching now, by room, stream, quality and endpoint',
  description: masking,
  security: 'optional-bearer',
  replies: { 200: numbersNowReplySchema, 304: null },
  errors: ['SECRET_WRONG', 'INTERNAL'],
});

export const getNumbersRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/numbers',
  summary: 'Viewers and what was sent, by the minute, the hour or the day',
  description: masking,
  security: 'optional-bearer',
  query: numbersQuerySchema,
  replies: { 200: numbersReplySchema, 304: null },
  errors: ['REQUEST_INVALID', 'SECRET_WRONG', 'ROOM_UNKNOWN', 'INTERNAL'],
});

export const getNumbersTableRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/numbers.csv',
  summary: 'The same as a table, a row for each step of each series',
  description: masking,
  security: 'optional-bearer',
  query: numbersQuerySchema,
  produces: 'text/csv',
  replies: { 200: z.string(), 304: null },
  errors: ['REQUEST_INVALID', 'SECRET_WRONG', 'ROOM_UNKNOWN', 'INTERNAL'],
});

export const getPlayerErrorsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/player-errors',
  summary: "What viewers' players complained of, by room and endpoint",
  description:
    'Sums over whole hours, for at most 31 days at once. With the secret of the whole system only: what players ' +
    'report is not checked by anybody.',
  security: 'bearer',
  query: spanQuerySchema,
  replies: { 200: playerErrorsReplySchema },
  errors: ['REQUEST_INVALID', ...accessErrors, 'INTERNAL'],
});
