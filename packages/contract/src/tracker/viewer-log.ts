import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What `data` of the form below holds, as JSON. The players of the ancestor named their numbers as they liked. */
export const viewerLogDataSchema = z
  .record(z.string(), z.union([value, z.record(z.string(), value)]))
  .meta({ id: 'ViewerLogData', description: 'Values by name, nested at most once' });

/** The form in which the ancestor's players report. Other fields are ignored. */
export const viewerLogFormSchema = z
  .object({
    data: z
      .string()
      .optional()
      .meta({
        description: 'A JSON object as `ViewerLogData` describes it',
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/components/schemas/ViewerLogData' },
        examples: ['{"player": {"position": 12.5}}'],
      }),
  })
  .meta({ id: 'ViewerLogForm' });

/** 1 to 1024 are errors, above are warnings. */
export const viewerLogCodes = { fine: 0, unknownGroup: 1, badJson: 2, cookie: 1025 } as const;

export const viewerLogReplySchema = z
  .object({
    code: z.union(Object.values(viewerLogCodes).map(code => z.literal(code))).meta({
      description:
        '0 is fine. 1: there is no such room. 2: `data` is not JSON, or nested more than once. 1025: the cookie ' +
        '`user` is missing or does not hold; the reply sets or deletes it, and the report does not count',
      examples: [0],
    }),
    error: z.string().optional().meta({ description: 'What is wrong, if the code is not 0' }),
    next: z
      .int()
      .min(-1)
      .meta({ description: 'Seconds until the next report; 0 at once, -1 never again', examples: [5] }),
  })
  .meta({ id: 'ViewerLogReply' });

export type ViewerLogReply = z.output<typeof viewerLogReplySchema>;
