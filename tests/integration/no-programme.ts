import type { Programme } from '../../apps/portal/src/programme/programme.ts';

/** What a portal has that is told of no programme. */
export const noProgramme: Programme = {
  sources: [],
  schedules: new Map(),
  conference: { startsAt: null, endsAt: null, timezone: 'UTC' },
  health: { state: 'missing', at: null },
};
