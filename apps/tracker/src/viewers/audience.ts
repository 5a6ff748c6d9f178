import type { Instant } from '../clock.ts';
import type { GroupDirectory, Series } from './group-directory.ts';
import { type HeartbeatRecord, isRename, type LogRecord, type RenameRecord } from './heartbeat-record.ts';
import { addRecord, addSums, createPlaySums, type PlaySums } from './play-sums.ts';
import { type Count, type Period, periods, startOf, Tally } from './tally.ts';
import { STILL_THERE, type TrackRecord } from './track-record.ts';
import type { ViewerGroup } from './viewer-group.ts';
import { NOWHERE, ViewerTable } from './viewer-table.ts';

const MINUTE_MS = 60_000;

/** What one group's viewers did in the minute that has just ended, and how the longer periods stand. */
export interface ClosedGroup {
  group: ViewerGroup;
  counts: Readonly<Record<Period, Readonly<Count>>>;
  sums: PlaySums;
}

/** One minute, over and ready to be stored. */
export interface ClosedMinute {
  /** Since 1970. */
  minute: number;
  groups: ClosedGroup[];
}

/** A series that somebody has watched since the start. */
export interface SeriesState {
  readonly series: Series;
  /** By level, as the groups of the series. */
  readonly tallies: readonly (Tally | undefined)[];
  viewers: number;
  stalled: number;
  bitrateKbps: number;
  /** Of this minute. */
  sums: PlaySums | undefined;
}

export interface AudienceOptions {
  directory: GroupDirectory;
  /** The first, since 1970. */
  minute: number;
  onClose(closed: ClosedMinute): void;
}

/**
 * Who is watching, and who has been. A viewer is in one series at a time, from a heartbeat until its lease ends, and
 * only coming, changing and going is counted, so that a heartbeat of somebody who stays costs next to nothing. Reads
 * no clock: the same heartbeats in the same order give the same numbers, also after a restart.
 */
export class Audience {
  readonly #options: AudienceOptions;
  readonly #states = new Map<number, SeriesState>();
  readonly #tallies = new Map<number, Tally>();
  #table = new ViewerTable();
  #minute: number;
  #sweptS = 0;
  #present = 0;
  /** Slots of those who have come or gone since their tracks were last taken, and hashes that are no more. */
  #moved = new Set<number>();
  #forgotten: TrackRecord[] = [];
  #tracksLost = false;

  constructor(options: AudienceOptions) {
    this.#options = options;
    this.#minute = options.minute;
  }

  /** Another one after the end of a day: those who have left are forgotten. */
  get table(): ViewerTable {
    return this.#table;
  }

  get minute(): number {
    return this.#minute;
  }

