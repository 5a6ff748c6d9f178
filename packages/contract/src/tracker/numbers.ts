import { z } from 'zod';
import { roomNameSchema } from './presence.ts';
import { streamKinds, streamProtocols } from './stream.ts';
import { viewerCountSchema } from './viewer-count.ts';

export const numbersSteps = ['minute', 'hour', 'day'] as const;
/** How finely viewers are told apart: each has the ones before it as its sum. */
export const numbersGroupings = ['room', 'stream', 'quality', 'endpoint'] as const;

export type NumbersStep = (typeof numbersSteps)[number];
export type NumbersGrouping = (typeof numbersGroupings)[number];

/** Of each point, in this order, after the number of its step. Null where nothing is known. */
export const numbersColumns = [
  'viewers',
  'peak',
  'watchedS',
  'stalls',
  'stalledS',
  'stallsPerHour',
  'droppedFrames',
  'decodedFrames',
  'latencyS',
  'bitrateBps',
  'errors',
  'fatalErrors',
  'servedBps',
  'clients',
] as const;

export type NumbersColumn = (typeof numbersColumns)[number];

const instant = z.iso.datetime({ offset: true });
const generatedAt = z.iso.datetime().meta({ description: 'When the tracker said this' });
const nothing = 'null where it is not told apart';
const kind = z
  .enum(streamKinds)
  .nullable()
  .meta({ description: `What is in it; ${nothing}` });
const protocol = z
  .enum(streamProtocols)
  .nullable()
  .meta({ description: `How it is carried; ${nothing}` });
const language = z
  .string()
  .nullable()
  .meta({ description: `As a BCP 47 tag; null for the original, and ${nothing}` });
const quality = z
  .string()
  .nullable()
  .meta({ description: `The variant; null if there is only one, and ${nothing}` });
const endpoint = z
  .string()
  .nullable()
  .meta({ description: `The id of an endpoint; ${nothing}` });

export const numbersQuerySchema = z
  .strictObject({
    from: instant.optional().meta({ description: 'The first instant; a day before `to` without it' }),
    to: instant.optional().meta({ description: 'The end, itself not included; now without it' }),
    step: z.enum(numbersSteps).optional().meta({
      description: 'Without it the finest that gives a readable number of points: at most 60,000 in all',
    }),
    room: roomNameSchema.optional().meta({ description: 'Of this room only' }),
    by: z.enum(numbersGroupings).default('room').meta({ description: 'What to tell apart' }),
    columns: z
      .string()
      .max(400)
      .optional()
      .meta({
        description: `Names of columns with commas between; all without it: ${numbersColumns.join(', ')}`,
      }),
  })
  .meta({ id: 'NumbersQuery' });

export type NumbersQuery = z.output<typeof numbersQuerySchema>;

const seriesSchema = z
  .object({
    room: roomNameSchema.nullable().meta({ description: 'Null for all rooms together' }),
    kind,
    protocol,
    language,
    quality,
    endpoint,
    points: z.array(z.array(z.union([z.number(), z.literal('<5'), z.null()]))).meta({
      description:
        'Each the number of its step since `from`, then its columns. Steps without anybody are left out',
    }),
  })
  .meta({ id: 'NumbersSeries' });

export const numbersReplySchema = z
  .object({
    generatedAt,
    from: z.iso.datetime().meta({ description: 'The beginning of step 0' }),
    to: z.iso.datetime(),
    step: z.enum(numbersSteps),
    stepS: z.int().meta({ description: 'The length of a step in seconds', examples: [60] }),
    by: z.enum(numbersGroupings),
    columns: z.array(z.enum(['step', ...numbersColumns])),
    series: z.array(seriesSchema),
  })
  .meta({ id: 'Numbers', description: 'Viewers over time' });

export type NumbersReply = z.output<typeof numbersReplySchema>;
export type NumbersPoint = NumbersReply['series'][number]['points'][number];

const watchedNow = {
  viewers: viewerCountSchema,
  bitrateBps: z
    .number()
    .nullable()
    .meta({ description: 'bit/s that go to them by their own word; null where masked' }),
};

const roomNowSchema = z
  .object({
    room: roomNameSchema,
    ...watchedNow,
    stalled: viewerCountSchema.meta({ description: 'Of the viewers, those whose picture stands still' }),
    peak: viewerCountSchema.meta({ description: 'The most at once today, in UTC' }),
    streams: z.array(z.object({ kind, protocol, language, ...watchedNow })),
    qualities: z.array(z.object({ kind, quality, ...watchedNow })),
    endpoints: z.array(z.object({ endpoint, ...watchedNow })),
  })
  .meta({ id: 'RoomNumbers' });

export const numbersNowReplySchema = z
  .object({
    generatedAt,
    ...watchedNow,
    stalled: viewerCountSchema,
    peak: viewerCountSchema,
    rooms: z.array(roomNowSchema).meta({ description: 'Every room of the config, in its order' }),
  })
  .meta({ id: 'NumbersNow', description: 'Who is watching now' });

export type NumbersNowReply = z.output<typeof numbersNowReplySchema>;
