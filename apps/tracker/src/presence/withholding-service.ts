import type { FastifyBaseLogger } from 'fastify';
import type { AccessRules } from '../access/access-rules.ts';
import { type Clock, formatInstant, type Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { WithholdingStore } from '../storage/withholding-store.ts';
import type { Presence } from './presence.ts';

const DAY_MS = 86_400_000;

export interface WithholdingOptions {
  access: { readonly rules: AccessRules };
  presence: Presence;
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
    const { access, presence, store, clock, logger } = this.#options;
    if (!access.rules.hasRoom(room)) {
      throw new RequestRefusedError(
        'ROOM_UNKNOWN',
        `No room is called "${room}". GET /tracker/api/v1/rooms lists them.`,
      );
    }
    const now = clock();
    const until = Math.min(wanted, now + DAY_MS);
    const before = presence.isWithheld(room, now);
    // First of all it holds; a full disk must not show what must not be seen.
    presence.withhold(room, until);
    const after = presence.isWithheld(room, now);
    if (before !== after) {
      logger.info({ room, until: formatInstant(until) }, after ? 'room is withheld' : 'room is shown again');
    }
    store.set(room, until);
    return until;
  }
}