  /** Brings everything to this instant: those whose lease has ended go, minutes that are over are closed. */
  advance(now: Instant): void {
    const nowS = Math.floor(now / 1000);
    if (nowS === this.#sweptS) return;
    if (nowS < this.#sweptS) this.#shiftLeases(nowS - this.#sweptS);
    const minute = Math.floor(nowS / 60);
    while (minute > this.#minute) {
      this.#sweep((this.#minute + 1) * 60);
      // Not one by one through a night in which nobody watched.
      this.#close(this.#present === 0 ? minute : this.#minute + 1);
    }
    if (minute < this.#minute) this.#close(minute);
    this.#sweep(nowS);
  }

  apply(record: LogRecord, at: Instant): void {
    if (isRename(record)) this.#rename(record);
    else this.#applyHeartbeat(record, at);
  }

  getTally(group: ViewerGroup): Tally {
    const known = this.#tallies.get(group.id);
    if (known !== undefined) return known;
    const tally = new Tally(group);
    this.#tallies.set(group.id, tally);
    return tally;
  }

  /** What is watched now, or was in this minute. */
  listStates(): Iterable<Readonly<SeriesState>> {
    return this.#states.values();
  }

  /** What a restart needs to know of those who have moved since this was last asked; undefined: of everybody. */
  takeTracks(): TrackRecord[] | undefined {
    const records = this.#tracksLost
      ? undefined
      : [...this.#forgotten, ...[...this.#moved].flatMap(slot => this.#describe(slot))];
    this.#moved = new Set();
    this.#forgotten = [];
    this.#tracksLost = false;
    return records;
  }

  listAllTracks(): TrackRecord[] {
    const records: TrackRecord[] = [];
    for (let slot = 0; slot < this.#table.size; slot += 1) records.push(...this.#describe(slot));
    return records;
  }

  /** Those that were taken have not been stored. */
  loseTracks(): void {
    this.#tracksLost = true;
  }

  /** Takes up a track of before the start, without counting it. Whoever was still there has a lease of `leaseEndS`. */
  restoreTrack({ high, low, series, minute }: TrackRecord, leaseEndS: number): void {
    const slot = this.#table.find(high, low) ?? this.#table.add(high, low);
    if (minute !== STILL_THERE) {
      this.#leave(slot, minute);
      if (series !== NOWHERE) this.#table.setVisit(slot, series, minute);
      return;
    }
    this.#enter(slot, this.#getState(series), tally => {
      tally.present += 1;
    });
    this.#table.leaseEndS[slot] = leaseEndS;
  }

  /** Begins with the counts of before the start; minutes always begin anew. */
  beginPeriods(counts: Iterable<{ group: ViewerGroup; period: Period; count: Count }>): void {
    for (const tally of this.#tallies.values()) for (const period of periods) tally.begin(period);
    for (const { group, period, count } of counts) Object.assign(this.getTally(group)[period], count);
  }

  #applyHeartbeat(record: HeartbeatRecord, at: Instant): void {
    const table = this.#table;
    const slot = table.find(record.high, record.low) ?? table.add(record.high, record.low);
    const state = this.#getState(record.series);
    state.sums ??= createPlaySums();
    addRecord(state.sums, record);
    if (record.state === 'paused') {
      this.#leave(slot, this.#minute);
      return;
    }
    this.#enter(slot, state, (tally, lastMinute) => tally.enter(lastMinute, this.#minute));
    table.leaseEndS[slot] = Math.ceil(at / 1000) + record.leaseS;
    const stalled = record.state === 'stalled' ? 1 : 0;
    this.#setCondition(slot, state, { stalled, bitrateKbps: record.bitrateKbps });
  }

  #rename({ high, low, oldHigh, oldLow }: RenameRecord): void {
    const slot = this.#table.find(oldHigh, oldLow);
    if (slot === undefined) return;
    if (this.#table.find(high, low) !== undefined) {
      this.#leave(slot, this.#minute);
      return;
    }
    this.#table.rename(slot, { high, low });
    this.#moved.add(slot);
    this.#forgotten.push({ high: oldHigh, low: oldLow, series: NOWHERE, minute: 0 });
  }

  /** Puts a viewer into a series, and out of the one before. Groups that have both go on as they were. */
  #enter(slot: number, state: SeriesState, count: (tally: Tally, lastMinute: number) => void): void {
    const before = this.#table.series[slot] ?? NOWHERE;
    if (before === state.series.id) return;
    const left = before === NOWHERE ? undefined : this.#getState(before);
    state.tallies.forEach((tally, level) => {
      if (tally === undefined || tally === left?.tallies[level]) return;
      const belongs = (series: number) => this.#getState(series).tallies[level] === tally;
      count(tally, this.#table.findLastMinute(slot, belongs));
    });
    if (left !== undefined) this.#quit(slot, { state: left, minute: this.#minute, next: state });
    state.viewers += 1;
    this.#present += 1;
    this.#table.series[slot] = state.series.id;
    this.#moved.add(slot);
  }

  #leave(slot: number, minute: number): void {
    const series = this.#table.series[slot] ?? NOWHERE;
    if (series === NOWHERE) return;
    this.#quit(slot, { state: this.#getState(series), minute });
    this.#table.series[slot] = NOWHERE;
    this.#table.leaseEndS[slot] = 0;
    this.#moved.add(slot);
  }

  #quit(slot: number, { state, minute, next }: { state: SeriesState; minute: number; next?: SeriesState }) {
    this.#setCondition(slot, state, { stalled: 0, bitrateKbps: 0 });
    state.tallies.forEach((tally, level) => {
      if (tally !== next?.tallies[level]) tally?.leave();
    });
    state.viewers -= 1;
    this.#present -= 1;
    this.#table.setVisit(slot, state.series.id, minute);
  }

