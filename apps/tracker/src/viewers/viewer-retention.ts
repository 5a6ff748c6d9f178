import type { Instant } from '../clock.ts';
import type { ViewerStore } from '../storage/viewer-store.ts';
import type { GroupDirectory } from './group-directory.ts';
import { type Period, periods } from './tally.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** Deleting holds up everything else, so it is done in small parts. */
const GROUPS_AT_ONCE = 50;

export interface ViewerRetentionOptions {
  store: Pick<ViewerStore, 'pruneGroup' | 'pruneErrors'>;
  directory: Pick<GroupDirectory, 'list'>;
  /** For how many days the rollups of each length are kept. */
  readKeptDays: () => Readonly<Record<Period, number>>;
}

/** Deletes rollups that are too old, group by group. */
export class ViewerRetention {
  readonly #options: ViewerRetentionOptions;
  #waiting: number[] = [];

  constructor(options: ViewerRetentionOptions) {
    this.#options = options;
  }

  /** Deletes some; false once it has been through all groups. */
  prune(now: Instant): boolean {
    const { store, directory, readKeptDays } = this.#options;
    const keptDays = readKeptDays();
    const minute = Math.floor(now / MINUTE_MS);
    const before = (period: Period) => minute - keptDays[period] * DAY_MINUTES;
    if (this.#waiting.length === 0) {
      store.pruneErrors(before('hour'));
      this.#waiting = [...directory.list()].map(({ id }) => id);
    }
    const limits = Object.fromEntries(periods.map(period => [period, before(period)])) as Record<
      Period,
      number
    >;
    for (const id of this.#waiting.splice(0, GROUPS_AT_ONCE)) store.pruneGroup(id, limits);
    return this.#waiting.length > 0;
  }
}
