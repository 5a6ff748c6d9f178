import { z } from 'zod';

const seriesSchema = z
  .object({
    label: z.string().meta({ description: 'The name of the room in the config', examples: ['hall'] }),
    data: z.array(z.tuple([z.int(), z.number().nullable()])).meta({
      description:
        'By time: milliseconds since 1970, and Mbit/s or clients; null where it is not known, or nobody’s business',
      examples: [[[1_795_168_800_000, 81.25]]],
    }),
  })
  .meta({ id: 'OverallStatsSeries' });

export const overallStatsReplySchema = z
  .object({
    graphs: z.array(
      z.object({
        title: z.enum(['Overall Bitrate', 'Overall Clients']),
        stacked: z.boolean(),
        series: z.array(seriesSchema),
      }),
    ),
    annotations: z
      .array(z.object({ x: z.int(), label: z.string() }))
      .meta({ description: 'Empty: the tracker knows no programme' }),
  })
  .meta({ id: 'OverallStats', description: 'What endpoints sent over time, by room, as it is drawn' });

export type OverallStatsReply = z.output<typeof overallStatsReplySchema>;

export const overallStatsQuerySchema = z.object({
  range: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({
      description:
        'How many minutes back, ten years at most; of several the last counts. Without it, and for whatever is no whole ' +
        'number above 0, it is 120 and no error: so it was in the system that Foyer replaces.',
      examples: ['120'],
    }),
});
