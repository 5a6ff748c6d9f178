import type { EndpointReply, LostEndpointReply, RoomPresence, RoomStreamReply } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { type Clock, formatInstant, type Instant } from '../clock.ts';
import { describeEndpoint } from './describe-endpoint.ts';
import type { Presence, Viewer } from './presence.ts';

export interface PresenceServiceOptions {
  access: { readonly rules: AccessRules };
  presence: Presence;
  clock: Clock;
}

/** As `GET /tracker/api/v1/rooms` gives it, but for the time. */
export interface RoomListing {
  readonly rooms: RoomPresence[];
}

interface ListedRooms {
  rules: AccessRules;
  /** Of the presence. */
  version: number;
  /** From when until when it says what is true, unless something is reported. */
  at: Instant;
  until: Instant;
  listing: RoomListing;
}

/** What may be asked about presence: about the rooms of the config, now. */
export class PresenceService {
  readonly #options: PresenceServiceOptions;
  #listed: ListedRooms | undefined;

  constructor(options: PresenceServiceOptions) {
    this.#options = options;
  }

  /** The listing is the same object as long as it says the same. */
  listRooms(): { at: Instant; listing: RoomListing } {
    const { access, presence, clock } = this.#options;
    const at = clock();
    const known = this.#listed;
    if (
      known?.rules === access.rules &&
      known.version === presence.version &&
      at >= known.at &&
      at < known.until
    )
      return { at, listing: known.listing };
    const listing = { rooms: access.rules.roomNames.map(room => presence.describeRoom(room, at)) };
    // After the rooms were described: that lets go of those whose lease has ended.
    const { version } = presence;
    this.#listed = { rules: access.rules, version, at, until: presence.findNextEnd(at), listing };
    return { at, listing };
  }

  /** Counts one viewer as sent to the endpoint it returns. Throws if the config has no such room. */
  sendViewer(viewer: Viewer): RoomStreamReply {
    const { access, presence, clock } = this.#options;
    requireRoom(access.rules, viewer.room);
    return presence.sendViewer(viewer, clock());
  }

  /** How many are registered now, by room. */
  countEndpoints(): Map<string, number> {
    const { access, presence, clock } = this.#options;
    const now = clock();
    return new Map(access.rules.roomNames.map(room => [room, presence.countActive(room, now)]));
  }

  /**
   * Everything that is registered now, and what was until a moment ago, of one room or of all. Who is not trusted gets no exact counts of few
   * viewers, no versions, and of a room that is withheld nothing. Throws if the config has no such room.
   */
  listEndpoints({ room, trusted }: { room?: string | undefined; trusted: boolean }): {
    at: Instant;
    endpoints: EndpointReply[];
    lost: LostEndpointReply[];
  } {
    const { access, presence, clock } = this.#options;
    if (room !== undefined) requireRoom(access.rules, room);
    const at = clock();
    const rooms = room === undefined ? access.rules.roomNames : [room];
    const told = trusted ? rooms : rooms.filter(name => !presence.isWithheld(name, at));
    const attendances = told.flatMap(name => presence.listEndpoints(name, at));
    const lost = told.flatMap(name => presence.listLost(name, at));
    return {
      at,
      endpoints: attendances.map(attendance => describeEndpoint(attendance, { trusted })),
      lost: lost.map(({ id, room: of, reportedAt, leaseEndsAt }) => ({
        id,
        room: of,
        reportedAt: formatInstant(reportedAt),
        lostAt: formatInstant(leaseEndsAt),
      })),
    };
  }
}
