import type { TrackerEventData } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import type { Clock } from '../clock.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { Attendance } from './attendance.ts';
import { describeEndpoint } from './describe-endpoint.ts';
import type { Presence } from './presence.ts';

export interface PresenceAnnouncerOptions {
  access: { readonly rules: AccessRules };
  presence: Presence;
  events: EventHub;
  clock: Clock;
}

type PresenceEvent = TrackerEventData['presence'];

const CHECK_MS = 1000;

/** Tells those who listen what changes in presence, also what does so without anybody reporting: leases end. */
export class PresenceAnnouncer {
  readonly #options: PresenceAnnouncerOptions;
  readonly #timer: NodeJS.Timeout;
  /** By room, what was said last. */
  readonly #said = new Map<string, PresenceEvent>();

  constructor(options: PresenceAnnouncerOptions) {
    this.#options = options;
    const { events } = options;
    events.addSnapshot('presence', room => this.#listRooms(room).map(name => this.#describe(name)));
    events.addSnapshot('endpoint', room =>
      this.#listRooms(room).flatMap(name => this.#describeEndpoints(name)),
    );
    for (const room of this.#listRooms(null)) this.#said.set(room, this.#describe(room));
    this.#timer = setInterval(() => this.checkAll(), CHECK_MS).unref();
  }

  endpointChanged(attendance: Attendance): void {
    const { id, room } = attendance.endpoint;
    this.checkRoom(room);
    this.#publishEndpoint({ id, room, endpoint: describeEndpoint(attendance, { trusted: false }) });
  }

  endpointGone({ id, room }: { id: string; room: string }): void {
    this.checkRoom(room);
    this.#publishEndpoint({ id, room, endpoint: null });
  }

  /** Says what has changed of a room, if anything has. */
  checkRoom(room: string): void {
    const { access, presence, events, clock } = this.#options;
    if (!access.rules.hasRoom(room)) return;
    const now = clock();
    // Before what was said is read: those whose lease has ended go by this, and that is said from here as well.
    const endpoints = presence.countActive(room, now);
    const withheld = presence.isWithheld(room, now);
    const said = this.#said.get(room);
    // When a room was last seen changes with every report, and is no news.
    if (said?.endpoints === endpoints && said.withheld === withheld) return;
    const fresh = this.#describe(room);
    this.#said.set(room, fresh);
    if (fresh.withheld) events.forget({ type: 'endpoint', room });
    events.publish('presence', fresh);
    if (said?.withheld && !fresh.withheld) {
      for (const endpoint of this.#describeEndpoints(room)) events.publish('endpoint', endpoint);
    }
  }

  checkAll(): void {
    for (const room of this.#listRooms(null)) this.checkRoom(room);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #publishEndpoint(event: TrackerEventData['endpoint']): void {
    const { access, presence, events, clock } = this.#options;
    if (!access.rules.hasRoom(event.room) || presence.isWithheld(event.room, clock())) return;
    events.publish('endpoint', event);
  }

  #listRooms(room: string | null): readonly string[] {
    return room === null ? this.#options.access.rules.roomNames : [room];
  }

  #describe(name: string): PresenceEvent {
    const { presence, clock } = this.#options;
    const { room, active, endpoints, lastSeenAt, withheld } = presence.describeRoom(name, clock());
    return { room, active, endpoints, lastSeenAt, withheld };
  }

  #describeEndpoints(room: string): TrackerEventData['endpoint'][] {
    const { presence, clock } = this.#options;
    const now = clock();
    if (presence.isWithheld(room, now)) return [];
    return presence.listEndpoints(room, now).map(attendance => {
      const { id } = attendance.endpoint;
      return { id, room, endpoint: describeEndpoint(attendance, { trusted: false }) };
    });
  }
}
