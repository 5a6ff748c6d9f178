import { z } from 'zod';

/** How a part of the media pipeline is, in the words that Flumotion had for it. */
export const moods = ['happy', 'waking', 'hungry', 'sleeping', 'lost', 'sad'] as const;

export const moodSchema = z.enum(moods).meta({
  id: 'Mood',
  description:
    '`happy`: works. `waking`: starts. `hungry`: gets nothing in. `sleeping`: is off. `lost`: is not heard of. `sad`: failed',
  examples: ['happy'],
});

export type Mood = z.output<typeof moodSchema>;

/** More than a machine runs. A report that lists more is refused. */
export const MAX_COMPONENTS = 50;

/** A part of the media pipeline as the machine reports it on which it runs. */
export const reportedComponentSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(60)
      .meta({ examples: ['hall-encoder'] }),
    type: z
      .string()
      .min(1)
      .max(40)
      .meta({ description: 'What it does', examples: ['encoder'] }),
    mood: moodSchema,
    detail: z
      .string()
      .max(200)
      .nullable()
      .default(null)
      .meta({ description: 'Why, for people', examples: ['No signal at the capture card'] }),
  })
  .meta({ id: 'ReportedComponent', description: 'How a part of the media pipeline is' });

export type ReportedComponent = z.output<typeof reportedComponentSchema>;
