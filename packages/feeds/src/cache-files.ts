import { EDITED_FIELDS, type Problem, SESSION_CHANGE_KINDS, type SessionChange } from '@foyer/schedule';
import { z } from 'zod';
import type { ImportRecord } from './import-record.ts';
import type { SourceCopy, SourcePart } from './source-copy.ts';

/** What stands in the files of the cache. They are our own, but may be of another version, or damaged. */

const instant = z.number();
const count = z.number().int().nonnegative();

const outline = z.object({
  guid: z.string(),
  title: z.string(),
  startsAt: instant,
  endsAt: instant.nullable(),
  rooms: z.array(z.string()),
  speakers: z.array(z.string()),
  doNotRecord: z.boolean().nullable(),
  doNotStream: z.boolean().nullable(),
  cancelled: z.boolean().nullable(),
});

const both = { guid: z.string(), before: outline, after: outline };

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), guid: z.string(), before: z.null(), after: outline }),
  z.object({ kind: z.literal('removed'), guid: z.string(), before: outline, after: z.null() }),
  z.object({ kind: z.enum(['cancelled', 'reinstated']), ...both }),
  z.object({ kind: z.literal('moved'), ...both, byMs: z.number() }),
  z.object({ kind: z.literal('length-changed'), ...both, byMs: z.number().nullable() }),
  z.object({ kind: z.enum(['room-changed', 'renamed', 'speakers-changed']), ...both }),
  z.object({ kind: z.literal('opt-out-changed'), ...both }),
  z.object({ kind: z.literal('guid-changed'), ...both }),
  z.object({ kind: z.literal('edited'), ...both, fields: z.array(z.enum(EDITED_FIELDS)) }),
]) satisfies z.ZodType<SessionChange>;

const record = z.object({
  at: instant,
  how: z.enum(['first', 'fetched', 'confirmed', 'accepted']),
  sessions: count,
  rooms: count,
  counts: z.partialRecord(z.enum(SESSION_CHANGE_KINDS), count),
  changes: z.array(change).readonly(),
}) satisfies z.ZodType<ImportRecord>;

const problem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  position: z.object({ line: z.number().optional(), path: z.string().optional() }),
}) satisfies z.ZodType<Problem>;

/** Undici refuses others, which would be an error at each attempt. */
const headerValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/)
  .nullable()
  .catch(null);

const part = z.object({
  location: z.string(),
  text: z.string(),
  etag: headerValue,
  lastModified: headerValue,
  problems: z.array(problem),
}) satisfies z.ZodType<SourcePart>;

const copy = z.tuple([part], part).readonly() satisfies z.ZodType<SourceCopy>;

/** The last good copy; the file's time of change says when it was last known to be good. */
export const goodFile = z.object({ copy, imports: z.array(record).readonly() });
export type GoodFile = z.output<typeof goodFile>;

/** An import that is held back; `against` is the digest of the good copy that it lost sessions of. */
export const heldFile = z.object({ copy, against: z.string(), since: instant, sightings: count });
export type HeldFile = z.output<typeof heldFile>;

/** What an organiser accepts: the held copy that has this digest, and no other. */
export const acceptanceFile = z.object({ digest: z.string() });
