import type { FastifyBaseLogger } from 'fastify';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { type Clock, formatInstant, type Instant } from '../clock.ts';
import type { WithholdingStore } from '../storage/withholding-store.ts';
import type { Presence } from './presence.ts';
import type { PresenceAnnouncer } from './presence-announcer.ts';

const DAY_MS = 86_400_000;

export interface WithholdingOptions {
  access: { readonly rules: AccessRules };
  presence: Presence;
  announcer: Pick<PresenceAnnouncer, 'checkRoom'>;
  store: Pick<WithholdingStore, 'set'>;
  clock: Clock;
  logger: FastifyBaseLogger;
}

/**
 * Keeps to itself where a room can be watched, while whoever knows the programme says that it must not be: by a
 * lease, so that a portal that dies does not keep a room dark.
 */
export class WithholdingService {
  readonly #options: WithholdingOptions;

  constructor(options: WithholdingOptions) {
    this.#options = options;
  }

  /** Returns until when it holds: at most a day from now. An instant that has passed ends it. */
  withhold({ room, until: wanted }: { room: string; until: Instant }): Instant {
    const { access, presence, announcer, store, clock, logger } = this.#options;
    requireRoom(access.rules, room);
    const now = clock();
    const until = Math.min(wanted, now + DAY_MS);
    const before = presence.isWithheld(room, now);
    // First of all it holds; a full disk must not show what must not be seen.
    presence.withhold(room, until);
    announcer.checkRoom(room);
    const after = presence.isWithheld(room, now);
    if (before !== after) {
      logger.info({ room, until: formatInstant(until) }, after ? 'room is withheld' : 'room is shown again');
    }
    store.set(room, until);
    return until;
  }
}
