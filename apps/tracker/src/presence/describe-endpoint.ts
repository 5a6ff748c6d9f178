import { type EndpointReply, isFew, maskViewerCount } from '@foyer/contract';
import { formatInstant } from '../clock.ts';
import { type Attendance, estimateUtilisation } from './attendance.ts';

/** What a reader gets to know of an endpoint. */
export function describeEndpoint(attendance: Attendance, { trusted }: { trusted: boolean }): EndpointReply {
  const { endpoint, load, sentViewers, draining } = attendance;
  const { id, room, reportedAt, leaseEndsAt, capacity, weight, versions, components } = endpoint;
  const count = (viewers: number) => (trusted ? viewers : maskViewerCount(viewers));
  const used = trusted ? attendance : forgetFew(attendance);
  return {
    id,
    room,
    reportedAt: formatInstant(reportedAt),
    expiresAt: formatInstant(leaseEndsAt),
    load: { bitrateBps: Math.round(load.bitrateBps), viewers: count(Math.round(load.clients)) },
    sentViewers: count(sentViewers),
    capacity,
    utilisation: capacity === null ? null : Math.round(estimateUtilisation(used) * 1e4) / 1e4,
    weight,
    draining,
    versions: trusted ? { ...versions } : null,
    components: [...components],
  };
}

/** So that the part of a known capacity does not tell how few viewers take it. */
function forgetFew(attendance: Attendance): Attendance {
  const { load, sentViewers } = attendance;
  return {
    ...attendance,
    load: { ...load, clients: isFew(Math.round(load.clients)) ? 0 : load.clients },
    sentViewers: isFew(sentViewers) ? 0 : sentViewers,
  };
}
