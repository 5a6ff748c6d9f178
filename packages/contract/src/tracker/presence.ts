import { z } from 'zod';
import { streamSchema, webUrlSchema } from './stream.ts';

export const roomNameSchema = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'The name of the room in the config', examples: ['hall'] });

export const endpointIdSchema = z
  .string()
  .min(1)
  .max(160)
  .meta({ description: 'The id of an endpoint: its room and its address', examples: ['hall@192.0.2.7'] });

const generatedAt = z.iso
  .datetime()
  .meta({ description: 'When the tracker said this', examples: ['2026-11-20T09:32:43.000Z'] });
const active = z.boolean().meta({ description: 'Whether an endpoint of the room is registered now' });
const endpoints = z
  .int()
  .min(0)
  .meta({ description: 'How many are registered now', examples: [2] });
const lastSeenAt = z.iso
  .datetime()
  .nullable()
  .meta({
    description: 'When an endpoint of the room last reported; null if none is known to have',
    examples: ['2026-11-20T09:32:40.000Z'],
  });
const streams = z
  .array(streamSchema)
  .meta({ description: 'What the endpoint serves that a viewer would get now; empty if there is none' });
const preview = webUrlSchema
  .nullable()
  .meta({ description: 'A still picture of now, from the same endpoint', examples: [null] });
const endpoint = z
  .object({
    id: endpointIdSchema,
    load: z
      .number()
      .min(0)
      .meta({
        description: 'bit/s, those sent there since its last report included',
        examples: [82_000_000],
      }),
  })
  .nullable()
  .meta({ description: 'The endpoint that this viewer is sent to; null if none is registered' });

const withheld = z.boolean().meta({
  description: 'Whether the session that is on must not be streamed, so that nobody is told where to watch',
});

const presenceShape = { active, endpoints, lastSeenAt, withheld, streams, preview };

export const roomPresenceSchema = z
  .object({ room: roomNameSchema, ...presenceShape })
  .meta({ id: 'RoomPresence', description: 'Whether and how a room can be watched now' });

export type RoomPresence = z.output<typeof roomPresenceSchema>;

export const roomsReplySchema = z
  .object({
    generatedAt,
    rooms: z.array(roomPresenceSchema).meta({ description: 'Every room of the config, in its order' }),
  })
  .meta({ id: 'Rooms' });

export type RoomsReply = z.output<typeof roomsReplySchema>;

export const roomStreamReplySchema = z
  .object({ room: roomNameSchema, active, withheld, endpoint, streams, preview })
  .meta({ id: 'RoomStream', description: 'Where one viewer of a room is sent' });

export type RoomStreamReply = z.output<typeof roomStreamReplySchema>;

/** The same as `roomsReplySchema`, in the words of the ancestor. */
export const groupsReplySchema = z
  .object({
    generatedAt,
    groups: z.record(roomNameSchema, z.object(presenceShape).meta({ id: 'GroupPresence' })),
  })
  .meta({ id: 'Groups' });

export type GroupsReply = z.output<typeof groupsReplySchema>;

/** The same as `roomStreamReplySchema`, in the words of the ancestor. */
export const groupStreamReplySchema = z
  .object({ group: roomNameSchema, active, withheld, endpoint, streams, preview })
  .meta({ id: 'GroupStream' });

export type GroupStreamReply = z.output<typeof groupStreamReplySchema>;

/** More endpoints than a viewer tries before it gives up. */
const MAX_BROKEN = 20;

export const roomStreamQuerySchema = z.strictObject({
  broken: z
    .union([endpointIdSchema, z.array(endpointIdSchema).max(MAX_BROKEN)])
    .transform(ids => [ids].flat())
    .optional()
    .meta({
      description:
        'Ids of endpoints at which this viewer could not watch: another is chosen, if there is one',
      examples: [['hall@192.0.2.7']],
    }),
});

const until = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Until when', examples: ['2026-11-20T09:33:00.000Z'] });

export const withholdingBodySchema = z.strictObject({ until }).meta({ id: 'Withholding' });

export const withholdingReplySchema = z
  .object({ room: roomNameSchema, until: z.iso.datetime().meta({ examples: ['2026-11-20T09:33:00.000Z'] }) })
  .meta({ id: 'WithholdingReply' });

export type WithholdingReply = z.output<typeof withholdingReplySchema>;
