import type { AgentClass } from './classify-agent.ts';

/** What log lines of one room and one hour add up to, since it was last stored. */
export interface HourTally {
  room: string;
  /** Hours since 1970. */
  hour: number;
  requests: number;
  segments: number;
  bytes: number;
  /** The most that were watching within half a minute. */
  peak: number;
  /** Who was watching, some of them perhaps known before. */
  listeners: { digest: Buffer; agentClass: AgentClass }[];
}

/** What is to be stored, by room and hour. */
export class PendingTallies {
  readonly #tallies = new Map<string, HourTally>();
  #listeners = 0;

  /** How many listeners wait to be stored. */
  get listeners(): number {
    return this.#listeners;
  }

  get(room: string, hour: number): HourTally {
    const key = `${hour} ${room}`;
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const created = { room, hour, requests: 0, segments: 0, bytes: 0, peak: 0, listeners: [] };
    this.#tallies.set(key, created);
    return created;
  }

  addListener(tally: HourTally, listener: HourTally['listeners'][number]): void {
    tally.listeners.push(listener);
    this.#listeners += 1;
  }

  list(): HourTally[] {
    return [...this.#tallies.values()];
  }

  clear(): void {
    this.#tallies.clear();
    this.#listeners = 0;
  }
}
