import { type Component as ComponentBody, type ComponentTrouble, type Mood, moods } from '@foyer/contract';
import type { FastifyBaseLogger } from 'fastify';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { type Clock, ClockReadings, formatInstant, type Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { Presence } from '../presence/presence.ts';
import type { ComponentStore } from '../storage/component-store.ts';
import { advanceComponent } from './advance-component.ts';
import {
  type ComponentReport,
  type ComponentSource,
  type ComponentState,
  FORGOTTEN_AFTER_MS,
  formatComponentKey,
  judgeMood,
  MAX_HISTORY,
} from './component.ts';
import { listTroubles } from './describe-trouble.ts';

/** Machines report every half minute or so: this is three times in vain. */
const LOST_AFTER_MS = 90_000;
/** More than any conference has; a bound for a sender that makes up names. */
const MAX_KNOWN = 5000;
const RECENT_MS = 600_000;

export interface ComponentServiceOptions {
  access: { readonly rules: Pick<AccessRules, 'hasRoom' | 'findRoomOf'> };
  /** Those that have been heard of within the last day. */
  known: readonly ComponentState[];
  presence: Pick<Presence, 'isWithheld'>;
  store: Pick<ComponentStore, 'record' | 'release'>;
  clock: Clock;
  logger: FastifyBaseLogger;
}

/** How the parts of the media pipeline feel. What is true now lives in memory, what was before also on disk. */
export class ComponentService {
  readonly #options: ComponentServiceOptions;
  readonly #states: Map<string, ComponentState>;
  readonly #readings = new ClockReadings();

  constructor(options: ComponentServiceOptions) {
    this.#options = options;
    this.#states = new Map(options.known.map(state => [formatComponentKey(state.component), state]));
  }

  /**
   * Takes a report in; resolves, with the time at which its components will count as lost without another one, once
   * it is stored. What the source does not name stays as it was.
   */
  async record(
    source: ComponentSource,
    reports: readonly ComponentReport[],
    options: { lostAt?: Instant } = {},
  ): Promise<Instant> {
    const now = this.#readClock();
    const { lostAt = now + LOST_AFTER_MS } = options;
    this.#makeRoom(source, reports, now);
    await this.#options.store.record(reports.map(report => this.#apply(source, report, { now, lostAt })));
    return lostAt;
  }

  /** Forgets what an endpoint has reported, since it says itself that it is going. Resolves once that is stored. */
  async release(endpoint: string): Promise<void> {
    for (const [key, { component }] of this.#states) {
      if (component.endpoint === endpoint) this.#states.delete(key);
    }
    await this.#options.store.release(endpoint);
  }

  /** The room that a machine works for; null if it works for several or none. */
  findRoomOf(machine: string): string | null {
    return this.#options.access.rules.findRoomOf(machine) ?? null;
  }

  /**
   * Of one room or of all. Who is not trusted does not get to see endpoints of a room that is withheld. Throws if the
   * config has no such room.
   */
  list({ room, trusted }: { room?: string | undefined; trusted: boolean }): {
    at: Instant;
    components: ComponentBody[];
    wrong: ComponentTrouble[];
  } {
    const { access, presence } = this.#options;
    if (room !== undefined) requireRoom(access.rules, room);
    const at = this.#readClock();
    this.#forget(at);
    const isShown = ({ component }: ComponentState) =>
      (room === undefined || component.room === room) &&
      (trusted || component.endpoint === null || !presence.isWithheld(component.room ?? '', at));
    const states = [...this.#states.values()].filter(isShown);
    return {
      at,
      components: states.map(state => describeComponent(state, at)).toSorted(compareComponents),
      wrong: listTroubles(
        states.map(({ component }) => component),
        at,
      ),
    };
  }

  /** What has been heard of in the last ten minutes, as the ancestor showed it. */
  listRecentByType({ trusted }: { trusted: boolean }): {
    at: Instant;
    types: { type: string; components: ComponentBody[] }[];
  } {
    const { at, components } = this.list({ trusted });
    const recent = components.filter(({ reportedAt }) => at - Date.parse(reportedAt) <= RECENT_MS);
    const byType = Map.groupBy(recent, ({ type }) => type);
    const types = Array.from(byType, ([type, ofType]) => ({ type, components: ofType }));
    return { at, types: types.toSorted((a, b) => a.type.localeCompare(b.type)) };
  }

  /** How many there are now, by mood. */
  countByMood(): Map<Mood, number> {
    const now = this.#readClock();
    const counts = new Map<Mood, number>(moods.map(mood => [mood, 0]));
    for (const { component } of this.#states.values()) {
      const { mood } = judgeMood(component, now);
      counts.set(mood, (counts.get(mood) ?? 0) + 1);
    }
    return counts;
  }

  /** After the clock was set back everything is as old as it was, so that who falls silent is lost as soon as ever. */
  #readClock(): Instant {
    const now = this.#options.clock();
    const shiftMs = this.#readings.add(now);
    if (shiftMs === 0) return now;
    for (const state of this.#states.values()) {
      const { since, reportedAt, lostAt } = state.component;
      state.component = {
        ...state.component,
        since: since + shiftMs,
        reportedAt: reportedAt + shiftMs,
        lostAt: lostAt + shiftMs,
      };
    }
    return now;
  }

  #apply(
    source: ComponentSource,
    report: ComponentReport,
    { now, lostAt }: { now: Instant; lostAt: Instant },
  ): ComponentState {
    const key = formatComponentKey({ ...source, name: report.name });
    const before = this.#states.get(key);
    const { component, ended } = advanceComponent(report, { known: before?.component, source, now, lostAt });
    const state = before ?? { component, history: [], unsaved: [] };
    const { mood, machine, room, name } = component;
    if (before?.component.mood !== mood) {
      this.#options.logger.info({ room, machine, component: name, mood }, 'component changed');
    }
    state.component = component;
    state.history = [...ended.toReversed(), ...state.history].slice(0, MAX_HISTORY);
    state.unsaved = [...state.unsaved, ...ended].slice(-MAX_HISTORY);
    this.#states.set(key, state);
    return state;
  }

  #makeRoom(source: ComponentSource, reports: readonly ComponentReport[], now: Instant): void {
    const added = reports.filter(({ name }) => !this.#states.has(formatComponentKey({ ...source, name })));
    if (this.#states.size + added.length <= MAX_KNOWN) return;
    this.#forget(now);
    if (this.#states.size + added.length > MAX_KNOWN) {
      throw new RequestRefusedError('OVERLOADED', `${MAX_KNOWN} components are known already.`);
    }
  }

  #forget(now: Instant): void {
    for (const [key, { component }] of this.#states) {
      if (now - component.reportedAt > FORGOTTEN_AFTER_MS) this.#states.delete(key);
    }
  }
}

function describeComponent({ component, history }: ComponentState, now: Instant): ComponentBody {
  const { name, type, machine, room, endpoint, reportedAt, detail } = component;
  const { mood, since } = judgeMood(component, now);
  return {
    name,
    type,
    machine,
    room,
    endpoint,
    mood,
    since: formatInstant(since),
    reportedAt: formatInstant(reportedAt),
    detail,
    history: history.map(period => ({
      mood: period.mood,
      since: formatInstant(period.since),
      until: formatInstant(period.until),
    })),
  };
}

/** By room, those of no room last; then by what they do. */
function compareComponents(a: ComponentBody, b: ComponentBody): number {
  if (a.room !== b.room) {
    if (a.room === null || b.room === null) return a.room === null ? 1 : -1;
    return a.room.localeCompare(b.room);
  }
  return a.type.localeCompare(b.type) || a.machine.localeCompare(b.machine) || a.name.localeCompare(b.name);
}
