import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Instant } from '../clock.ts';
import { type ComponentState, FORGOTTEN_AFTER_MS, MAX_HISTORY } from '../components/component.ts';
import { CommitQueue, type StoreOptions } from './commit-queue.ts';
import { type ComponentWriter, createComponentWriter } from './component-writer.ts';
import { guardWrites } from './guard-writes.ts';
import type { TrackerDatabase } from './open-database.ts';
import { componentMoodTable, componentTable } from './schema.ts';

/** Each is of one machine's report. */
const MAX_WAITING = 5000;
const RETRY_DELAY_MS = 250;

/** Of a component whose mood never holds still, this many are kept. */
const MAX_KEPT_MOODS = 1000;
/** Deleting holds up everything else, so it is done in small parts. */
const PRUNED_AT_ONCE = 2000;

/** States that were reported, or the endpoint that takes its own with it. */
type ComponentChange = readonly ComponentState[] | string;

/** How the parts of the media pipeline felt, on disk. */
export class ComponentStore {
  readonly #database: TrackerDatabase;
  readonly #queue: CommitQueue<ComponentChange>;
  readonly #write: ComponentWriter;

  constructor({ database, logger, observe }: StoreOptions) {
    this.#database = database;
    this.#write = createComponentWriter(database);
    this.#queue = new CommitQueue({
      commit: guardWrites(changes => this.#commit(changes), { database, logger }),
      maxWaiting: MAX_WAITING,
      retryDelayMs: RETRY_DELAY_MS,
      observe,
    });
  }

  /** Resolves once the components are in a committed transaction, as they are at that time. */
  record(states: readonly ComponentState[]): Promise<void> {
    return this.#queue.add(states);
  }

  /** Resolves once it is stored that those of the endpoint are not listed any more until it reports them again. */
  release(endpoint: string): Promise<void> {
    return this.#queue.add(endpoint);
  }

  /** Those that have been heard of within the last day. */
  listKnown(now: Instant): ComponentState[] {
    const rows = this.#database
      .select()
      .from(componentTable)
      .where(and(gt(componentTable.reportedAt, now - FORGOTTEN_AFTER_MS), eq(componentTable.released, false)))
      .all();
    const { mood, since, until } = componentMoodTable;
    return rows.map(({ id, source: _, released: __, ...component }) => ({
      component: {
        ...component,
        // Not later than it was granted, should the clock have been set back meanwhile.
        lostAt: Math.min(component.lostAt, now + component.lostAt - component.reportedAt),
      },
      history: this.#database
        .select({ mood, since, until })
        .from(componentMoodTable)
        .where(eq(componentMoodTable.componentId, id))
        .orderBy(sql`${since} desc, ${componentMoodTable.id} desc`)
        .limit(MAX_HISTORY)
        .all(),
      unsaved: [],
    }));
  }

  /** Deletes some of what is older, or too much; returns false once nothing is left to delete. */
  prune(before: Instant): boolean {
    const { id } = componentMoodTable;
    const old = this.#database
      .select({ id })
      .from(componentMoodTable)
      .where(lt(componentMoodTable.until, before))
      .limit(PRUNED_AT_ONCE);
    const surplus = sql`(SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY component_id ORDER BY id DESC)
      AS age FROM component_mood) WHERE age > ${MAX_KEPT_MOODS} LIMIT ${PRUNED_AT_ONCE})`;
    for (const choice of [old, surplus]) {
      const { changes } = this.#database.delete(componentMoodTable).where(inArray(id, choice)).run();
      if (changes > 0) return true;
    }
    this.#database.delete(componentTable).where(lt(componentTable.reportedAt, before)).run();
    return false;
  }

  /** How many reports wait to be stored. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Stores what still waits. */
  close(): void {
    this.#queue.close();
  }

  /** In the order in which they came: what was reported after a release is known again, the rest of it is not. */
  #commit(changes: readonly ComponentChange[]): void {
    const states = new Set<ComponentState>();
    const gone = new Set<ComponentState>();
    const released = new Set<string>();
    for (const change of changes) {
      if (typeof change === 'string') {
        released.add(change);
        for (const state of states) if (state.component.endpoint === change) gone.add(state);
      } else {
        for (const state of change) {
          states.add(state);
          gone.delete(state);
        }
      }
    }
    this.#write({ released, states, gone });
    for (const state of states) state.unsaved = [];
  }
}
