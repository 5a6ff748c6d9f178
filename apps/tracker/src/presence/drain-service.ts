import type { FastifyBaseLogger } from 'fastify';
import type { DrainStore } from '../storage/drain-store.ts';
import type { Presence } from './presence.ts';
import type { PresenceAnnouncer } from './presence-announcer.ts';

export interface DrainOptions {
  presence: Presence;
  announcer: Pick<PresenceAnnouncer, 'endpointChanged'>;
  store: Pick<DrainStore, 'listDraining'>;
  logger: FastifyBaseLogger;
}

/** Sends nobody new to where an operator has said so. */
export class DrainService {
  readonly #options: DrainOptions;

  constructor(options: DrainOptions) {
    this.#options = options;
  }

  /** Takes over what the database says now. */
  reload(): void {
    const { presence, announcer, store, logger } = this.#options;
    for (const attendance of presence.setDraining(store.listDraining())) {
      const { id, room } = attendance.endpoint;
      const message = attendance.draining
        ? 'endpoint drains: nobody new is sent there'
        : 'endpoint drains no more';
      logger.info({ room, endpoint: id }, message);
      announcer.endpointChanged(attendance);
    }
  }
}
