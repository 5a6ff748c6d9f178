import { sql } from 'drizzle-orm';
import { agentClasses } from '../listeners/classify-agent.ts';
import type { HourTally } from '../listeners/hour-tally.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
import { listenerHourTable, listenerTable } from './schema.ts';

const sums = ['requests', 'segments', 'bytes', 'viewers', ...agentClasses] as const;

/** An hour of a room, with the salt that its listeners are hashed under. */
export type SaltedTally = HourTally & { salt: Buffer };

/** Prepares the statements; the function it returns adds what came in to what is stored, all or none. */
export function createListenerWriter(database: TrackerDatabase): (tallies: readonly SaltedTally[]) => void {
  const addToHour = prepareHourUpsert(database);
  const addListener = prepareListenerInsert(database);
  return tallies => {
    database.transaction(
      () => {
        for (const { listeners, ...tally } of tallies) {
          const { id } = addToHour({ ...tally, ...createCounts() });
          const counts = createCounts();
          for (const { digest, agentClass } of listeners) {
            if (!addListener(id, digest)) continue;
            counts.viewers += 1;
            counts[agentClass] += 1;
          }
          if (counts.viewers > 0) addToHour({ ...tally, requests: 0, segments: 0, bytes: 0, ...counts });
        }
      },
      { behavior: 'immediate' },
    );
  };
}

type Counts = Record<'viewers' | (typeof agentClasses)[number], number>;

function createCounts(): Counts {
  return { viewers: 0, browser: 0, mobile: 0, player: 0, app: 0, bot: 0, other: 0 };
}

function prepareHourUpsert(database: TrackerDatabase) {
  const table = listenerHourTable;
  const placeholders = Object.fromEntries(sums.map(name => [name, sql.placeholder(name)])) as Record<
    (typeof sums)[number],
    ReturnType<typeof sql.placeholder>
  >;
  const statement = database
    .insert(table)
    .values({
      room: sql.placeholder('room'),
      hour: sql.placeholder('hour'),
      salt: sql.placeholder('salt'),
      peak: sql.placeholder('peak'),
      ...placeholders,
    })
    .onConflictDoUpdate({
      target: [table.hour, table.room],
      set: {
        salt: sql`coalesce(${table.salt}, ${excluded(table.salt)})`,
        peak: sql`max(${table.peak}, ${excluded(table.peak)})`,
        ...Object.fromEntries(sums.map(name => [name, sql`${table[name]} + ${excluded(table[name])}`])),
      },
    })
    .returning({ id: table.id })
    .prepare();
  return (tally: Omit<SaltedTally, 'listeners'> & Counts): { id: number } => statement.get({ ...tally });
}

/** Whether the listener has not been counted in that hour before. */
function prepareListenerInsert(database: TrackerDatabase): (hourId: number, digest: Buffer) => boolean {
  const statement = database
    .insert(listenerTable)
    .values({ hourId: sql.placeholder('hourId'), digest: sql.placeholder('digest') })
    .onConflictDoNothing()
    .prepare();
  return (hourId, digest) => statement.run({ hourId, digest }).changes > 0;
}
