import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { roomNameSchema } from '../tracker/presence.ts';
import { nowQuerySchema } from './now-query.ts';

const calendar = z.string().meta({ examples: ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…'] });
const roomParams = z.object({ room: roomNameSchema });
const errors = ['REQUEST_INVALID', 'PROGRAMME_MISSING', 'INTERNAL'] as const;

/** Of all formats: they are kept until the programme changes, and name the pages and streams of this portal. */
const DESCRIPTION =
  'Every session with the page of its room and the address of its stream, but for those that must not be streamed. ' +
  'One that begins at different instants in rooms of different time zones is there once for each of them.';

export const getScheduleXmlRoute = defineRoute({
  method: 'GET',
  path: '/schedule.xml',
  summary: 'The programme as schedule.xml of the c3voc',
  description: DESCRIPTION,
  query: nowQuerySchema,
  produces: 'application/xml',
  replies: { 200: z.string() },
  errors,
});

export const getScheduleJsonRoute = defineRoute({
  method: 'GET',
  path: '/schedule.json',
  summary: 'The programme as schedule.json of the c3voc, version 1',
  description: DESCRIPTION,
  query: nowQuerySchema,
  replies: { 200: z.looseObject({ schedule: z.looseObject({ conference: z.looseObject({}) }) }) },
  errors,
});

const guid = z.string().meta({ description: 'A session of the programme', examples: ['b4f1c2d0'] });

export const getCalendarRoute = defineRoute({
  method: 'GET',
  path: '/schedule.ics',
  summary: 'The programme as iCalendar, or chosen sessions of it',
  description: `${DESCRIPTION} Calendars can subscribe to it. Times are on the clocks of each session's room.`,
  query: nowQuerySchema.extend({
    guid: z
      .union([guid, z.array(guid).max(400)])
      .optional()
      .meta({
        description:
          'Only these, by what the programme or one of the exports calls them; what is not in the programme any more is left out',
      }),
  }),
  produces: 'text/calendar',
  replies: { 200: calendar },
  errors: [...errors, 'SESSION_UNKNOWN'],
});

export const getRoomCalendarRoute = defineRoute({
  method: 'GET',
  path: '/{room}/schedule.ics',
  summary: 'The sessions of one room as iCalendar',
  params: roomParams,
  query: nowQuerySchema,
  produces: 'text/calendar',
  replies: { 200: calendar },
  errors: ['REQUEST_INVALID', 'ROOM_UNKNOWN', 'PROGRAMME_MISSING', 'INTERNAL'],
});

export const getSessionCalendarRoute = defineRoute({
  method: 'GET',
  path: '/schedule/{session}.ics',
  summary: 'One session as iCalendar',
  params: z.object({
    session: z.string().meta({
      description: 'As in the address of its page, or what one of the exports calls it',
      examples: ['b4f1c2d0'],
    }),
  }),
  query: nowQuerySchema,
  produces: 'text/calendar',
  replies: { 200: calendar },
  errors: ['REQUEST_INVALID', 'SESSION_UNKNOWN', 'PROGRAMME_MISSING', 'INTERNAL'],
});

export const getScheduleChangesRoute = defineRoute({
  method: 'GET',
  path: '/schedule/changes.atom',
  summary: 'What changed in the programme as an Atom feed, the latest first',
  query: nowQuerySchema,
  produces: 'application/atom+xml',
  replies: { 200: z.string() },
  errors,
});

export const watchRoomRoute = defineRoute({
  method: 'GET',
  path: '/{room}/stream.m3u8',
  summary: "A room's live stream at an address that stays",
  description:
    'Leads to the HLS stream of the endpoint that has room for one more viewer, and counts the asker as sent ' +
    'there. HEAD counts nobody.',
  params: roomParams,
  query: nowQuerySchema,
  replies: { 302: null },
  errors: ['REQUEST_INVALID', 'ROOM_UNKNOWN', 'STREAM_MISSING', 'NOT_STREAMED', 'INTERNAL'],
});
