import { and, eq, sql } from 'drizzle-orm';
import type { Endpoint } from '../presence/endpoint.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
import { prepareStatement } from './prepare-statement.ts';
import { endpointMinuteTable, endpointTable } from './schema.ts';
import {
  type Departure,
  type EndpointChange,
  type MinuteSummary,
  summariseChanges,
} from './summarise-changes.ts';

/** Prepares the statements; the function it returns stores changes in one transaction, all or none. */
export function createReportWriter(database: TrackerDatabase): (changes: readonly EndpointChange[]) => void {
  const upsertEndpoint = prepareEndpointUpsert(database);
  const upsertMinute = prepareMinuteUpsert(database);
  const endLease = prepareLeaseEnd(database);
  // Made once: that of drizzle is made anew for each.
  const write = database.$client.transaction((changes: readonly EndpointChange[]) => {
    for (const { room, address, endpoint, minutes, leftAt } of summariseChanges(changes)) {
      if (endpoint !== undefined) {
        const endpointId = upsertEndpoint(endpoint);
        for (const minute of minutes) upsertMinute({ endpointId, ...minute });
      }
      if (leftAt !== undefined) endLease({ room, address, leftAt });
    }
  });
  return changes => write.immediate(changes);
}

function prepareLeaseEnd(database: TrackerDatabase): (departure: Departure) => void {
  const statement = database
    .update(endpointTable)
    .set({ leaseEndsAt: sql`${sql.placeholder('leftAt')}` })
    .where(
      and(
        eq(endpointTable.room, sql.placeholder('room')),
        eq(endpointTable.address, sql.placeholder('address')),
      ),
    )
    .prepare();
  return departure => {
    statement.run({ ...departure });
  };
}

function prepareEndpointUpsert(database: TrackerDatabase): (endpoint: Endpoint) => number {
  const query = database
    .insert(endpointTable)
    .values({
      room: sql.placeholder('room'),
      address: sql.placeholder('address'),
      firstSeenAt: sql.placeholder('reportedAt'),
      lastSeenAt: sql.placeholder('reportedAt'),
      leaseEndsAt: sql.placeholder('leaseEndsAt'),
      load: sql.placeholder('load'),
      streams: sql.placeholder('streams'),
      preview: sql.placeholder('preview'),
      capacity: sql.placeholder('capacity'),
      weight: sql.placeholder('weight'),
      versions: sql.placeholder('versions'),
      components: sql.placeholder('components'),
    })
    .onConflictDoUpdate({
      target: [endpointTable.room, endpointTable.address],
      set: {
        lastSeenAt: excluded(endpointTable.lastSeenAt),
        leaseEndsAt: excluded(endpointTable.leaseEndsAt),
        load: excluded(endpointTable.load),
        streams: excluded(endpointTable.streams),
        preview: excluded(endpointTable.preview),
        capacity: excluded(endpointTable.capacity),
        weight: excluded(endpointTable.weight),
        versions: excluded(endpointTable.versions),
        components: excluded(endpointTable.components),
      },
    })
    .returning({ id: endpointTable.id });
  const statement = prepareStatement<ReturnType<typeof toRow>, { id: number }>(database, query);
  return endpoint => {
    const [row] = statement.all(toRow(endpoint));
    if (row === undefined) throw new Error('SQLite did not say which endpoint it has stored.');
    return row.id;
  };
}

/** As the columns have it. */
function toRow(endpoint: Endpoint) {
  const { load, streams, capacity, versions, components } = endpoint;
  return {
    ...endpoint,
    load: JSON.stringify(load),
    streams: JSON.stringify(streams),
    capacity: capacity === null ? null : JSON.stringify(capacity),
    versions: JSON.stringify(versions),
    components: JSON.stringify(components),
  };
}

function prepareMinuteUpsert(
  database: TrackerDatabase,
): (minute: MinuteSummary & { endpointId: number }) => void {
  const table = endpointMinuteTable;
  const query = database
    .insert(table)
    .values({
      endpointId: sql.placeholder('endpointId'),
      minute: sql.placeholder('minute'),
      reports: sql.placeholder('reports'),
      bitrateSum: sql.placeholder('bitrateSum'),
      bitrateMax: sql.placeholder('bitrateMax'),
      clientsSum: sql.placeholder('clientsSum'),
      clientsMax: sql.placeholder('clientsMax'),
    })
    .onConflictDoUpdate({
      target: [table.minute, table.endpointId],
      set: {
        reports: sql`${table.reports} + ${excluded(table.reports)}`,
        bitrateSum: sql`${table.bitrateSum} + ${excluded(table.bitrateSum)}`,
        bitrateMax: sql`max(${table.bitrateMax}, ${excluded(table.bitrateMax)})`,
        clientsSum: sql`${table.clientsSum} + ${excluded(table.clientsSum)}`,
        clientsMax: sql`max(${table.clientsMax}, ${excluded(table.clientsMax)})`,
      },
    });
  return prepareStatement<MinuteSummary & { endpointId: number }>(database, query).run;
}
