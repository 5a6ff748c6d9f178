import {
  type NumbersColumn,
  type NumbersGrouping,
  type NumbersNowReply,
  type NumbersQuery,
  type NumbersReply,
  numbersColumns,
} from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { type Clock, formatInstant, type Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { NumbersStore, RollupSpan } from '../storage/numbers-store.ts';
import type { Audience } from '../viewers/audience.ts';
import type { GroupDirectory } from '../viewers/group-directory.ts';
import type { RollupRow } from '../viewers/rollup-rows.ts';
import { type GroupLevel, nothing, type ViewerGroup } from '../viewers/viewer-group.ts';
import { countNow } from './count-now.ts';
import { describeRollup, hasFew } from './describe-rollup.ts';
import { planNumbers, READABLE_POINTS } from './plan-numbers.ts';

/** Some seconds' work, and some tens of megabytes: for those who hold the secret. */
const MAX_POINTS = 500_000;
const MINUTE_MS = 60_000;

export interface NumbersServiceOptions {
  access: { readonly rules: AccessRules };
  store: Pick<NumbersStore, 'list'>;
  audience: Pick<Audience, 'listStates' | 'getTally'>;
  directory: GroupDirectory;
  clock: Clock;
}

/** Answers who is watching, and what has been: by the minute, the hour and the day, as far as it is kept. */
export class NumbersService {
  readonly #options: NumbersServiceOptions;

  constructor(options: NumbersServiceOptions) {
    this.#options = options;
  }

  countNow({ trusted }: { trusted: boolean }): NumbersNowReply {
    const { access, audience, directory, clock } = this.#options;
    const findPeak = (room: string | null) => {
      const group =
        room === null ? directory.get('all', nothing) : directory.get('room', { ...nothing, room });
      return audience.getTally(group).day.peak;
    };
    const { roomNames: rooms } = access.rules;
    const states = audience.listStates();
    return { generatedAt: formatInstant(clock()), ...countNow({ states, rooms, findPeak, trusted }) };
  }

  /** Throws a `RequestRefusedError` for a room or column that is not there, and for more than is given at once. */
  query(query: NumbersQuery, { trusted }: { trusted: boolean }): NumbersReply {
    const { access, clock } = this.#options;
    const now = clock();
    if (query.room !== undefined) requireRoom(access.rules, query.room);
    const columns = readColumns(query.columns);
    const groups = this.#listGroups(query.by, query.room);
    const { step, stepMinutes, fromMinute, toMinute } = planNumbers(query, { now, series: groups.length });
    const span = { stepMinutes, fromMinute, toMinute };
    const found = this.#findRows(groups, span, trusted ? MAX_POINTS : READABLE_POINTS);
    const hidden = trusted ? new Set<number>() : findHidden(found);
    const series = found.map(({ group, rows }) => ({
      ...describeGroup(group),
      points: rows.map(row => {
        // With all the other rooms known, exact sums would tell what the few did in the one that is masked.
        const vague = group.level === 'all' && hidden.has(row.minute);
        const step = (row.minute - fromMinute) / stepMinutes;
        return [step, ...describeRollup(row, { columns, trusted, vague })];
      }),
    }));
    return {
      generatedAt: formatInstant(now),
      from: formatMinute(fromMinute),
      to: formatMinute(toMinute),
      step,
      stepS: stepMinutes * 60,
      by: query.by,
      columns: ['step', ...columns],
      series,
    };
  }

  /** Throws a `RequestRefusedError` if there are too many. */
  #findRows(
    groups: readonly ViewerGroup[],
    span: Omit<RollupSpan, 'groupId'>,
    maxPoints: number,
  ): GroupRows[] {
    let points = 0;
    return groups.flatMap(group => {
      const rows = this.#options.store.list({ ...span, groupId: group.id });
      points += rows.length;
      if (points > maxPoints) throw tooMany(maxPoints);
      return rows.length === 0 ? [] : { group, rows };
    });
  }

  /** Those of the level that are of the config's rooms, in its order; by room all rooms together, too. */
  #listGroups(by: NumbersGrouping, room: string | undefined): ViewerGroup[] {
    const rooms = room === undefined ? this.#options.access.rules.roomNames : [room];
    const order = new Map(rooms.map((name, index) => [name, index]));
    const levels: readonly GroupLevel[] = by === 'room' && room === undefined ? ['all', 'room'] : [by];
    const rank = (group: ViewerGroup) => (group.room === null ? -1 : (order.get(group.room) ?? 0));
    return [...this.#options.directory.list()]
      .filter(group => levels.includes(group.level) && (group.room === null || order.has(group.room)))
      .sort((a, b) => rank(a) - rank(b) || a.id - b.id);
  }
}

interface GroupRows {
  group: ViewerGroup;
  rows: RollupRow[];
}

/** The steps in which a room is masked, each by its first minute. */
function findHidden(found: readonly GroupRows[]): Set<number> {
  const rooms = found.filter(({ group }) => group.level === 'room');
  return new Set(rooms.flatMap(({ rows }) => rows.filter(hasFew).map(({ minute }) => minute)));
}

function readColumns(text: string | undefined): NumbersColumn[] {
  if (text === undefined) return [...numbersColumns];
  return text.split(',').map(name => {
    const column = numbersColumns.find(known => known === name);
    if (column !== undefined) return column;
    const message = `There is no column "${name}". There are ${numbersColumns.join(', ')}.`;
    throw new RequestRefusedError('REQUEST_INVALID', message);
  });
}

function describeGroup({ room, kind, protocol, language, quality, endpoint }: ViewerGroup) {
  return { room, kind, protocol, language, quality, endpoint };
}

function tooMany(maxPoints: number): RequestRefusedError {
  const message = `That is more than the ${maxPoints} steps of series that are given at once. Ask for a shorter time, one room, or hours or days.`;
  return new RequestRefusedError('REQUEST_INVALID', message);
}

function formatMinute(minute: number): string {
  const at: Instant = minute * MINUTE_MS;
  return formatInstant(at);
}
