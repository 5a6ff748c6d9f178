import { z } from 'zod';
import { capacitySchema, weightSchema } from './capacity.ts';
import { MAX_COMPONENTS, reportedComponentSchema } from './component.ts';
import { loadSchema, loadShape } from './load.ts';
import { roomNameSchema } from './presence.ts';
import { MAX_STREAMS, reportedStreamSchema, webUrlSchema } from './stream.ts';

const streams = z
  .array(reportedStreamSchema)
  .max(MAX_STREAMS)
  .meta({ description: 'What the endpoint serves; left out, the addresses follow the old fixed scheme' });
const preview = webUrlSchema.nullable().meta({
  description: 'A still picture of now',
  examples: ['https://edge1.example.org/hall/preview.jpg'],
});
const nextInS = z
  .number()
  .min(1)
  .max(3600)
  .meta({
    description: 'Seconds until the next report; the lease is 60 s, or 30 s longer than this',
    examples: [30],
  });

const MAX_VERSIONS = 20;
const versions = z
  .record(z.string().min(1).max(40), z.string().max(60))
  .refine(record => Object.keys(record).length <= MAX_VERSIONS, `expected at most ${MAX_VERSIONS} programs`)
  .meta({
    description: 'Of the programs that matter there, by name',
    maxProperties: MAX_VERSIONS,
    examples: [{ nginx: '1.26.3' }],
  });
const components = z
  .array(reportedComponentSchema)
  .max(MAX_COMPONENTS)
  .meta({ description: 'How the parts of the media pipeline on this machine are' });

/** What a report says beside its load, in either form. */
const reportShape = {
  streams: streams.optional(),
  preview: preview.optional(),
  capacity: capacitySchema.optional(),
  weight: weightSchema.optional(),
  versions: versions.optional(),
  components: components.optional(),
};

/** The body of a registration under `/tracker/api/v1/`. */
export const registrationBodySchema = z
  .strictObject({
    room: roomNameSchema,
    load: loadSchema.optional(),
    ...reportShape,
    nextInS: nextInS.optional(),
  })
  .meta({ id: 'Registration', description: 'One report of an endpoint' });

export type RegistrationBody = z.input<typeof registrationBodySchema>;

export const registrationReplySchema = z
  .object({
    room: roomNameSchema,
    endpoint: z.string().meta({ description: 'The id of the endpoint', examples: ['hall@192.0.2.7'] }),
    expiresAt: z.iso.datetime().meta({
      description: 'Until when the endpoint counts as active without another report',
      examples: ['2026-11-20T09:33:43.000Z'],
    }),
  })
  .meta({ id: 'RegistrationReply' });

export type RegistrationReply = z.output<typeof registrationReplySchema>;

/** The form that the ancestor's scripts post. Other fields are ignored. */
export const registerFormSchema = z
  .object({
    secret: z.string().meta({ description: 'The shared secret', examples: ['move me'] }),
    group: z.string().meta({ description: 'The room', examples: ['hall'] }),
    data: z.string().meta({
      description: 'A JSON object as `RegisterData` describes it',
      contentMediaType: 'application/json',
      contentSchema: { $ref: '#/components/schemas/RegisterData' },
      examples: ['{"overall_bitrate": 80000000, "overall_clients": 40}'],
    }),
  })
  .meta({ id: 'RegisterForm' });

/** The JSON object in the form's field `data`. */
export const registerDataSchema = z
  .strictObject({
    ...loadShape,
    ...reportShape,
    next: nextInS.optional(),
  })
  .meta({ id: 'RegisterData', unusedIO: 'input' });

export type RegisterData = z.output<typeof registerDataSchema>;
