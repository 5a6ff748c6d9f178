import { z } from 'zod';
import { MAX_BITRATE_BPS, MAX_CLIENTS } from './load.ts';

/** What an endpoint can carry at the most, by one measure or both. */
export const capacitySchema = z
  .strictObject({
    bitrateBps: z
      .number()
      .min(1)
      .max(MAX_BITRATE_BPS)
      .meta({ description: 'bit/s that can go out', examples: [1e9] })
      .optional(),
    viewers: z
      .number()
      .min(1)
      .max(MAX_CLIENTS)
      .meta({ description: 'Viewers at a time', examples: [400] })
      .optional(),
  })
  .meta({ id: 'Capacity', description: 'What an endpoint can carry at the most' });

export type Capacity = z.output<typeof capacitySchema>;

export const MAX_WEIGHT = 100;

export const weightSchema = z
  .number()
  .min(0)
  .max(MAX_WEIGHT)
  .meta({
    description:
      'How many viewers it gets in relation to others of its capacity; with 0 only when those are full',
    examples: [1],
  });
