import { z } from 'zod';
import { loadShape } from './load.ts';
import { endpointIdSchema, roomNameSchema } from './presence.ts';
import { viewerCountSchema } from './viewer-count.ts';

/** The keys of a load, with counts that may be masked. */
const toldLoadSchema = z
  .object(
    Object.fromEntries(
      Object.keys(loadShape).map(key => [
        key,
        (key.endsWith('_clients') ? viewerCountSchema : z.number().min(0)).optional(),
      ]),
    ),
  )
  .meta({ id: 'ToldLoad', description: 'A load as everybody may know it' });

const endpointListSchema = z.object({
  endpoints: z.array(
    z.object({
      id: endpointIdSchema,
      group: roomNameSchema,
      lastSeenAt: z.iso.datetime(),
      load: toldLoadSchema,
    }),
  ),
  sums: toldLoadSchema.describe('Over all of these'),
});

export const endpointStatsReplySchema = z
  .object({
    generatedAt: z.iso.datetime(),
    active: endpointListSchema.describe('Those that reported within the last ten minutes'),
    inactive: endpointListSchema.describe('Those that last reported within the last seven days'),
  })
  .meta({ id: 'EndpointStats' });

export type EndpointStatsReply = z.output<typeof endpointStatsReplySchema>;
export type ToldLoad = z.output<typeof toldLoadSchema>;
