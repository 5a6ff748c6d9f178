import type { Clock, Instant } from '../clock.ts';
import { CommitQueue, type StoreOptions } from '../storage/commit-queue.ts';
import { guardWrites } from '../storage/guard-writes.ts';
import type { LoggedError } from '../storage/viewer-schema.ts';
import type { Fold, LogEntry, ViewerStore } from '../storage/viewer-store.ts';
import { Audience, type ClosedMinute } from './audience.ts';
import type { GroupDirectory } from './group-directory.ts';
import { type LogRecord, packRecords, unpackRecords } from './heartbeat-record.ts';
import { PlayerErrorCounts } from './player-error-counts.ts';
import { listRollupRows } from './rollup-rows.ts';
import { nothing } from './viewer-group.ts';

/** Each is a hundred bytes or two. */
const MAX_WAITING = 100_000;
const RETRY_DELAY_MS = 250;
const MINUTE_MS = 60_000;
/** Minutes that wait for a database that cannot be written. */
const MAX_CLOSED = 1440;
/** How much of what endpoints said before there were rollups is taken into them. */
const OLDEST_SERVED_MINUTES = 1440;
/** Tracks are written anew once those that no longer hold are the larger part. */
const SPARE_TRACKS = 20_000;

/** What one report is in the log. */
export interface Recorded {
  records: readonly LogRecord[];
  errors: readonly LoggedError[];
}

export interface RecorderOptions extends StoreOptions {
  store: ViewerStore;
  directory: GroupDirectory;
  /** How long those who were there when the tracker ended have to come back. */
  restoredLeaseS: number;
  clock: Clock;
}

type FoldRest = Pick<Fold, 'errors' | 'tracks' | 'allTracks'>;

/**
 * Keeps the audience and the database in step. A heartbeat is first logged, with all that came in the same turn, and
 * then counted; when a minute is over, what it adds up to is stored, and its log deleted, in one transaction. After
 * `kill -9` the log is counted again, so that nothing acknowledged is missing or counted twice.
 */
export class ViewerRecorder {
  readonly audience: Audience;
  readonly #options: RecorderOptions;
  readonly #queue: CommitQueue<Recorded>;
  readonly #append: (entry: LogEntry) => void;
  readonly #fold: (closed: readonly ClosedMinute[], rest: FoldRest) => void;
  readonly #errors = new PlayerErrorCounts();
  /** Of the minutes that are closed. */
  readonly #closedErrors = new PlayerErrorCounts();
  #closed: ClosedMinute[] = [];
  /** The last row of the log that is in what is closed. */
  #closedLogId = 0;
  #logId = 0;
  #foldedMinute: number | undefined;
  #storedTracks = 0;

