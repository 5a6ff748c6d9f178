import { z } from 'zod';
import { roomNameSchema } from './presence.ts';

const instant = z.iso.datetime({ offset: true });

/** What is asked about a time that is over, of all rooms or of one. */
export const spanQuerySchema = z.strictObject({
  room: roomNameSchema.optional(),
  from: instant
    .optional()
    .meta({ description: 'A day before `to` without it', examples: ['2026-11-20T00:00:00Z'] }),
  to: instant.optional().meta({ description: 'Now without it', examples: ['2026-11-21T00:00:00Z'] }),
});
