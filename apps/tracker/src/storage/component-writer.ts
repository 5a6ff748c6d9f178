import { eq, sql } from 'drizzle-orm';
import type { Component, ComponentState } from '../components/component.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
import { componentMoodTable, componentTable } from './schema.ts';

export interface ComponentChanges {
  /** Endpoints whose components are not known any more, unless they are among `states`. */
  released: Iterable<string>;
  states: Iterable<ComponentState>;
  /** Those of `states` that are not known any more either. */
  gone: ReadonlySet<ComponentState>;
}

export type ComponentWriter = (changes: ComponentChanges) => void;

/** Prepares the statements; the function it returns stores components and the moods that have ended, all or none. */
export function createComponentWriter(database: TrackerDatabase): ComponentWriter {
  const upsert = prepareUpsert(database);
  return ({ released, states, gone }) => {
    database.transaction(
      () => {
        for (const endpoint of released) {
          const ofEndpoint = eq(componentTable.endpoint, endpoint);
          database.update(componentTable).set({ released: true }).where(ofEndpoint).run();
        }
        for (const state of states) {
          const { id } = upsert(state.component, gone.has(state));
          const moods = state.unsaved.map(period => ({ ...period, componentId: id }));
          if (moods.length > 0) database.insert(componentMoodTable).values(moods).run();
        }
      },
      { behavior: 'immediate' },
    );
  };
}

function prepareUpsert(
  database: TrackerDatabase,
): (component: Component, released: boolean) => { id: number } {
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
      released: sql.placeholder('released'),
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
        released: excluded(table.released),
      },
    })
    .returning({ id: table.id })
    .prepare();
  return (component, released) =>
    statement.get({ ...component, source: component.endpoint ?? component.machine, released });
}
