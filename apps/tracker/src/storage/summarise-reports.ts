import type { Endpoint } from '../presence/endpoint.ts';
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

export interface EndpointSummary {
  /** As of its last report. */
  endpoint: Endpoint;
  minutes: MinuteSummary[];
}

/** Folds reports into what the database keeps of them, one summary per endpoint. */
export function summariseReports(reports: readonly Endpoint[]): EndpointSummary[] {
  const summaries = new Map<string, EndpointSummary>();
  for (const endpoint of reports) {
    const summary = summaries.get(endpoint.id) ?? { endpoint, minutes: [] };
    summary.endpoint = endpoint;
    addToMinute(summary.minutes, endpoint);
    summaries.set(endpoint.id, summary);
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
