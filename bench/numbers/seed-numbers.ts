/**
 * Makes a database that has so many minutes of each room, up to now: node seed-numbers.ts SETUP MINUTES. By the way
 * that the tracker's own minutes take when they are over, as a conference would have filled it that never slept.
 */
import { pino } from 'pino';
import { openStorage } from '../../apps/tracker/src/storage/open-storage.ts';
import type { ClosedGroup } from '../../apps/tracker/src/viewers/audience.ts';
import { GroupDirectory } from '../../apps/tracker/src/viewers/group-directory.ts';
import { createPlaySums } from '../../apps/tracker/src/viewers/play-sums.ts';
import { listRollupRows } from '../../apps/tracker/src/viewers/rollup-rows.ts';
import { nothing, type ViewerGroup } from '../../apps/tracker/src/viewers/viewer-group.ts';
import { answerParent } from '../load/answer-parent.ts';
import { createBenchClock, type TrackerSetup } from '../servers/tracker-setup.ts';

const MINUTE_MS = 60_000;
/** Stored in one transaction. */
const AT_ONCE = 60;

const setup: TrackerSetup = JSON.parse(process.argv[2] ?? '');
const count = Number(process.argv[3]);

const storage = openStorage({
  file: setup.databaseFile,
  logger: pino({ level: 'silent' }),
  observeCommit: () => {},
});
const directory = new GroupDirectory({ groups: [], isEndpoint: () => true });
const all = directory.get('all', nothing);
const groups = [all, ...setup.rooms.map(room => directory.get('room', { ...nothing, room }))];
const end = Math.floor(createBenchClock(setup)() / MINUTE_MS);
for (let first = end - count; first < end; first += AT_ONCE) {
  const minutes = Array.from({ length: Math.min(AT_ONCE, end - first) }, (_, index) => first + index);
  const closed = minutes.map(minute => ({ minute, groups: groups.map(group => closeGroup(group, minute)) }));
  const unsaved = [...directory.unsaved];
  storage.viewers.fold({
    minute: minutes.at(-1) ?? first,
    logId: 0,
    rows: listRollupRows(closed, [], directory),
    groups: unsaved,
    errors: [],
    tracks: [],
    allTracks: false,
  });
  directory.markSaved(unsaved);
}
storage.close();
answerParent({});

/** No two minutes are alike, so that numbers have as many digits as they would. */
function closeGroup(group: ViewerGroup, minute: number): ClosedGroup {
  const viewers = (group === all ? 100 : 1) * (200 + Math.round(100 * Math.sin(minute / 97 + group.id)));
  const counts = {
    minute: { viewers, peak: viewers },
    hour: { viewers: viewers * 2, peak: viewers },
    day: { viewers: viewers * 5, peak: viewers },
  };
  const playedS = viewers * 58.7;
  const sums = {
    ...createPlaySums(),
    playedS,
    stalls: viewers >> 5,
    stalledS: viewers * 0.13,
    droppedFrames: viewers * 3,
    decodedFrames: viewers * 1467,
    latencySumS: viewers * 8.37,
    latencyReports: viewers,
    playedBits: playedS * 2.4e6,
  };
  return { group, counts, sums };
}
