import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { nowQuerySchema } from './now-query.ts';

/*
 * The shape is that of the streaming website of the c3voc (https://github.com/voc/streaming-website, README and
 * view/streams-json-v2.php): its clients read it as it is, so nothing in it may be renamed, removed or re-defined.
 */

const address = z.string().describe('An address; a path, where nobody knows under which host the portal is.');
/** As PHP's `DateTime::ISO8601`. */
const dateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{4}$/)
  .describe('Date, time and offset, the offset without a colon.')
  .meta({ examples: ['2026-10-23T09:00:00+0200'] });

const timesShape = {
  fstart: z.iso.datetime({ offset: true }).describe("In the programme's zone."),
  fend: z.iso.datetime({ offset: true }).describe("In the programme's zone."),
  tstart: z.string().meta({ description: 'What clocks on the wall show', examples: ['10:00'] }),
  tend: z.string().meta({ description: 'What clocks on the wall show', examples: ['10:30'] }),
  start: z.int().describe('Unix time in seconds.'),
  end: z.int().describe('Unix time in seconds.'),
  offset: z.int().describe('Of the zone from UTC at the start, in seconds.'),
  duration: z.int().describe('In seconds.'),
};

export const streamsTalkSchema = z
  .object({
    ...timesShape,
    guid: z.string(),
    code: z.string().describe('That of pretalx, from the address of the session; empty where it has none.'),
    track: z.string(),
    title: z.string(),
    speaker: z.string().describe('The names, with commas between them.'),
    room_known: z.boolean(),
    optout: z.boolean().describe('It must not be recorded, or not even be streamed.'),
    url: address,
  })
  .meta({ id: 'StreamsTalk', description: 'A session of the programme' });
export type StreamsTalk = z.infer<typeof streamsTalkSchema>;

export const streamsPauseSchema = z
  .object({
    special: z.enum(['pause', 'daychange', 'gap']),
    title: z.string().optional().describe('A gap has none.'),
    ...timesShape,
    duration: z.int().describe('In seconds; of a daychange always an hour.'),
    room_known: z.boolean(),
  })
  .meta({
    id: 'StreamsPause',
    description:
      'No session: a pause between two of a day, the night between two days, or a gap before the first or after the last of a day while others are on elsewhere',
  });
export type StreamsPause = z.infer<typeof streamsPauseSchema>;

export const streamsUrlSchema = z.object({
  display: z.string(),
  tech: z.string(),
  url: address,
});
export type StreamsUrl = z.infer<typeof streamsUrlSchema>;

export const streamsStreamSchema = z
  .object({
    slug: z.string().meta({ examples: ['hd-native'] }),
    display: z.string(),
    type: z.enum(['video', 'audio', 'slides', 'music', 'dash']),
    isTranslated: z.boolean(),
    videoSize: z
      .tuple([z.int(), z.int()])
      .nullable()
      .describe('Width and height, as far as its name tells them.'),
    urls: z
      .record(z.string(), streamsUrlSchema)
      .describe('By how it is carried: hls, dash, webm, mp3, opus, ogg, aac, flv.'),
  })
  .meta({ id: 'StreamsStream', description: 'One way to watch a room, carried in one or more ways' });
export type StreamsStream = z.infer<typeof streamsStreamSchema>;

const roomShape = {
  slug: z.string().describe('The name of the room in the config.'),
  schedulename: z.string().describe('Its name in the programme.'),
  thumb: address.nullable(),
  link: address,
  display: z.string(),
  streams: z
    .array(streamsStreamSchema)
    .describe('Empty while nothing is streamed, or the session on must not be.'),
};

export const streamsRoomSchema = z
  .object({
    guid: z.string().nullable(),
    ...roomShape,
    poster: address.nullable(),
    stream: z.string(),
    talks: z.object({
      current: z
        .union([streamsTalkSchema, streamsPauseSchema])
        .nullable()
        .describe('null before the first day and after the last.'),
      next: streamsTalkSchema.nullable().describe('The next session, be it on another day.'),
    }),
  })
  .meta({ id: 'StreamsRoom' });
export type StreamsRoom = z.infer<typeof streamsRoomSchema>;

export const streamsConferenceSchema = z
  .object({
    mandator: z.string(),
    conference: z.string().meta({ examples: ['DemoConf 2026'] }),
    slug: z.string().describe('The same as `mandator`.'),
    author: z.string(),
    description: z.string(),
    keywords: z.string().describe('With commas between them.'),
    schedule: address.nullable(),
    startsAt: dateTime.nullable(),
    endsAt: dateTime.nullable(),
    isCurrentlyStreaming: z.boolean().describe('Something is on, or soon will be, that can be watched.'),
    groups: z.array(z.object({ group: z.string(), rooms: z.array(streamsRoomSchema) })),
  })
  .meta({ id: 'StreamsConference' });
export type StreamsConference = z.infer<typeof streamsConferenceSchema>;

/** `GET /streams/v2.json` */
export const streamsReplySchema = z
  .array(streamsConferenceSchema)
  .describe('The conferences that are on; none of them: an empty list.');
export type StreamsReply = z.infer<typeof streamsReplySchema>;

/** `GET /streams/v1.json` */
export const streamsV1ReplySchema = z.array(
  z.object({
    conference: z.string(),
    group: z.string(),
    rooms: z.array(z.object(roomShape).meta({ id: 'StreamsV1Room' })),
  }),
);
export type StreamsV1Reply = z.infer<typeof streamsV1ReplySchema>;

const route = {
  method: 'GET',
  query: nowQuerySchema,
  errors: ['REQUEST_INVALID', 'INTERNAL'],
} as const;

export const getStreamsRoute = defineRoute({
  ...route,
  path: '/streams/v2.json',
  summary: 'What is on in which room and where to watch it, as apps know it from the c3voc',
  description: 'For the Kodi plugin of media.ccc.de, NewPipe, and whoever else reads that of the c3voc.',
  replies: { 200: streamsReplySchema },
});

export const getStreamsV1Route = defineRoute({
  ...route,
  path: '/streams/v1.json',
  summary: 'The same in its first version, without the sessions',
  replies: { 200: streamsV1ReplySchema },
});
