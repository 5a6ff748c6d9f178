import type { LoggedError } from '../storage/viewer-schema.ts';
import { startOf } from './tally.ts';

export interface PlayerErrorCount {
  /** The first minute of the hour, since 1970. */
  minute: number;
  groupId: number;
  code: string;
  fatal: boolean;
  count: number;
}

/** Players name their errors: more names than this in an hour are somebody's joke, and become "other". */
const MAX_CODES = 200;
const OTHER = 'other';

/** How often which error was reported since this was last taken. */
export class PlayerErrorCounts {
  #hour = 0;
  #codes = new Set<string>();
  #counts = new Map<string, PlayerErrorCount>();

  add({ group: groupId, code: named, fatal }: LoggedError, atMinute: number): void {
    const minute = startOf('hour', atMinute);
    if (minute !== this.#hour) this.#codes = new Set();
    this.#hour = minute;
    const code = this.#codes.has(named) || this.#codes.size < MAX_CODES ? named : OTHER;
    this.#codes.add(code);
    this.#addCount({ minute, groupId, code, fatal, count: 1 });
  }

  take(): PlayerErrorCount[] {
    const counts = [...this.#counts.values()];
    this.#counts = new Map();
    return counts;
  }

  addCounts(counts: readonly PlayerErrorCount[]): void {
    for (const count of counts) this.#addCount(count);
  }

  #addCount(added: PlayerErrorCount): void {
    const key = `${added.minute}/${added.groupId}/${added.code}/${added.fatal}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { ...added });
    else known.count += added.count;
  }
}
