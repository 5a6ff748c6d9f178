import type { FastifyBaseLogger } from 'fastify';
import type { Instant } from '../clock.ts';
import { ComponentStore } from './component-store.ts';
import { EndpointStore } from './endpoint-store.ts';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import { ViewerStore } from './viewer-store.ts';
import { WithholdingStore } from './withholding-store.ts';

/** What the tracker keeps on disk: one connection, and a store for each kind of thing. */
export interface Storage {
  readonly database: TrackerDatabase;
  readonly endpoints: EndpointStore;
  readonly components: ComponentStore;
  readonly withholdings: WithholdingStore;
  readonly viewers: ViewerStore;
  /** Deletes some of what is older; returns false once nothing is left to delete. */
  prune(before: Instant): boolean;
  /** Stores what still waits and lets go of the file. */
  close(): void;
}

/** Throws a `TrackerStorageError` if the file cannot be used. */
export function openStorage({ file, logger }: { file: string; logger: FastifyBaseLogger }): Storage {
  const database = openDatabase(file);
  const endpoints = new EndpointStore({ database, logger });
  const components = new ComponentStore({ database, logger });
  const withholdings = new WithholdingStore({ database, logger });
  return {
    database,
    endpoints,
    components,
    withholdings,
    viewers: new ViewerStore(database),
    prune: before => {
      withholdings.prune(before);
      return [endpoints.prune(before), components.prune(before)].includes(true);
    },
    close: () => {
      endpoints.close();
      components.close();
      database.$client.close();
    },
  };
}
