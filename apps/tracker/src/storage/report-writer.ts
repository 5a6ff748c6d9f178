import { and, eq, sql } from 'drizzle-orm';
import type { Endpoint } from '../presence/endpoint.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
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
  return changes => {
    database.transaction(
      () => {
        for (const { room, address, endpoint, minutes, leftAt } of summariseChanges(changes)) {
          if (endpoint !== undefined) {
            const { id } = upsertEndpoint(endpoint);
            for (const minute of minutes) upsertMinute(id, minute);
          }
          if (leftAt !== undefined) endLease({ room, address, leftAt });
        }
      },
      { behavior: 'immediate' },
    );
  };
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

function prepareEndpointUpsert(database: TrackerDatabase): (endpoint: Endpoint) => { id: number } {
  const statement = database
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
    .returning({ id: endpointTable.id })
    .prepare();
  return endpoint => statement.get({ ...endpoint });
}

function prepareMinuteUpsert(database: TrackerDatabase): (endpointId: number, minute: MinuteSummary) => void {
  const table = endpointMinuteTable;
  const statement = database
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
    })
    .prepare();
  return (endpointId, minute) => {
    statement.run({ endpointId, ...minute });
  };
}
