import { eq, sql } from 'drizzle-orm';
import type { Component, ComponentState } from '../components/component.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
import { componentMoodTable, componentTable } from './schema.ts';

export interface ComponentChanges {
  states: readonly ComponentState[];
  /** Endpoints whose components are not known any more, those among `states` included. */
  released: readonly string[];
}

export type ComponentWriter = (changes: ComponentChanges) => void;

/** Prepares the statements; the function it returns stores components and the moods that have ended, all or none. */
export function createComponentWriter(database: TrackerDatabase): ComponentWriter {
  const upsert = prepareUpsert(database);
  return ({ states, released }) => {
    database.transaction(
      () => {
        for (const { component, unsaved } of states) {
          const { id } = upsert(component);
          const moods = unsaved.map(period => ({ ...period, componentId: id }));
          if (moods.length > 0) database.insert(componentMoodTable).values(moods).run();
        }
        for (const endpoint of released) {
          const ofEndpoint = eq(componentTable.endpoint, endpoint);
          database.update(componentTable).set({ released: true }).where(ofEndpoint).run();
        }
      },
      { behavior: 'immediate' },
    );
  };
}

function prepareUpsert(database: TrackerDatabase): (component: Component) => { id: number } {
  const table = componentTable;
  const statement = database
    .insert(table)
    .values({
      source: sql.placeholder('source'),
      name: sql.placeholder('name'),
      type: sql.placeholder('type'),
      machine: sql.placeholder('machine'),
      room: sql.placeholder('room'),
      endpoint: sql.placeholder('endpoint'),
      mood: sql.placeholder('mood'),
      since: sql.placeholder('since'),
      detail: sql.placeholder('detail'),
      reportedAt: sql.placeholder('reportedAt'),
      lostAt: sql.placeholder('lostAt'),
      released: false,
    })
    .onConflictDoUpdate({
      target: [table.source, table.name],
      set: {
        type: excluded(table.type),
        machine: excluded(table.machine),
        room: excluded(table.room),
        endpoint: excluded(table.endpoint),
        mood: excluded(table.mood),
        since: excluded(table.since),
        detail: excluded(table.detail),
        reportedAt: excluded(table.reportedAt),
        lostAt: excluded(table.lostAt),
        released: false,
      },
    })
    .returning({ id: table.id })
    .prepare();
  return component => statement.get({ ...component, source: component.endpoint ?? component.machine });
}
