import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { ComponentService } from '../components/component-service.ts';
import { toComponentReport } from '../components/to-component-report.ts';
import { RequestRefusedError } from '../errors.ts';
import { createEndpoint, type Endpoint, formatEndpointId, type Report } from '../presence/endpoint.ts';
import type { Presence } from '../presence/presence.ts';
import type { PresenceAnnouncer } from '../presence/presence-announcer.ts';
import type { EndpointStore } from '../storage/endpoint-store.ts';

/** More machines than serve any one room; a bound for a sender that makes up its addresses. */
const MAX_ENDPOINTS_PER_ROOM = 1000;

export interface RegistrationOptions {
  presence: Presence;
  announcer: Pick<PresenceAnnouncer, 'endpointChanged' | 'endpointGone'>;
  components: Pick<ComponentService, 'record' | 'release'>;
  store: Pick<EndpointStore, 'record' | 'recordDeparture'>;
  clock: Clock;
  logger: FastifyBaseLogger;
}

export class RegistrationService {
  readonly #options: RegistrationOptions;

  constructor(options: RegistrationOptions) {
    this.#options = options;
  }

  /**
   * Resolves once the report is stored. What is true now does not wait for that: with a full disk the viewers
   * still find their way.
   */
  async record(report: Report): Promise<Endpoint> {
    const { presence, announcer, store, clock, logger } = this.#options;
    const now = clock();
    const endpoint = createEndpoint(report, now);
    if (!presence.has(endpoint, now)) {
      if (presence.countActive(endpoint.room, now) >= MAX_ENDPOINTS_PER_ROOM) {
        const message = `The room "${endpoint.room}" has ${MAX_ENDPOINTS_PER_ROOM} endpoints already.`;
        throw new RequestRefusedError('OVERLOADED', message);
      }
      logger.info({ room: endpoint.room, endpoint: endpoint.id }, 'endpoint appeared');
    }
    announcer.endpointChanged(presence.apply(endpoint));
    const stored = store.record(endpoint);
    if (endpoint.components.length === 0) await stored;
    else await Promise.all([stored, this.#recordComponents(endpoint)]);
    return endpoint;
  }

  /** Sends nobody there any more, and resolves once that is stored. An endpoint that is not registered may leave too. */
  async leave({ room, address }: { room: string; address: string }): Promise<void> {
    const { presence, announcer, components, store, clock, logger } = this.#options;
    const endpoint = { room, id: formatEndpointId({ room, address }) };
    if (presence.remove(endpoint)) {
      logger.info({ room, endpoint: endpoint.id }, 'endpoint left');
      announcer.endpointGone(endpoint);
    }
    await Promise.all([
      store.recordDeparture({ room, address, leftAt: clock() }),
      components.release(endpoint.id),
    ]);
  }

  async #recordComponents({ id, room, address, components, leaseEndsAt }: Endpoint): Promise<void> {
    const source = { machine: address, room, endpoint: id };
    await this.#options.components.record(source, components.map(toComponentReport), { lostAt: leaseEndsAt });
  }
}
