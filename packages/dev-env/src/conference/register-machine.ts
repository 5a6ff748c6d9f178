import { createRegistrationRoute, type RegistrationBody } from '@foyer/contract';
import type { EndpointPlan, RoomPlan } from './conference-plan.ts';
import type { ServedLoad } from './pretend-audience.ts';

export interface RegisterOptions {
  trackerUrl: string;
  secret: string;
  /** By the id of an endpoint. */
  measure: (endpoint: string) => ServedLoad;
  /** What else it says. */
  more?: Pick<RegistrationBody, 'streams' | 'preview' | 'components'>;
}

/** One report of a machine over HTTP, from the address that it has in the plan. */
export async function registerMachine(
  room: RoomPlan,
  endpoint: EndpointPlan,
  { trackerUrl, secret, measure, more }: RegisterOptions,
): Promise<void> {
  const { viewers, bitrateBps } = measure(`${room.name}@${endpoint.address}`);
  const body: RegistrationBody = {
    room: room.name,
    load: { overall_clients: viewers, overall_bitrate: bitrateBps },
    capacity: { viewers: endpoint.capacity },
    versions: { nginx: '1.26.3' },
    ...more,
  };
  const response = await fetch(trackerUrl + createRegistrationRoute.path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
      'x-forwarded-for': endpoint.address,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the tracker refused a registration: ${response.status} ${text}`);
}
