import type { Programme } from '../../apps/portal/src/programme/programme.ts';
import type { Correction, EndedCorrection } from '../../packages/schedule/src/index.ts';

/** What a portal has that is told of no programme. */
export const noProgramme: Programme = {
  sources: [],
  schedules: new Map(),
  endedCorrections: [],
  conference: { startsAt: null, endsAt: null, timezone: 'UTC' },
  health: { state: 'missing', at: null, lacking: [], isAllMissing: true },
};

const none: (Correction & EndedCorrection)[] = [];

export const noCorrections = { current: () => none, ended: () => none };
