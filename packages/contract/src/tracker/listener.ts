import { z } from 'zod';
import { roomNameSchema } from './presence.ts';
import { viewerCountSchema } from './viewer-count.ts';

const count = z.int().min(0);

export const logReplySchema = z
  .object({
    lines: count.meta({ description: 'How many were read', examples: [1200] }),
    counted: count.meta({ description: 'Of these, how many count', examples: [1197] }),
    duplicate: count.describe('Lines that had come before'),
    unreadable: count.describe('Lines that are in neither format'),
    outOfRange: count.describe('Lines that are older than a day, or of the future'),
  })
  .meta({ id: 'LogReply', description: 'What became of a log' });

export type LogReply = z.output<typeof logReplySchema>;

const agentsSchema = z
  .object({
    browser: count,
    mobile: count.describe('Browsers on telephones and tablets'),
    player: count.describe('VLC, Kodi, television sets, …'),
    app: count,
    bot: count,
    other: count,
  })
  .meta({ id: 'ListenerAgents', description: 'The viewers, by what they watched with' });

export const listenerHourSchema = z
  .object({
    room: roomNameSchema,
    startsAt: z.iso.datetime().meta({ examples: ['2026-11-20T09:00:00.000Z'] }),
    viewers: viewerCountSchema.describe('How many different ones were watching'),
    peak: viewerCountSchema.describe('The most that were watching within half a minute'),
    requests: count,
    segments: count.describe('Requests for parts of a stream'),
    bytes: count.describe('Sent, without the heads of the replies'),
    agents: agentsSchema
      .nullable()
      .describe('null where it would tell of fewer than five, unless the request comes with a secret'),
  })
  .meta({ id: 'ListenerHour', description: 'What the logs of the endpoints of a room say of one hour' });

export type ListenerHour = z.output<typeof listenerHourSchema>;

export const listenersReplySchema = z
  .object({
    generatedAt: z.iso.datetime(),
    hours: z.array(listenerHourSchema).describe('Those of which something was logged, by time'),
  })
  .meta({ id: 'Listeners' });

export type ListenersReply = z.output<typeof listenersReplySchema>;

/** The form in which the ancestor's endpoints send their logs. Other fields are ignored. */
export const logFormSchema = z
  .object({
    secret: z.string().meta({ description: 'The shared secret', examples: ['move me'] }),
    group: z.string().meta({ description: 'The room', examples: ['hall'] }),
    data: z.string().meta({
      description: 'Lines of an access log',
      examples: [
        '192.0.2.7 - - [20/Nov/2026:10:00:00 +0100] "GET /hall/1.ts HTTP/1.1" 200 2326 "-" "VLC/3.0"\n',
      ],
    }),
  })
  .meta({ id: 'LogForm' });
