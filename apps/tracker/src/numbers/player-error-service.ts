import type { PlayerErrorSum } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { formatInstant, type Instant } from '../clock.ts';
import type { PlayerErrorStore } from '../storage/player-error-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

export interface PlayerErrorServiceOptions {
  access: { readonly rules: AccessRules };
  store: PlayerErrorStore;
}

/** Answers what viewers' players complained of, in the rooms of the config. */
export class PlayerErrorService {
  readonly #options: PlayerErrorServiceOptions;

  constructor(options: PlayerErrorServiceOptions) {
    this.#options = options;
  }

  /**
   * The most frequent first. They are kept by the hour: the one that `from` is in counts. Throws a
   * `RequestRefusedError` if the config has no such room.
   */
  list({ room, from, to }: { room: string | undefined; from: Instant; to: Instant }): PlayerErrorSum[] {
    const { access, store } = this.#options;
    if (room !== undefined) requireRoom(access.rules, room);
    const sums = store.list({
      rooms: room === undefined ? access.rules.roomNames : [room],
      fromMinute: Math.floor(from / MINUTE_MS / HOUR_MINUTES) * HOUR_MINUTES,
      toMinute: Math.ceil(to / MINUTE_MS),
    });
    return sums.map(({ lastMinute, ...sum }) => ({ ...sum, lastIn: formatInstant(lastMinute * MINUTE_MS) }));
  }
}
