import type { FastifyBaseLogger } from 'fastify';
import type { AccessRules, Verdict } from '../access/access-rules.ts';
import type { Clock } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import { createEndpoint, type Endpoint, type Report } from '../presence/endpoint.ts';
import type { Presence } from '../presence/presence.ts';
import { RefusalLog } from './refusal-log.ts';

/** More machines than serve any one room; a bound for a sender that makes up its addresses. */
const MAX_ENDPOINTS_PER_ROOM = 1000;

export interface Credentials {
  room: string;
  secret: string;
  /** Of the sender, for the log. */
  address: string;
}

export interface RegistrationOptions {
  access: { readonly rules: AccessRules };
  presence: Presence;
  store: { record(endpoint: Endpoint): Promise<void> };
  clock: Clock;
  logger: FastifyBaseLogger;
}

export class RegistrationService {
  readonly #options: RegistrationOptions;
  readonly #refusals: RefusalLog;

  constructor(options: RegistrationOptions) {
    this.#options = options;
    this.#refusals = new RefusalLog(options);
  }

  judge(credentials: Credentials): Verdict {
    const verdict = this.#options.access.rules.judge(credentials);
    if (verdict !== 'granted') this.#refusals.add({ ...credentials, verdict });
    return verdict;
  }

  /**
   * Resolves once the report is stored. What is true now does not wait for that: with a full disk the viewers
   * still find their way.
   */
  async record(report: Report): Promise<Endpoint> {
    const { presence, store, clock, logger } = this.#options;
    const now = clock();
    const endpoint = createEndpoint(report, now);
    if (!presence.has(endpoint, now)) {
      if (presence.countActive(endpoint.room, now) >= MAX_ENDPOINTS_PER_ROOM) {
        const message = `The room "${endpoint.room}" has ${MAX_ENDPOINTS_PER_ROOM} endpoints already.`;
        throw new RequestRefusedError('OVERLOADED', message);
      }
      logger.info({ room: endpoint.room, endpoint: endpoint.id }, 'endpoint appeared');
    }
    presence.apply(endpoint);
    await store.record(endpoint);
    return endpoint;
  }
}
