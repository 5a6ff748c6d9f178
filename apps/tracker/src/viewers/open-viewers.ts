import { performance } from 'node:perf_hooks';
import type { AccessRules, TrackerConfig } from '../access/access-rules.ts';
import type { Instant } from '../clock.ts';
import { NumbersService } from '../numbers/numbers-service.ts';
import { PlayerErrorService } from '../numbers/player-error-service.ts';
import type { Presence } from '../presence/presence.ts';
import { NumbersStore } from '../storage/numbers-store.ts';
import { PlayerErrorStore } from '../storage/player-error-store.ts';
import { createSaltStore } from '../storage/salt-store.ts';
import { DaySalts } from './day-salts.ts';
import { GroupDirectory } from './group-directory.ts';
import { computeViewerLease, ReportPace } from './report-pace.ts';
import { ViewerCookies } from './viewer-cookies.ts';
import { ViewerLogService } from './viewer-log-service.ts';
import { type RecorderOptions, ViewerRecorder } from './viewer-recorder.ts';
import { ViewerRetention } from './viewer-retention.ts';
import { ViewerService } from './viewer-service.ts';

const ADVANCE_MS = 1000;
const OBSERVE_MS = 5000;

export interface ViewersOptions extends Omit<RecorderOptions, 'directory' | 'restoredLeaseS'> {
  access: {
    readonly rules: AccessRules;
    readonly config: {
      readonly system: Pick<TrackerConfig['system'], 'heartbeatS' | 'newViewersPerMinute' | 'keptDays'>;
    };
  };
  presence: Presence;
}

/** All that counts viewers, wired up. */
export interface Viewers {
  service: ViewerService;
  log: ViewerLogService;
  numbers: NumbersService;
  playerErrors: PlayerErrorService;
  recorder: ViewerRecorder;
  directory: GroupDirectory;
  /** Deletes some of what is too old; false once nothing of it is left. */
  prune(now: Instant): boolean;
  /** Stores what still waits, and counts no more. */
  close(): void;
}

/** Takes the audience over from the database. Throws if what is there cannot be. */
export function openViewers(options: ViewersOptions): Viewers {
  const { access, presence, database, store, clock, logger } = options;
  const isEndpoint = (room: string, id: string) => presence.has({ room, id }, clock());
  const directory = new GroupDirectory({ groups: store.listGroups(), isEndpoint });
  const restoredLeaseS = computeViewerLease(access.config.system.heartbeatS);
  const recorder = new ViewerRecorder({ ...options, directory, restoredLeaseS });
  const salts = new DaySalts({ store: createSaltStore(database), logger });
  const cookies = new ViewerCookies(salts);
  const pace = new ReportPace();
  const random = Math.random;
  const service = new ViewerService({ access, recorder, directory, cookies, pace, clock, random });
  const log = new ViewerLogService({ access, viewers: service, cookies, pace, clock });
  const numbers = new NumbersService({
    access,
    store: new NumbersStore(database),
    audience: recorder.audience,
    directory,
    clock,
  });
  const readKeptDays = () => access.config.system.keptDays;
  const retention = new ViewerRetention({ store, directory, readKeptDays });
  const timers = [
    setInterval(() => recorder.advance(), ADVANCE_MS),
    setInterval(() => salts.advance(clock()), ADVANCE_MS),
    setInterval(createObserver(pace), OBSERVE_MS),
  ];
  for (const timer of timers) timer.unref();
  return {
    service,
    log,
    numbers,
    playerErrors: new PlayerErrorService({ access, store: new PlayerErrorStore(database) }),
    recorder,
    directory,
    prune: now => retention.prune(now),
    close: () => {
      for (const timer of timers) clearInterval(timer);
      recorder.close();
    },
  };
}

function createObserver(pace: ReportPace): () => void {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    pace.observe(performance.eventLoopUtilization(now, last).utilization);
    last = now;
  };
}
