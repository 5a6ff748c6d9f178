import type { Capacity, Load, ReportedComponent, Stream } from '@foyer/contract';
import type { Instant } from '../clock.ts';
import { listFixedStreams } from './fixed-streams.ts';
import { computeLeaseEnd } from './lease.ts';

/** One report, as it came in. */
export interface Report {
  room: string;
  address: string;
  load: Load;
  /** undefined: the endpoint did not say, so its addresses follow the fixed scheme. */
  streams?: readonly Stream[] | undefined;
  preview?: string | null | undefined;
  nextInS?: number | undefined;
  capacity?: Capacity | undefined;
  weight?: number | undefined;
  versions?: Record<string, string> | undefined;
  components?: readonly ReportedComponent[] | undefined;
}

/** A machine that serves the viewers of a room, as of its last report. */
export interface Endpoint {
  /** Room and address: another report from there is the same endpoint. */
  readonly id: string;
  readonly room: string;
  readonly address: string;
  readonly reportedAt: Instant;
  readonly leaseEndsAt: Instant;
  readonly load: Load;
  readonly streams: readonly Stream[];
  readonly preview: string | null;
  /** null: it did not say. */
  readonly capacity: Capacity | null;
  readonly weight: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly components: readonly ReportedComponent[];
}

export function formatEndpointId({ room, address }: { room: string; address: string }): string {
  return `${room}@${address}`;
}

export function createEndpoint(report: Report, reportedAt: Instant): Endpoint {
  const { room, address, load } = report;
  return {
    id: formatEndpointId(report),
    room,
    address,
    reportedAt,
    leaseEndsAt: computeLeaseEnd(reportedAt, report.nextInS),
    load,
    streams: report.streams ?? listFixedStreams(address),
    preview: report.preview ?? null,
    capacity: report.capacity ?? null,
    weight: report.weight ?? 1,
    versions: report.versions ?? {},
    components: report.components ?? [],
  };
}
