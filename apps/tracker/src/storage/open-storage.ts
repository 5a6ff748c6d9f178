import { statSync } from 'node:fs';
import type { FastifyBaseLogger } from 'fastify';
import type { Instant } from '../clock.ts';
import type { CommitObserver } from './commit-queue.ts';
import { ComponentStore } from './component-store.ts';
import { holdDatabase } from './database-hold.ts';
import { truncateLog } from './delete-securely.ts';
import { DrainStore } from './drain-store.ts';
import { EndpointStore } from './endpoint-store.ts';
import { ListenerStore } from './listener-store.ts';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import { SecretStore } from './secret-store.ts';
import { ViewerStore } from './viewer-store.ts';
import { WithholdingStore } from './withholding-store.ts';

/** What the tracker keeps on disk: one connection, and a store for each kind of thing. */
export interface Storage {
  readonly database: TrackerDatabase;
  readonly endpoints: EndpointStore;
  readonly drains: DrainStore;
  readonly secrets: SecretStore;
  readonly components: ComponentStore;
  readonly listeners: ListenerStore;
  readonly withholdings: WithholdingStore;
  readonly viewers: ViewerStore;
  /** How many reports wait to be stored, by store. */
  countWaiting(): Record<string, number>;
  /** Of the file on the disk, its journal included. */
  measureBytes(): number;
  /** Deletes some of what is older; returns false once nothing is left to delete. */
  prune(before: Instant): boolean;
  /** Stores what still waits and lets go of the file. */
  close(): void;
}

export interface StorageOptions {
  file: string;
  logger: FastifyBaseLogger;
  /** Hears of every transaction of the stores that collect what comes in. */
  observeCommit: (store: string, commit: Parameters<CommitObserver>[0]) => void;
}

/** Throws a `TrackerStorageError` if the file cannot be used, or another tracker uses it. */
export function openStorage({ file, logger, observeCommit }: StorageOptions): Storage {
  const { database, isLogEmpty, letGo } = openHeld(file);
  const endpoints = new EndpointStore({
    database,
    logger,
    observe: commit => observeCommit('endpoints', commit),
  });
  const components = new ComponentStore({
    database,
    logger,
    observe: commit => observeCommit('components', commit),
  });
  const listeners = new ListenerStore({ database, logger, isLogged: !isLogEmpty });
  const withholdings = new WithholdingStore({ database, logger });
  return {
    database,
    endpoints,
    drains: new DrainStore(database),
    secrets: new SecretStore(database),
    components,
    listeners,
    withholdings,
    viewers: new ViewerStore(database),
    countWaiting: () => ({ endpoints: endpoints.waiting, components: components.waiting }),
    measureBytes: () => measure(file) + measure(`${file}-wal`),
    prune: before => {
      withholdings.prune(before);
      return [endpoints.prune(before), components.prune(before)].includes(true);
    },
    close: () => {
      endpoints.close();
      components.close();
      letGo();
    },
  };
}

function openHeld(file: string): { database: TrackerDatabase; isLogEmpty: boolean; letGo(): void } {
  const hold = holdDatabase(file);
  try {
    const database = openDatabase(file);
    const isLogEmpty = emptyLog(database);
    const letGo = () => {
      database.$client.close();
      hold.release();
    };
    return { database, isLogEmpty, letGo };
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** What was deleted just before a crash may be in the log still; false where it stays there for now. */
function emptyLog(database: TrackerDatabase): boolean {
  try {
    return truncateLog(database);
  } catch {
    // Whoever stores the next report is told that nothing can be.
    return false;
  }
}

function measure(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
