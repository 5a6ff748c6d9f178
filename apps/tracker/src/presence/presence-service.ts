import type { RoomPresence, RoomStreamReply } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import type { Clock, Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { Presence } from './presence.ts';

export interface PresenceServiceOptions {
  access: { readonly rules: AccessRules };
  presence: Presence;
  clock: Clock;
}

/** What may be asked about presence: about the rooms of the config, now. */
export class PresenceService {
  readonly #options: PresenceServiceOptions;

  constructor(options: PresenceServiceOptions) {
    this.#options = options;
  }

  listRooms(): { at: Instant; rooms: RoomPresence[] } {
    const { access, presence, clock } = this.#options;
    const at = clock();
    return { at, rooms: access.rules.roomNames.map(room => presence.describeRoom(room, at)) };
  }

  /** Counts one viewer as sent to the endpoint it returns. Throws if the config has no such room. */
  sendViewer(room: string): RoomStreamReply {
    const { access, presence, clock } = this.#options;
    if (!access.rules.hasRoom(room)) {
      const message = `No room is called "${room}". GET /tracker/api/v1/rooms lists them.`;
      throw new RequestRefusedError('ROOM_UNKNOWN', message);
    }
    return presence.sendViewer(room, clock());
  }
}
