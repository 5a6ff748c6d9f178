import type { Health, OverviewReply } from '@foyer/contract';
import type { MetricSet } from '@foyer/metrics';
import { readState } from '../status/read-state.ts';

export interface PortalMetricSources {
  /** Now. */
  getRooms: () => OverviewReply;
  isConfigRefused: () => boolean;
  /** By the path of the route. */
  requests: ReadonlyMap<string, number>;
}

/** What the portal tells Prometheus. */
export function addPortalMetrics(metrics: MetricSet, sources: PortalMetricSources): void {
  const { getRooms, isConfigRefused, requests } = sources;
  metrics.addCounter(
    { name: 'requests_total', help: 'Requests, by the address they were for', label: 'route' },
    () => requests,
  );
  metrics.addGauge({ name: 'rooms', help: 'Rooms, by the state they are in', label: 'state' }, () =>
    countStates(getRooms()),
  );
  metrics.addNumber({ name: 'tracker_reachable', help: '1 if the tracker answers' }, () =>
    getRooms().health.trackerReachable ? 1 : 0,
  );
  metrics.addNumber(
    { name: 'programme_age_seconds', help: 'How long ago the oldest programme in use was last confirmed' },
    () => measureProgrammeAge(getRooms()),
  );
  metrics.addGauge({ name: 'programme', help: '1 for the state of the programme', label: 'state' }, () =>
    listProgrammeStates(getRooms().health),
  );
  metrics.addNumber({ name: 'config_refused', help: '1 if the last change of the config was refused' }, () =>
    isConfigRefused() ? 1 : 0,
  );
}

function countStates({ at, rooms }: OverviewReply): Map<string, number> {
  const counts = new Map<string, number>();
  for (const room of rooms) {
    const { kind } = readState(room, Date.parse(at));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function measureProgrammeAge({ at, health }: OverviewReply): number {
  return health.programmeAt === null ? Number.NaN : (Date.parse(at) - Date.parse(health.programmeAt)) / 1000;
}

function listProgrammeStates({ programme }: Health): [string, number][] {
  return (['ok', 'stale', 'missing'] as const).map(state => [state, state === programme ? 1 : 0]);
}
