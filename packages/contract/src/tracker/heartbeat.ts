import { z } from 'zod';
import { roomNameSchema } from './presence.ts';
import { streamKinds, streamProtocols } from './stream.ts';
import { viewerCountSchema } from './viewer-count.ts';

/** A report that lists more is refused. */
export const MAX_PLAYER_ERRORS = 10;
/** Seconds that one report may speak of. */
const MAX_REPORTED_S = 3600;

export const viewerStates = ['playing', 'stalled', 'paused'] as const;

export type ViewerState = (typeof viewerStates)[number];

/** Text of a player's own choice: short and on one line. */
const label = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, 'expected text on one line');
const seconds = z.number().min(0).max(MAX_REPORTED_S);
const frames = z.int().min(0).max(1_000_000);
const endpoint = label(200)
  .nullable()
  .optional()
  .meta({
    description: 'The id of the endpoint that it comes from, as the tracker named it',
    examples: ['hall@192.0.2.7'],
  });

const watchedStreamSchema = z
  .strictObject({
    kind: z.enum(streamKinds).meta({ description: 'What is in it', examples: ['video'] }),
    protocol: z.enum(streamProtocols).meta({ description: 'How it is carried', examples: ['hls'] }),
    quality: label(40)
      .nullable()
      .optional()
      .meta({ description: 'The variant that plays; null if there is only one', examples: ['720p'] }),
    language: label(35)
      .nullable()
      .optional()
      .meta({ description: 'As a BCP 47 tag; null for the original', examples: ['en'] }),
  })
  .meta({ id: 'WatchedStream', description: 'What a viewer has chosen, or the player for them' });

const playerErrorSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[\w.:-]{1,60}$/, 'expected letters, digits and _ . : - only')
      .meta({ description: "The player's name for it", examples: ['fragLoadError'] }),
    fatal: z.boolean().meta({ description: 'Whether the picture stopped for it' }),
    endpoint,
  })
  .meta({ id: 'PlayerError' });

/** One report of a viewer. Its numbers are of the time since the last report that was counted. */
export const heartbeatBodySchema = z
  .strictObject({
    room: roomNameSchema,
    endpoint,
    stream: watchedStreamSchema,
    state: z.enum(viewerStates).meta({
      description:
        '`stalled`: wants to play and cannot. `paused`: by the viewer, or the page is being left; counts no longer',
    }),
    sinceS: z
      .number()
      .min(0)
      .max(31 * 86_400)
      .meta({ description: 'Seconds since the player was opened', examples: [754.2] }),
    playedS: seconds.meta({ description: 'Seconds in which the picture moved', examples: [29.4] }),
    stalls: z
      .int()
      .min(0)
      .max(MAX_REPORTED_S)
      .meta({ description: 'How often it came to stand still', examples: [1] }),
    stalledS: seconds.meta({ description: 'Seconds in which it stood still', examples: [0.6] }),
    droppedFrames: frames.meta({ description: 'Pictures that were not shown in time', examples: [0] }),
    decodedFrames: frames
      .optional()
      .meta({ description: 'All pictures, those that were not shown included', examples: [735] }),
    latencyS: z
      .number()
      .min(0)
      .max(86_400)
      .optional()
      .meta({ description: 'How far behind the live edge it plays', examples: [8.5] }),
    bitrateBps: z
      .number()
      .min(0)
      .max(1e9)
      .optional()
      .meta({ description: 'bit/s of the variant that plays', examples: [2_500_000] }),
    errors: z.array(playerErrorSchema).max(MAX_PLAYER_ERRORS).optional(),
  })
  .meta({
    id: 'Heartbeat',
    description: 'One report of a viewer, about the time since the last that was counted',
  });

export type HeartbeatBody = z.output<typeof heartbeatBodySchema>;

export const heartbeatReplySchema = z
  .object({
    counted: z.boolean().meta({
      description:
        'Whether the report was taken. If not, the viewer was not known yet, or came again too soon: it keeps its ' +
        'numbers and sends them with the next report',
    }),
    nextInS: z
      .number()
      .min(0)
      .meta({ description: 'Seconds until the next report is welcome', examples: [31] }),
    viewers: viewerCountSchema
      .optional()
      .meta({ description: 'How many watch this room now, if this one is counted' }),
  })
  .meta({ id: 'HeartbeatReply' });

export type HeartbeatReply = z.output<typeof heartbeatReplySchema>;
