import { z } from 'zod';

const bound = z.iso.datetime({ offset: true }).optional();

export const sessionsQuerySchema = z.object({
  from: bound.meta({ description: 'Now without it', examples: ['2026-06-13T10:00:00+01:00'] }),
  to: bound.meta({ description: 'A day after `from` without it', examples: ['2026-06-13T18:00:00+01:00'] }),
});

const instant = z.iso.datetime().describe('An instant, ISO 8601 in UTC.');

/** When a session of the programme is on, and where: enough to mark it on a graph. */
export const sessionSpanSchema = z.object({
  room: z.string().describe('The name of the room in the config; a session in several is listed with each.'),
  guid: z.string(),
  title: z.string(),
  startsAt: instant,
  endsAt: instant.describe('As the schedule has it, which may have concluded it.'),
  cancelled: z.boolean().nullable(),
});
export type SessionSpan = z.infer<typeof sessionSpanSchema>;

/** `GET /api/v1/sessions?from=…&to=…` */
export const sessionsReplySchema = z.object({
  at: instant,
  sessions: z.array(sessionSpanSchema).describe('Those that run between the two instants, by start.'),
  complete: z.boolean().describe('False if there were more than one reply may hold.'),
});
export type SessionsReply = z.infer<typeof sessionsReplySchema>;
