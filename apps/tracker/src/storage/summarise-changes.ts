import type { Instant } from '../clock.ts';
import { type Endpoint, formatEndpointId } from '../presence/endpoint.ts';
import { readOverallLoad } from '../presence/overall-load.ts';

const MINUTE_MS = 60_000;

export interface MinuteSummary {
  /** Minutes since 1970. */
  minute: number;
  reports: number;
  bitrateSum: number;
  bitrateMax: number;
  clientsSum: number;
  clientsMax: number;
}

/** An endpoint took its leave. */
export interface Departure {
  room: string;
  address: string;
  leftAt: Instant;
}

export type EndpointChange = { type: 'report'; endpoint: Endpoint } | ({ type: 'departure' } & Departure);

export interface EndpointSummary {
  room: string;
  address: string;
  /** As of its last report; undefined if there was none. */
  endpoint: Endpoint | undefined;
  /** Undefined unless it left after that. */
  leftAt: Instant | undefined;
  minutes: MinuteSummary[];
}

/** Folds what came in into what the database keeps of it, one summary per endpoint. */
export function summariseChanges(changes: readonly EndpointChange[]): EndpointSummary[] {
  const summaries = new Map<string, EndpointSummary>();
  for (const change of changes) {
    const { room, address } = change.type === 'report' ? change.endpoint : change;
    const id = formatEndpointId({ room, address });
    const summary = summaries.get(id) ?? {
      room,
      address,
      endpoint: undefined,
      leftAt: undefined,
      minutes: [],
    };
    if (change.type === 'report') {
      summary.endpoint = change.endpoint;
      summary.leftAt = undefined;
      addToMinute(summary.minutes, change.endpoint);
    } else {
      summary.leftAt = change.leftAt;
    }
    summaries.set(id, summary);
  }
  return [...summaries.values()];
}

function addToMinute(minutes: MinuteSummary[], { reportedAt, load }: Endpoint): void {
  const minute = Math.floor(reportedAt / MINUTE_MS);
  const { bitrateBps, clients } = readOverallLoad(load);
  const known = minutes.find(summary => summary.minute === minute);
  if (known === undefined) {
    minutes.push({
      minute,
      reports: 1,
      bitrateSum: bitrateBps,
      bitrateMax: bitrateBps,
      clientsSum: clients,
      clientsMax: clients,
    });
    return;
  }
  known.reports += 1;
  known.bitrateSum += bitrateBps;
  known.bitrateMax = Math.max(known.bitrateMax, bitrateBps);
  known.clientsSum += clients;
  known.clientsMax = Math.max(known.clientsMax, clients);
}
