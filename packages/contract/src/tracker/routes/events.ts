import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import {
  eventsHeadersSchema,
  eventsQuerySchema,
  trackerEventSchemas,
  trackerEventTypes,
  trackerSnapshotSchema,
} from '../events.ts';

/** Of the `data` of events, by the kind of which each is named. */
const dataSchemas = [trackerSnapshotSchema, ...Object.values(trackerEventSchemas)].map(schema => ({
  $ref: `#/components/schemas/${schema.meta()?.id}`,
}));

export const getEventsRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/events',
  summary: 'What changes, as it changes: server-sent events',
  description: [
    'The first event is `snapshot`, whose data is as `Snapshot` describes it: what is true now. Then come ',
    `${trackerEventTypes.map(type => `\`${type}\``).join(', ')}, each with the JSON that its schema describes. `,
    'Whoever connects again with the id of the last event that it got is sent those that it missed, or a snapshot ',
    'if they are too many. A comment every fifteen seconds shows that the connection is alive. A reader that does ',
    'not keep up is cut off.',
  ].join(''),
  query: eventsQuerySchema,
  headers: eventsHeadersSchema,
  produces: 'text/event-stream',
  replies: {
    200: z.string().meta({
      contentMediaType: 'text/event-stream',
      // OpenAPI 3.1 cannot say that an event is one of these; this at least leads a reader to them.
      contentSchema: { anyOf: dataSchemas },
      examples: [
        'id: m1x2y3-18\nevent: presence\ndata: {"room":"hall","active":true,"endpoints":1,"lastSeenAt":"2026-11-20T09:32:40.000Z","withheld":false}\n\n',
      ],
    }),
  },
  errors: ['REQUEST_INVALID', 'ROOM_UNKNOWN', 'INTERNAL', 'OVERLOADED'],
});
