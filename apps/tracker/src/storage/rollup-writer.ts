import { sql } from 'drizzle-orm';
import type { RollupRow } from '../viewers/rollup-rows.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
import { prepareStatement } from './prepare-statement.ts';
import { viewerRollupTable } from './schema.ts';

const keys = ['stepMinutes', 'groupId', 'minute'] as const;
const greatest = ['viewers', 'peak'] as const;
const added = [
  'playedS',
  'stalls',
  'stalledS',
  'droppedFrames',
  'decodedFrames',
  'latencySumS',
  'latencyReports',
  'playedBits',
  'errors',
  'fatalErrors',
  'servedBits',
  'clientsSum',
  'servedMinutes',
] as const;

/** Prepares the statement; the function it returns adds a row to what is stored of its period and group. */
export function createRollupWriter(database: TrackerDatabase): (row: RollupRow) => void {
  const table = viewerRollupTable;
  const placeholders = [...keys, ...greatest, ...added].map(name => [name, sql.placeholder(name)] as const);
  const upsert = database
    .insert(table)
    .values(Object.fromEntries(placeholders) as Record<keyof RollupRow, ReturnType<typeof sql.placeholder>>)
    .onConflictDoUpdate({
      target: keys.map(name => table[name]),
      set: Object.fromEntries([
        ...greatest.map(name => [name, sql`max(${table[name]}, ${excluded(table[name])})`] as const),
        ...added.map(name => [name, sql`${table[name]} + ${excluded(table[name])}`] as const),
      ]),
    });
  return prepareStatement<RollupRow>(database, upsert).run;
}
