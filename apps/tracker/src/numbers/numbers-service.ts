import {
  type NumbersColumn,
  type NumbersGrouping,
  type NumbersNowReply,
  type NumbersPoint,
  type NumbersQuery,
  type NumbersReply,
  numbersColumns,
} from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { type Clock, formatInstant, type Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { NumbersRow, NumbersStore, RollupSpan } from '../storage/numbers-store.ts';
import type { Audience } from '../viewers/audience.ts';
import type { GroupDirectory } from '../viewers/group-directory.ts';
import { type GroupLevel, nothing, type ViewerGroup } from '../viewers/viewer-group.ts';
import { countNow } from './count-now.ts';
import { createPointMaker } from './describe-rollup.ts';
import type { NumbersHead, NumbersSeries } from './numbers-format.ts';
import { planNumbers, READABLE_POINTS } from './plan-numbers.ts';
import { VagueSteps } from './vague-steps.ts';

/** Some seconds' work, and some tens of megabytes: for those who hold the secret. */
const MAX_POINTS = 500_000;
const MINUTE_MS = 60_000;

type Span = Omit<RollupSpan, 'groupId'>;

/** A series as it is read. */
interface Part {
  group: ViewerGroup;
  rows: NumbersRow[];
}

/** Whom numbers are told. */
interface Reader {
  /** Whether few viewers are told, too. */
  trusted: boolean;
}

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

  countNow({ trusted }: Reader): NumbersNowReply {
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
  query(query: NumbersQuery, reader: Reader): NumbersReply {
    const write = ({ points, ...group }: NumbersSeries) => ({ ...group, points: [...points] });
    const { generatedAt, head, series } = this.write(query, reader, write);
    return { generatedAt, ...head, series };
  }

  /**
   * As `query`, with each series written in its own way as soon as it is read: of hundreds of thousands of values only
   * those of one series are there at a time.
   */
  write<Written>(
    query: NumbersQuery,
    { trusted }: Reader,
    writeSeries: (series: NumbersSeries, head: NumbersHead) => Written,
  ): { generatedAt: string; head: NumbersHead; series: Written[] } {
    const { access, clock } = this.#options;
    const now = clock();
    if (query.room !== undefined) requireRoom(access.rules, query.room);
    const columns = readColumns(query.columns);
    const groups = this.#listGroups(query.by, query.room);
    const { step, ...span } = planNumbers(query, { now, series: groups.length });
    const head: NumbersHead = {
      from: formatMinute(span.fromMinute),
      to: formatMinute(span.toMinute),
      step,
      stepS: span.stepMinutes * 60,
      by: query.by,
      columns: ['step', ...columns],
    };
    const makePoint = createPointMaker({ columns, trusted, ...span });
    const vague = new VagueSteps();
    const written = new Map<ViewerGroup, [Written]>();
    for (const parts of this.#readParts(groups, span, trusted)) {
      if (!trusted) this.#noteMasked(vague, parts, span);
      for (const { group, rows } of parts) {
        const points = mapRows(rows, row => makePoint(row, { vague: vague.has(group, row.minute) }));
        written.set(group, [writeSeries({ ...describeGroup(group), points }, head)]);
      }
    }
    const series = groups.flatMap(group => written.get(group) ?? []);
    return { generatedAt: formatInstant(now), head, series };
  }

  /**
   * What has to be known before the first of it is told: each series by itself, the sum of all rooms after them; to the
   * public all parts of a room together. Throws a `RequestRefusedError` if there are too many.
   */
  *#readParts(groups: readonly ViewerGroup[], span: Span, trusted: boolean): Generator<Part[]> {
    const maxPoints = trusted ? MAX_POINTS : READABLE_POINTS;
    let points = 0;
    const read = (group: ViewerGroup): Part[] => {
      const rows = this.#options.store.list({ ...span, groupId: group.id });
      points += rows.length;
      if (points > maxPoints) throw tooMany(maxPoints);
      return rows.length > 0 ? [{ group, rows }] : [];
    };
    const isPart = ({ level }: ViewerGroup) => level !== 'room' && level !== 'all' && !trusted;
    const byRoom = Map.groupBy(groups, group => (isPart(group) ? group.room : group));
    const sumLast = [...byRoom.values()].toSorted((a, b) => Number(isSum(a)) - Number(isSum(b)));
    for (const parts of sumLast) yield parts.flatMap(read);
  }

  #noteMasked(vague: VagueSteps, parts: readonly Part[], span: Span): void {
    for (const { group, rows } of parts) vague.note(group, rows);
    const [first] = parts;
    if (first?.group.level !== 'endpoint') return;
    const { store, directory } = this.#options;
    const { room } = first.group;
    const whole = [...directory.list()].find(group => group.level === 'room' && group.room === room);
    if (room === null || whole === undefined) return;
    const rows = parts.map(part => part.rows);
    vague.noteRest(room, store.list({ ...span, groupId: whole.id }), rows);
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

/** One after the other, as they are asked for. */
function* mapRows(
  rows: readonly NumbersRow[],
  makePoint: (row: NumbersRow) => NumbersPoint,
): Generator<NumbersPoint> {
  for (const row of rows) yield makePoint(row);
}

function isSum(groups: readonly ViewerGroup[]): boolean {
  return groups[0]?.level === 'all';
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
