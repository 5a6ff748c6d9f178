import { z } from 'zod';

const instant = z.iso.datetime().describe('An instant, ISO 8601 in UTC.');
const count = z.number().int().nonnegative();

/** How many of each kind of change; kinds that there are none of are left out. */
const changeCounts = z
  .record(z.string(), count)
  .describe('How many of each kind: `added`, `removed`, `moved`, …');

const failureSchema = z.object({
  code: z.string().describe('Stable: one of the codes of packages/feeds.'),
  message: z.string().describe('For people: what was expected, what came, what to do.'),
  since: instant.describe('When the first of the attempts failed that have all failed since.'),
  attempts: count,
});

/** Codes of problems that say which rooms of a config and of its programme do not find each other. */
export const ROOM_PROBLEM_CODES: readonly string[] = [
  'room-without-sessions',
  'feed-room-untaken',
  'sessions-without-room',
];

export const programmeProblemSchema = z.object({
  severity: z.enum(['error', 'warning']).describe('`error`: something was lost.'),
  code: z.string(),
  message: z.string(),
  line: z.number().nullable().describe('Of the source, from 1.'),
  path: z.string().nullable().describe('In a source of JSON.'),
});
export type ProgrammeProblem = z.infer<typeof programmeProblemSchema>;

export const programmeImportSchema = z.object({
  at: instant,
  how: z
    .enum(['first', 'fetched', 'confirmed', 'accepted'])
    .describe('`first`: nothing to compare with. `confirmed`, `accepted`: it had been held back.'),
  sessions: count,
  rooms: count,
  counts: changeCounts,
  changes: z.array(z.string()).describe('The first of them, a sentence each.'),
});
export type ProgrammeImport = z.infer<typeof programmeImportSchema>;

export const heldBackSchema = z.object({
  since: instant,
  message: z.string().describe('What was lost, and what to do.'),
  sightings: count.describe('How many fetches in a row have said the same.'),
  sightingsNeeded: count,
  sessions: count,
  sessionsBefore: count,
  counts: changeCounts,
  changes: z.array(z.string()),
});

/** One programme that the config names, and how it is. */
export const programmeSourceSchema = z.object({
  location: z.string().describe('Credentials masked.'),
  rooms: z.array(z.string()).describe('The rooms of the config whose sessions come from it.'),
  format: z.string().nullable().describe('null: nothing of it could be read yet.'),
  timezone: z.string(),
  language: z.string().describe('In which it is asked for.'),
  state: z
    .enum(['ok', 'held-back', 'failing', 'incomplete', 'missing'])
    .describe(
      '`failing`: the last good copy is shown. `incomplete`: what could be read of a broken one is. `missing`: nothing can be.',
    ),
  fetchedAt: instant.nullable().describe('When what is shown was last known to be what its location has.'),
  checkedAt: instant.nullable().describe('When its location was last asked.'),
  sessions: count,
  feedRooms: count.describe(
    'Rooms that its sessions are in, whether a room of the config takes them or not.',
  ),
  failure: failureSchema.nullable(),
  heldBack: heldBackSchema.nullable(),
  missingCompanions: z
    .array(z.object({ location: z.string(), code: z.string(), message: z.string() }))
    .describe('What belongs to it and could not be had; what was last had of it is used.'),
  problemCounts: z.object({ errors: count, warnings: count }),
  problems: z
    .array(programmeProblemSchema)
    .describe('The first of them: what organisers have to do something about, then errors before warnings.'),
  imports: z.array(programmeImportSchema).describe('The last ones that changed something, newest first.'),
});
export type ProgrammeSourceHealth = z.infer<typeof programmeSourceSchema>;

/** `GET /api/v1/programme` */
export const programmeReplySchema = z.object({
  at: instant.describe("The server's clock; the rehearsal clock, where one runs."),
  sources: z.array(programmeSourceSchema),
});
export type ProgrammeReply = z.infer<typeof programmeReplySchema>;
