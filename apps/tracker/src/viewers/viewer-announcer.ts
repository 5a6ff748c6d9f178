import { maskViewerCount, type ViewerCount } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { Audience } from './audience.ts';
import type { GroupDirectory } from './group-directory.ts';
import { nothing } from './viewer-group.ts';

export interface ViewerAnnouncerOptions {
  access: { readonly rules: AccessRules };
  audience: Pick<Audience, 'getTally'>;
  directory: GroupDirectory;
  events: Pick<EventHub, 'publish' | 'addSnapshot'>;
}

/** A count of viewers need not be newer than this. */
const CHECK_MS = 2_000;

/** Tells those who listen how many watch a room, when that has become another number. */
export class ViewerAnnouncer {
  readonly #options: ViewerAnnouncerOptions;
  readonly #said = new Map<string, ViewerCount>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: ViewerAnnouncerOptions) {
    this.#options = options;
    options.events.addSnapshot('viewers', room =>
      (room === null ? options.access.rules.roomNames : [room]).map(name => ({
        room: name,
        viewers: this.#count(name),
      })),
    );
    for (const room of options.access.rules.roomNames) this.#said.set(room, this.#count(room));
    this.#timer = setInterval(() => this.check(), CHECK_MS).unref();
  }

  check(): void {
    const { access, events } = this.#options;
    for (const room of access.rules.roomNames) {
      const viewers = this.#count(room);
      if (this.#said.get(room) === viewers) continue;
      this.#said.set(room, viewers);
      events.publish('viewers', { room, viewers });
    }
  }

  /** How many watch each room, without those that so few watch that nobody is told how many. */
  countPublic(): [room: string, viewers: number][] {
    return this.#options.access.rules.roomNames.flatMap(room => {
      const viewers = this.#count(room);
      return viewers === '<5' ? [] : [[room, viewers]];
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #count(room: string): ViewerCount {
    const { audience, directory } = this.#options;
    return maskViewerCount(audience.getTally(directory.get('room', { ...nothing, room })).present);
  }
}
