import { z } from 'zod';
import { capacitySchema, weightSchema } from './capacity.ts';
import { reportedComponentSchema } from './component.ts';
import { endpointIdSchema, roomNameSchema } from './presence.ts';
import { viewerCountSchema } from './viewer-count.ts';

export const endpointSchema = z
  .object({
    id: endpointIdSchema,
    room: roomNameSchema,
    reportedAt: z.iso.datetime().meta({ examples: ['2026-11-20T09:32:40.000Z'] }),
    expiresAt: z.iso.datetime().meta({
      description: 'Until when it counts as active without another report',
      examples: ['2026-11-20T09:33:40.000Z'],
    }),
    load: z
      .object({
        bitrateBps: z.number().meta({ description: 'bit/s that go out', examples: [82_000_000] }),
        viewers: viewerCountSchema,
      })
      .meta({ description: 'As of its last report' }),
    sentViewers: viewerCountSchema.meta({ description: 'Sent there since its last report' }),
    capacity: capacitySchema.nullable().meta({ description: 'null: it did not say' }),
    utilisation: z
      .number()
      .nullable()
      .meta({
        description:
          'The part of its capacity that is taken, those sent there included; null if it did not say',
        examples: [0.42],
      }),
    weight: weightSchema,
    draining: z.boolean().meta({ description: 'Nobody new is sent there' }),
    versions: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'Of its programs; null without the secret', examples: [{ nginx: '1.26.3' }] }),
    components: z.array(reportedComponentSchema),
  })
  .meta({ id: 'Endpoint', description: 'A machine that serves the viewers of a room' });

export type EndpointReply = z.output<typeof endpointSchema>;

const lostEndpointSchema = z
  .object({
    id: endpointIdSchema,
    room: roomNameSchema,
    reportedAt: z.iso.datetime().meta({
      description: 'When it last reported',
      examples: ['2026-11-20T09:30:40.000Z'],
    }),
    lostAt: z.iso.datetime().meta({
      description: 'When its lease ended',
      examples: ['2026-11-20T09:31:40.000Z'],
    }),
  })
  .meta({ id: 'LostEndpoint', description: 'An endpoint that fell silent without taking its leave' });

export type LostEndpointReply = z.output<typeof lostEndpointSchema>;

export const endpointsReplySchema = z
  .object({
    generatedAt: z.iso.datetime().meta({ examples: ['2026-11-20T09:32:43.000Z'] }),
    endpoints: z.array(endpointSchema).meta({ description: 'Those registered now, by room' }),
    lost: z.array(lostEndpointSchema).meta({
      description: 'Those that fell silent in the last ten minutes, unless the tracker was started since',
    }),
  })
  .meta({ id: 'Endpoints' });

export type EndpointsReply = z.output<typeof endpointsReplySchema>;
