import { type HeartbeatBody, type HeartbeatReply, maskViewerCount, type ViewerCount } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { TokenBuckets } from '../access/token-buckets.ts';
import type { Clock, Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { GroupDirectory, Series } from './group-directory.ts';
import type { HeartbeatRecord, LogRecord } from './heartbeat-record.ts';
import { computeViewerLease, type ReportPace } from './report-pace.ts';
import { findCookie, type KnownViewer, VIEWER_COOKIE, type ViewerCookies } from './viewer-cookies.ts';
import { groupLevels, type Watched } from './viewer-group.ts';
import type { Recorded, ViewerRecorder } from './viewer-recorder.ts';
import { NOWHERE, type ViewerTable } from './viewer-table.ts';
import { takeNumbers } from './watch-credit.ts';

/** In one day. A hundred megabytes or two; more than the largest conference had. */
const MAX_KNOWN = 2_000_000;
const MAX_SENDERS = 100_000;
/** Minutes' worth of new viewers that may come from an address at once. */
const BURST_MINUTES = 4;
/** Nobody has to say more in a second. */
const MIN_PAUSE_MS = 1000;
/** A viewer that was given a cookie comes back with it at once. */
const NEW_VIEWER_NEXT_S = 1;

export interface ViewerSettings {
  /** Between two reports. */
  heartbeatS: number;
  /** From one address. */
  newViewersPerMinute: number;
}

export interface ViewerServiceOptions {
  access: { readonly rules: AccessRules; readonly config: { readonly system: ViewerSettings } };
  recorder: ViewerRecorder;
  directory: GroupDirectory;
  cookies: ViewerCookies;
  pace: ReportPace;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
}

/** What a player says of itself; old ones do not say what they play. */
export type ViewerReport = Omit<HeartbeatBody, 'stream'> & {
  stream: { [Key in keyof HeartbeatBody['stream']]: HeartbeatBody['stream'][Key] | null };
};

export interface HeartbeatInput {
  body: HeartbeatBody;
  /** The `Cookie` header. */
  cookies: string | undefined;
  /** Where the report comes from; asked for only if there is a new viewer, and not kept. */
  readNetwork: () => string;
}

export interface HeartbeatAnswer {
  reply: HeartbeatReply;
  /** The value of a new cookie for the viewer. */
  cookie?: string;
}

/** Takes the reports of viewers. */
export class ViewerService {
  readonly #options: ViewerServiceOptions;
  readonly #newViewers = new TokenBuckets({ maxSenders: MAX_SENDERS });

  constructor(options: ViewerServiceOptions) {
    this.#options = options;
  }

  /** Resolves once the report is stored, if it counts. Throws if the config has no such room. */
  async report({ body, cookies, readNetwork }: HeartbeatInput): Promise<HeartbeatAnswer> {
    this.checkRoom(body.room);
    const now = this.#options.clock();
    const viewer = this.#options.cookies.read(findCookie(cookies, VIEWER_COOKIE), now);
    const nextInS = this.planNext(this.#options.access.config.system.heartbeatS);
    if (viewer === undefined) return this.#welcome(readNetwork(), { now, nextInS });
    const renewed = viewer.renewed && { cookie: viewer.renewed.cookie };
    const series = await this.count(viewer, body, nextInS);
    if (series === undefined) return { reply: { counted: false, nextInS }, ...renewed };
    return { reply: { counted: true, nextInS, viewers: this.#countViewers(series) }, ...renewed };
  }

  checkRoom(room: string): void {
    if (this.#options.access.rules.hasRoom(room)) return;
    const message = `No room is called "${room}". GET /tracker/api/v1/rooms lists them.`;
    throw new RequestRefusedError('ROOM_UNKNOWN', message);
  }

  /** Whether one more new viewer may come from this network. */
  admitNew(network: string, now: Instant): boolean {
    const perMinute = this.#options.access.config.system.newViewersPerMinute;
    return this.#newViewers.take(network, { perMinute, burst: perMinute * BURST_MINUTES }, now);
  }

  /** Seconds until a viewer shall come again who should in `intervalS` if there were nobody else. */
  planNext(intervalS: number): number {
    return this.#options.pace.planNext(intervalS, this.#options.random());
  }

  /** Resolves with the series once the report is stored and counted; at once with undefined if it comes too soon. */
  async count(viewer: KnownViewer, report: ViewerReport, nextInS: number): Promise<Series | undefined> {
    const { recorder, clock } = this.#options;
    const { table } = recorder.audience;
    const now = clock();
    const slot = this.#findSlot(viewer);
    const sinceLastMs = now - (table.reportedAt[slot] ?? 0);
    const leaves = report.state === 'paused' && table.series[slot] !== NOWHERE;
    if (sinceLastMs >= 0 && sinceLastMs < MIN_PAUSE_MS && !leaves) return undefined;
    const [reportedAt, toldUntil] = [table.reportedAt[slot] ?? 0, table.toldUntil[slot] ?? 0];
    table.reportedAt[slot] = now;
    const series = this.#findSeries(slot, report);
    const { high, low } = viewer;
    const record: HeartbeatRecord = {
      high,
      low,
      series: series.id,
      state: report.state,
      leaseS: computeViewerLease(nextInS),
      ...takeNumbers(report, { table, slot, now }),
    };
    const errors = report.errors?.map(error => this.#describeError(series, error)) ?? [];
    try {
      await recorder.record({ records: this.#listRecords(viewer, record), errors });
    } catch (error) {
      // As if it had not come: the player sends the same numbers again, with those of the time since.
      table.reportedAt[slot] = reportedAt;
      table.toldUntil[slot] = toldUntil;
      throw error;
    }
    return series;
  }

  /** Seconds since the last report of a viewer; 0 of one who has made none. */
  getSilenceS(viewer: KnownViewer): number {
    const { table } = this.#options.recorder.audience;
    const slot = findKnown(table, viewer);
    const reportedAt = (slot !== undefined && table.reportedAt[slot]) || 0;
    return reportedAt === 0 ? 0 : Math.max(0, this.#options.clock() - reportedAt) / 1000;
  }

  #welcome(network: string, { now, nextInS }: { now: Instant; nextInS: number }): HeartbeatAnswer {
    if (!this.admitNew(network, now)) return { reply: { counted: false, nextInS } };
    const cookie = this.#options.cookies.create(now);
    return { reply: { counted: false, nextInS: NEW_VIEWER_NEXT_S }, cookie };
  }

  #findSlot(viewer: KnownViewer): number {
    const { table } = this.#options.recorder.audience;
    const known = findKnown(table, viewer);
    if (known !== undefined) return known;
    if (table.size < MAX_KNOWN) return table.add(viewer.high, viewer.low);
    const message = `${MAX_KNOWN} viewers have been counted today; no more are until midnight UTC.`;
    throw new RequestRefusedError('OVERLOADED', message);
  }

  /** With that of the viewer's new hash before it, if it has just got one. */
  #listRecords({ high, low, renewed }: KnownViewer, record: HeartbeatRecord): LogRecord[] {
    const { table } = this.#options.recorder.audience;
    if (renewed === undefined || table.find(high, low) !== undefined) return [record];
    return [{ high, low, oldHigh: renewed.old.high, oldLow: renewed.old.low }, record];
  }

  /** Most viewers go on with what they watch. */
  #findSeries(slot: number, report: ViewerReport): Series {
    const { directory, recorder } = this.#options;
    const watched = toWatched(report);
    const current = recorder.audience.table.series[slot] ?? NOWHERE;
    const series = current === NOWHERE ? undefined : directory.getSeries(current);
    return series !== undefined && isSame(series, watched) ? series : directory.findSeries(watched);
  }

  #describeError(series: Series, { code, fatal, endpoint }: PlayerError): Recorded['errors'][number] {
    const { directory } = this.#options;
    const at = endpoint === undefined ? series : directory.findSeries({ ...series, endpoint });
    const group = at.groups[groupLevels.indexOf('endpoint')] ?? at.groups[groupLevels.indexOf('room')];
    return { group: group?.id ?? series.id, code, fatal };
  }

  #countViewers(series: Series): ViewerCount {
    const room = series.groups[groupLevels.indexOf('room')];
    return maskViewerCount(room ? this.#options.recorder.audience.getTally(room).present : 0);
  }
}

type PlayerError = NonNullable<HeartbeatBody['errors']>[number];

function findKnown(table: ViewerTable, { high, low, renewed }: KnownViewer): number | undefined {
  return table.find(high, low) ?? (renewed && table.find(renewed.old.high, renewed.old.low));
}

function toWatched({ room, endpoint = null, stream }: ViewerReport): Watched {
  const { kind, protocol, language = null, quality = null } = stream;
  return { room, kind, protocol, language, quality, endpoint };
}

function isSame(a: Watched, b: Watched): boolean {
  return (
    a.room === b.room &&
    a.quality === b.quality &&
    a.endpoint === b.endpoint &&
    a.kind === b.kind &&
    a.protocol === b.protocol &&
    a.language === b.language
  );
}
