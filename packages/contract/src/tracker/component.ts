import { z } from 'zod';
import { roomNameSchema } from './presence.ts';

/** How a part of the media pipeline feels, in the words that Flumotion had for it. */
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

const name = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'Its name on its machine', examples: ['hall-encoder'] });
const type = z
  .string()
  .min(1)
  .max(60)
  .meta({ description: 'What it does', examples: ['encoder'] });
const machine = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'The machine that it runs on', examples: ['encoder1.example.org'] });
const detail = z
  .string()
  .max(200)
  .nullable()
  .meta({ description: 'Why, for people', examples: ['No signal at the capture card'] });
const since = z.iso
  .datetime()
  .meta({ description: 'Since when it feels so', examples: ['2026-11-20T09:31:07.000Z'] });

/** A part of the media pipeline as the machine reports it on which it runs. */
export const reportedComponentSchema = z
  .strictObject({ name, type, mood: moodSchema, since: since.optional(), detail: detail.default(null) })
  .meta({ id: 'ReportedComponent', description: 'How a part of the media pipeline feels' });

export type ReportedComponent = z.output<typeof reportedComponentSchema>;

export const componentReportBodySchema = z
  .strictObject({
    machine,
    room: roomNameSchema
      .optional()
      .describe('Left out, it is the room whose config names the machine, or none'),
    components: z.array(reportedComponentSchema).min(1).max(MAX_COMPONENTS),
  })
  .meta({ id: 'ComponentReport' });

export type ComponentReportBody = z.input<typeof componentReportBodySchema>;

export const componentReportReplySchema = z
  .object({
    machine,
    room: roomNameSchema.nullable(),
    lostAt: z.iso.datetime().meta({
      description: 'When its components count as lost without another report',
      examples: ['2026-11-20T09:34:13.000Z'],
    }),
  })
  .meta({ id: 'ComponentReportReply' });

export const componentSchema = z
  .object({
    name,
    type,
    machine,
    room: roomNameSchema
      .nullable()
      .describe('The room that it works for; null if it works for several or none'),
    endpoint: z.string().nullable().describe('The endpoint that reported it; null if another machine did'),
    mood: moodSchema,
    since,
    reportedAt: z.iso.datetime().describe('When its machine last said so'),
    detail,
    history: z
      .array(z.object({ mood: moodSchema, since, until: z.iso.datetime() }))
      .describe('How it felt before, the latest first'),
  })
  .meta({ id: 'Component', description: 'A part of the media pipeline' });

export type Component = z.output<typeof componentSchema>;

export const componentTroubleSchema = z
  .object({
    room: roomNameSchema.nullable(),
    machine,
    component: name.nullable().describe('null if it is the whole machine'),
    since,
    text: z.string().meta({
      description: 'A sentence for people, without the time',
      examples: ['hall-encoder (encoder on encoder1.example.org) has failed: no signal on input 1.'],
    }),
  })
  .meta({ id: 'ComponentTrouble', description: 'What is wrong now' });

export type ComponentTrouble = z.output<typeof componentTroubleSchema>;

export const componentsReplySchema = z
  .object({
    generatedAt: z.iso.datetime(),
    components: z.array(componentSchema),
    wrong: z.array(componentTroubleSchema).describe('What is wrong now, the latest first'),
  })
  .meta({ id: 'Components' });

export type ComponentsReply = z.output<typeof componentsReplySchema>;

/** The form in which the ancestor's machines report their components. Other fields are ignored. */
export const flumotionFormSchema = z
  .object({
    secret: z.string().meta({ description: 'The shared secret', examples: ['move me'] }),
    identifier: z.string().meta({ description: 'The machine', examples: ['encoder1.example.org'] }),
    recorded_time: z
      .string()
      .meta({ description: 'When, in seconds since 1970; not used', examples: ['1795166400'] }),
    type: z.string().meta({ description: 'What the machine does', examples: ['encoder'] }),
    data: z.string().meta({
      description: 'A JSON object: `current` and `history` by component',
      contentMediaType: 'application/json',
      contentSchema: { $ref: '#/components/schemas/FlumotionData' },
      examples: ['{"current": {"hall-encoder": ["happy", 1795166100]}, "history": {}}'],
    }),
  })
  .meta({ id: 'FlumotionForm' });

const seconds = z.number().min(0).max(1e11);
/** Mood, since when, and what else its sender adds. */
const currentMood = z.tuple([moodSchema, seconds]).rest(z.unknown());

/** The JSON object in the form's field `data`. Components beside ours, and keys beside these two, are let be. */
export const flumotionDataSchema = z
  .object({
    current: z.record(name, currentMood).default({}),
    history: z.record(name, z.array(currentMood)).default({}),
  })
  .meta({
    id: 'FlumotionData',
    description:
      'By component: mood and since when, in seconds since 1970; before, also for how many seconds',
    unusedIO: 'input',
  });

export type FlumotionData = z.output<typeof flumotionDataSchema>;

export const flumotionStatsReplySchema = z
  .object({
    generatedAt: z.iso.datetime(),
    types: z
      .array(z.object({ type, components: z.array(componentSchema) }))
      .describe('What has reported in the last ten minutes'),
  })
  .meta({ id: 'FlumotionStats' });
