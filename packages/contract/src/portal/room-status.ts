import { z } from 'zod';
import { streamSchema } from '../tracker/stream.ts';
import { viewerCountSchema } from '../tracker/viewer-count.ts';
import { programmeRevisionSchema } from './programme-revision.ts';

const instant = z.iso.datetime().describe('An instant, ISO 8601 in UTC.');

/** What the programme says of a session where the organisers know better; the session itself says how it is. */
export const sessionCorrectionSchema = z.object({
  kind: z
    .enum(['cancelled', 'reinstated', 'relocated', 'delayed', 'advanced', 'shortened'])
    .describe('Of several, what matters most to whoever wants to be there.'),
  startsAt: instant,
  endsAt: instant.nullable(),
  rooms: z.array(z.string()).describe("By the programme's own names."),
  note: z.string().nullable().describe('What the organisers say to it.'),
});
export type SessionCorrectionBrief = z.infer<typeof sessionCorrectionSchema>;

/** A session as pages need it: flat, with its text already made safe. */
export const sessionBriefSchema = z.object({
  guid: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  speakers: z.array(z.string()),
  track: z.string().nullable(),
  language: z.string().nullable(),
  url: z.string().nullable(),
  endsAt: instant.nullable().describe('The end as the programme says it; null if it does not.'),
  detailsHtml: z
    .string()
    .nullable()
    .describe('Abstract and description as sanitised HTML; only for the sessions that are on or come next.'),
  doNotRecord: z.boolean().nullable(),
  doNotStream: z.boolean().nullable(),
  cancelled: z.boolean().nullable(),
  correction: sessionCorrectionSchema.nullable(),
});
export type SessionBrief = z.infer<typeof sessionBriefSchema>;

export const statusRowSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session'), startsAt: instant, endsAt: instant, session: sessionBriefSchema }),
  z.object({
    type: z.literal('generated'),
    startsAt: instant,
    endsAt: instant,
    guid: z.string(),
    title: z.string(),
    reason: z.enum([
      'not-yet-started',
      'nothing-today',
      'not-yet-started-today',
      'break',
      'finished-today',
      'finished',
    ]),
  }),
]);
export type StatusRow = z.infer<typeof statusRowSchema>;

/** All that a page needs to say what a room's state is, now and until the last of `rows` ends. */
export const roomStatusSchema = z.object({
  room: z.string(),
  title: z.string(),
  timezone: z.string().describe("The IANA zone of the room's wall times."),
  dayChangeMinutes: z
    .number()
    .int()
    .describe(
      'Minutes after midnight on the walls until which it is the day before. A session that a correction has moved past it is still of its day until 07:00; one that takes whole days, from midnight to midnight, is of the date on which it begins.',
    ),
  external: z.boolean().describe('The picture comes from YouTube, and no encoder is expected.'),
  youtube: z
    .string()
    .nullable()
    .describe('The id of the video; null while the session on must not be streamed.'),
  presence: z
    .object({ active: z.boolean(), lastSeenAt: instant.nullable() })
    .nullable()
    .describe('null: nothing was ever heard from the tracker.'),
  viewers: viewerCountSchema
    .nullable()
    .describe('How many watch; null where that is not shown or not known.'),
  preview: z.string().nullable().describe('A still picture of what is on.'),
  streams: z.array(streamSchema).describe('Empty while the session on must not be streamed.'),
  programmeSpan: z
    .object({ startsAt: instant, endsAt: instant })
    .nullable()
    .describe(
      'From the first start to the last end of all sessions in the room that are not cancelled; null if there are none, or the programme is not known, and then `rows` is empty.',
    ),
  rows: z.array(statusRowSchema).describe('A window of the internal schedule, from now on.'),
  movedAway: z
    .array(
      z.object({
        startsAt: instant,
        endsAt: instant,
        to: z.array(z.string()).describe('The titles of the rooms where it is.'),
        session: sessionBriefSchema,
      }),
    )
    .describe(
      'Sessions that the programme has in this room and the organisers have moved to another, with the times at which they would be here; in the window of `rows`, whose sessions they are not.',
    ),
});
export type RoomStatus = z.infer<typeof roomStatusSchema>;

/** The parts of the system that a status rests on, so that a page can say when it is old. */
export const healthSchema = z.object({
  trackerReachable: z.boolean(),
  presenceAt: instant.nullable().describe('When the presence below was true.'),
  programme: z
    .enum(['ok', 'stale', 'missing'])
    .describe('Of one room, that of its own programme. `missing`: of some nothing could be read so far.'),
  programmeAt: instant.nullable().describe('When the oldest programme in use was last confirmed.'),
  lackingRooms: z.array(z.string()).describe('Rooms whose programme is missing.'),
  allProgrammesMissing: z.boolean().describe('Whether nothing could be read of any programme.'),
});
export type Health = z.infer<typeof healthSchema>;

/** `GET /api/v1/rooms` */
export const overviewReplySchema = z.object({
  at: instant.describe("The server's clock; the rehearsal clock, where one runs."),
  health: healthSchema,
  conference: z.object({
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
    firstDay: z.iso.date().nullable().describe("In the conference's zone."),
    lastDay: z.iso
      .date()
      .nullable()
      .describe('That of the last sessions, which may end when it is the next on the calendar.'),
    timezone: z.string(),
  }),
  rooms: z.array(roomStatusSchema),
});
export type OverviewReply = z.infer<typeof overviewReplySchema>;

/** `GET /api/v1/rooms/{room}` */
export const roomStatusReplySchema = z.object({
  at: instant,
  health: healthSchema,
  programmeRevision: programmeRevisionSchema,
  room: roomStatusSchema,
});
export type RoomStatusReply = z.infer<typeof roomStatusReplySchema>;

/**
 * One entry of `GET /{room}/json`: the ancestor's address, which answers the current and the next session. It has no
 * more fields than the ancestor's, so that what is cancelled or moved can only be told in those.
 */
export const ancestorSessionSchema = z.object({
  start: z.iso.datetime({ offset: true }).describe("In the schedule's zone."),
  end: z.iso.datetime({ offset: true }).describe("In the schedule's zone."),
  title: z.string(),
  abstract: z
    .string()
    .describe(
      'Safe HTML. That of a generated session names those in whose time it stands that are cancelled, or moved to another room.',
    ),
  url: z.string(),
  guid: z.string(),
  generated: z.boolean().describe('No session of the programme: a break, or the time before and after.'),
});
/** Two, or only the last one when nothing comes after it. */
export const ancestorRoomReplySchema = z
  .array(ancestorSessionSchema)
  .max(2)
  .describe('What is on, then what comes next; only the former where nothing comes.');
export type AncestorSession = z.infer<typeof ancestorSessionSchema>;