  /** Throws if what is stored cannot be. */
  constructor(options: RecorderOptions) {
    const { store, directory, clock } = options;
    this.#options = options;
    this.#append = guardWrites(entry => store.append(entry), options);
    this.#fold = guardWrites((closed, rest) => this.#writeFold(closed, rest), options);
    this.#queue = new CommitQueue({
      commit: recorded => this.#commit(recorded),
      maxWaiting: MAX_WAITING,
      retryDelayMs: RETRY_DELAY_MS,
      observe: options.observe,
    });
    this.#foldedMinute = store.findFoldedMinute();
    const log = store.listLog();
    const nowMinute = Math.floor(clock() / MINUTE_MS);
    const logMinute = log[0] && Math.floor(log[0].at / MINUTE_MS);
    const minute = logMinute ?? Math.min((this.#foldedMinute ?? nowMinute) + 1, nowMinute);
    this.audience = new Audience({ directory, minute, onClose: closed => this.#close(closed) });
    this.#restore(log);
    this.advance();
  }

  /** Resolves once the report is in a committed transaction, and counted. */
  record(recorded: Recorded): Promise<void> {
    return this.#queue.add(recorded);
  }

  /** Brings the audience to now, and stores the minutes that are over. */
  advance(): void {
    this.audience.advance(this.#options.clock());
    this.#foldClosed();
  }

  /** How many reports wait to be stored. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Stores what still waits. */
  close(): void {
    this.#queue.close();
  }

  #commit(recorded: readonly Recorded[]): void {
    const { clock, directory } = this.#options;
    const at = clock();
    this.audience.advance(at);
    this.#foldClosed();
    const records = recorded.flatMap(report => report.records);
    const errors = recorded.flatMap(report => report.errors);
    const groups = [...directory.unsaved];
    // Counted here: SQLite would begin anew when the log is empty, and a fold that is late delete what is not in it.
    const id = this.#logId + 1;
    this.#append({
      id,
      at,
      records: packRecords(records),
      errors: errors.length > 0 ? errors : null,
      groups,
    });
    this.#logId = id;
    directory.markSaved(groups);
    this.#count(records, errors, at);
  }

  #count(records: Iterable<LogRecord>, errors: readonly LoggedError[], at: Instant): void {
    for (const record of records) this.audience.apply(record, at);
    for (const error of errors) this.#errors.add(error, Math.floor(at / MINUTE_MS));
  }

  #close(closed: ClosedMinute): void {
    this.#closed.push(closed);
    if (this.#closed.length > MAX_CLOSED) this.#closed.shift();
    this.#closedErrors.addCounts(this.#errors.take());
    this.#closedLogId = this.#logId;
  }

  /** Tried again at the next advance if it fails: until then the log has it. */
  #foldClosed(): void {
    const last = this.#closed.at(-1);
    if (last === undefined) return;
    const rest = { errors: this.#closedErrors.take(), ...this.#takeTracks() };
    try {
      this.#fold(this.#closed, rest);
    } catch {
      // The guard has told the log.
      this.#closedErrors.addCounts(rest.errors);
      this.audience.loseTracks();
      return;
    }
    this.#closed = [];
    // Earlier than the last one if the clock ran ahead and was set back.
    this.#foldedMinute = last.minute;
    this.#storedTracks = (rest.allTracks ? 0 : this.#storedTracks) + rest.tracks.length;
  }

  #writeFold(closed: readonly ClosedMinute[], rest: FoldRest): void {
    const { store, directory } = this.#options;
    const minute = closed.at(-1)?.minute ?? this.audience.minute;
    const before = this.#foldedMinute ?? minute - OLDEST_SERVED_MINUTES;
    // A minute later than viewers: endpoints may still be storing what they said of the last.
    const all = directory.get('all', nothing).id;
    const served = store.listServed({ after: before - 1, until: minute - 1, all });
    const rows = listRollupRows(closed, served, directory);
    const groups = [...directory.unsaved];
    store.fold({ minute, logId: this.#closedLogId, rows, groups, ...rest });
    directory.markSaved(groups);
  }

  #takeTracks(): Omit<FoldRest, 'errors'> {
    const moved = this.audience.takeTracks();
    const tooMany = this.#storedTracks > 2 * this.audience.table.size + SPARE_TRACKS;
    if (moved !== undefined && !tooMany) return { tracks: moved, allTracks: false };
    return { tracks: this.audience.listAllTracks(), allTracks: true };
  }

  #restore(log: ReturnType<ViewerStore['listLog']>): void {
    const { store, directory, restoredLeaseS } = this.#options;
    const { audience } = this;
    const leaseEndS = audience.minute * 60 + restoredLeaseS;
    for (const track of store.listTracks()) {
      audience.restoreTrack(track, leaseEndS);
      this.#storedTracks += 1;
    }
    // These are stored already.
    audience.takeTracks();
    const counts = store.listCounts(audience.minute);
    audience.beginPeriods(
      counts.map(({ groupId, ...count }) => ({ group: directory.getById(groupId), ...count })),
    );
    for (const { id, at, records, errors } of log) {
      audience.advance(at);
      this.#logId = id;
      this.#count(unpackRecords(records), errors ?? [], at);
    }
  }
}
