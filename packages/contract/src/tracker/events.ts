import { z } from 'zod';
import { endpointSchema } from './endpoint.ts';
import { endpointIdSchema, roomNameSchema, roomPresenceSchema } from './presence.ts';
import { viewerCountSchema } from './viewer-count.ts';

/** What is told of each kind of event. The latest of a kind about one thing says all that is true of it now. */
export const trackerEventSchemas = {
  presence: roomPresenceSchema.omit({ streams: true, preview: true }).meta({
    id: 'PresenceEvent',
    description: 'A room began or ceased to stream or to be withheld, or its endpoints became more or fewer',
  }),
  viewers: z
    .object({ room: roomNameSchema, viewers: viewerCountSchema })
    .meta({ id: 'ViewersEvent', description: 'How many watch a room' }),
  endpoint: z
    .object({
      id: endpointIdSchema,
      room: roomNameSchema,
      endpoint: endpointSchema.nullable().meta({ description: 'null: it is gone' }),
    })
    .meta({
      id: 'EndpointEvent',
      description:
        'An endpoint appeared, reported, drains or is gone. Of a room that is withheld there are none: forget those ' +
        'known when its presence says so',
    }),
} as const;

export type TrackerEventType = keyof typeof trackerEventSchemas;

export const trackerEventTypes = Object.keys(trackerEventSchemas) as readonly TrackerEventType[];

export type TrackerEventData = { [T in TrackerEventType]: z.output<(typeof trackerEventSchemas)[T]> };

/** Everything that is true now, by the kind of event that would tell it. */
export const trackerSnapshotSchema = z
  .object(
    Object.fromEntries(
      trackerEventTypes.map(type => [type, z.array(trackerEventSchemas[type]).optional()]),
    ) as { [T in TrackerEventType]: z.ZodOptional<z.ZodArray<(typeof trackerEventSchemas)[T]>> },
  )
  .meta({
    id: 'Snapshot',
    description: 'Everything that is true now, by the kind of event that would tell it; sent first',
  });

export type TrackerSnapshot = z.output<typeof trackerSnapshotSchema>;

export const eventsQuerySchema = z.strictObject({
  room: roomNameSchema.optional().meta({ description: 'Only what is about this room', examples: ['hall'] }),
  types: z
    .string()
    .regex(/^[a-z,]{1,200}$/, 'expected kinds of events, separated by commas')
    .optional()
    .meta({ description: 'Only these kinds of events', examples: ['presence,viewers'] }),
});

export const eventsHeadersSchema = z.object({
  'last-event-id': z
    .string()
    .optional()
    .meta({
      description: 'The last event that was received: those after it are sent, or else a snapshot',
      examples: ['m1x2y3-17'],
    }),
});