  #setCondition(slot: number, state: SeriesState, now: { stalled: number; bitrateKbps: number }): void {
    const { stalled, bitrateKbps } = this.#table;
    state.stalled += now.stalled - (stalled[slot] ?? 0);
    state.bitrateKbps += now.bitrateKbps - (bitrateKbps[slot] ?? 0);
    stalled[slot] = now.stalled;
    bitrateKbps[slot] = now.bitrateKbps;
  }

  /** Lets those go whose lease has ended. Reading a million numbers takes a millisecond, less than keeping them sorted. */
  #sweep(nowS: number): void {
    const { leaseEndS, size } = this.#table;
    for (let slot = 0; slot < size; slot += 1) {
      const endS = leaseEndS[slot] ?? 0;
      if (endS !== 0 && endS <= nowS) {
        this.#leave(slot, Math.min(this.#minute, Math.floor((endS - 1) / 60)));
      }
    }
    this.#sweptS = nowS;
  }

  /** The clock was set back: leases are as long as they were. */
  #shiftLeases(byS: number): void {
    const { leaseEndS, size } = this.#table;
    for (let slot = 0; slot < size; slot += 1) {
      const endS = leaseEndS[slot] ?? 0;
      if (endS !== 0) leaseEndS[slot] = Math.max(1, endS + byS);
    }
  }

  #close(next: number): void {
    const closed = { minute: this.#minute, groups: this.#listGroups() };
    const begun = periods.filter(period => startOf(period, next) !== startOf(period, this.#minute));
    for (const tally of this.#tallies.values()) for (const period of begun) tally.begin(period);
    for (const state of this.#states.values()) state.sums = undefined;
    this.#minute = next;
    if (begun.includes('day')) this.#forgetThoseGone(next * MINUTE_MS);
    this.#options.onClose(closed);
  }

  #listGroups(): ClosedGroup[] {
    const sums = new Map<Tally, PlaySums>();
    for (const state of this.#states.values()) {
      if (state.sums === undefined) continue;
      for (const tally of state.tallies) if (tally !== undefined) addSums(getSums(sums, tally), state.sums);
    }
    const tallies = [...this.#tallies.values()].filter(tally => tally.minute.viewers > 0 || sums.has(tally));
    return tallies.map(tally => ({
      group: tally.group,
      counts: { minute: { ...tally.minute }, hour: { ...tally.hour }, day: { ...tally.day } },
      sums: getSums(sums, tally),
    }));
  }

  #forgetThoseGone(now: Instant): void {
    const { series, reportedAt } = this.#table;
    // The report of somebody who has just come may still wait to be applied.
    const isComing = (slot: number) => Math.abs((reportedAt[slot] ?? 0) - now) <= MINUTE_MS;
    this.#table = this.#table.copy(slot => (series[slot] ?? NOWHERE) !== NOWHERE || isComing(slot));
    this.#moved = new Set();
    this.#forgotten = [];
    this.#tracksLost = true;
  }

  #describe(slot: number): TrackRecord[] {
    const hash = this.#table.hashOf(slot);
    const records = [...this.#table.listVisits(slot)].map(visit => ({ ...hash, ...visit }));
    const series = this.#table.series[slot] ?? NOWHERE;
    return series === NOWHERE ? records : [...records, { ...hash, series, minute: STILL_THERE }];
  }

  #getState(id: number): SeriesState {
    const known = this.#states.get(id);
    if (known !== undefined) return known;
    const series = this.#options.directory.getSeries(id);
    const tallies = series.groups.map(group => group && this.getTally(group));
    const state = { series, tallies, viewers: 0, stalled: 0, bitrateKbps: 0, sums: undefined };
    this.#states.set(id, state);
    return state;
  }
}

function getSums(sums: Map<Tally, PlaySums>, tally: Tally): PlaySums {
  const known = sums.get(tally);
  if (known !== undefined) return known;
  const created = createPlaySums();
  sums.set(tally, created);
  return created;
}
