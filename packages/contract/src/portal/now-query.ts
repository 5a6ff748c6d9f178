import { z } from 'zod';

/** Of every address that shows the programme. */
export const nowQuerySchema = z.object({
  now: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({
      description: 'In a rehearsal the instant to show; otherwise it is ignored',
      examples: ['2026-06-13T10:05:00+01:00'],
    }),
});
