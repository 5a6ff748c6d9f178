import type { FastifyBaseLogger } from 'fastify';
import type { LiveAccess } from '../access/live-access.ts';
import { MachineSecrets } from '../access/machine-secrets.ts';
import type { Clock } from '../clock.ts';
import { DrainService } from '../presence/drain-service.ts';
import type { Presence } from '../presence/presence.ts';
import type { PresenceAnnouncer } from '../presence/presence-announcer.ts';
import type { Storage } from '../storage/open-storage.ts';
import { watchDatabase } from '../storage/watch-database.ts';

export interface FollowOptions {
  access: LiveAccess;
  presence: Presence;
  announcer: Pick<PresenceAnnouncer, 'endpointChanged'>;
  storage: Pick<Storage, 'database' | 'drains' | 'secrets'>;
  clock: Clock;
  logger: FastifyBaseLogger;
}

/** Goes by what operators' commands write to the database, until it is stopped. */
export function followOperators(options: FollowOptions): { noteUse(machine: string): void; stop(): void } {
  const { storage, ...rest } = options;
  const drains = new DrainService({ ...rest, store: storage.drains });
  const machines = new MachineSecrets({ ...rest, store: storage.secrets });
  const stopWatching = watchDatabase({
    database: storage.database,
    onChange: () => {
      drains.reload();
      machines.reload();
    },
    logger: options.logger,
  });
  return {
    noteUse: machine => machines.noteUse(machine),
    stop: () => {
      stopWatching();
      machines.close();
    },
  };
}
