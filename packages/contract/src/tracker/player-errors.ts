import { z } from 'zod';
import { roomNameSchema } from './presence.ts';

export const playerErrorSumSchema = z
  .object({
    room: roomNameSchema,
    endpoint: z
      .string()
      .nullable()
      .meta({
        description: 'What was watched; null where the player did not say',
        examples: ['hall@192.0.2.1'],
      }),
    code: z.string().meta({ description: "The player's name for it", examples: ['fragLoadError'] }),
    fatal: z.boolean().meta({ description: 'Whether the player gave up' }),
    count: z
      .int()
      .min(1)
      .meta({ description: 'How often it was reported', examples: [214] }),
    lastIn: z.iso.datetime().meta({
      description: 'The beginning of the last hour in which it was',
      examples: ['2026-11-20T11:00:00.000Z'],
    }),
  })
  .meta({ id: 'PlayerErrorSum' });

export type PlayerErrorSum = z.output<typeof playerErrorSumSchema>;

/** In one reply: what comes after so many is seldom. */
export const MAX_PLAYER_ERROR_SUMS = 500;

export const playerErrorsReplySchema = z
  .object({
    generatedAt: z.iso.datetime(),
    errors: z
      .array(playerErrorSumSchema)
      .meta({ description: `The most frequent first, at most ${MAX_PLAYER_ERROR_SUMS}` }),
  })
  .meta({ id: 'PlayerErrors', description: 'What the players of viewers complained of' });

export type PlayerErrorsReply = z.output<typeof playerErrorsReplySchema>;
