import { expect } from 'vitest';
import type { TrackerDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { endpointMinuteTable, endpointTable } from '../../apps/tracker/src/storage/schema.ts';
import type { Sender } from './kill-load.ts';
import { postReport } from './tracker-fixture.ts';

/** An endpoint: what it has sent, by numbers that it counts up, and of what it knows that it is stored. */
class EndpointSender implements Sender {
  readonly address: string;
  sent = 0;
  acknowledged = 0;
  acknowledgements = 0;

  constructor(address: string) {
    this.address = address;
  }

  async send(url: string): Promise<void> {
    this.sent += 1;
    const number = this.sent;
    const reply = await postReport(url, { address: this.address, data: { overall_clients: number } });
    expect(await reply.text()).toBe('OK\n');
    this.acknowledged = number;
    this.acknowledgements += 1;
  }
}

/** Endpoints that report, tracker after tracker. */
export class RegistrationLoad {
  readonly senders: readonly EndpointSender[];

  constructor(endpoints: number) {
    this.senders = Array.from(
      { length: endpoints },
      (_, index) => new EndpointSender(`192.0.2.${index + 1}`),
    );
  }

  get acknowledged(): number {
    return this.senders.reduce((sum, { acknowledgements }) => sum + acknowledgements, 0);
  }

  /** All that was acknowledged, and no more than was sent. */
  expectStored(database: TrackerDatabase, when: string): void {
    const endpoints = database.select().from(endpointTable).all();
    const minutes = database.select().from(endpointMinuteTable).all();
    for (const { address, sent, acknowledged, acknowledgements } of this.senders) {
      const stored = endpoints.find(endpoint => endpoint.address === address);
      const last = stored?.load.overall_clients ?? 0;
      const reports = minutes.filter(({ endpointId }) => endpointId === stored?.id);
      const total = reports.reduce((sum, minute) => sum + minute.reports, 0);
      const where = `${address} ${when}`;
      expect(last, where).toBeGreaterThanOrEqual(acknowledged);
      expect(last, where).toBeLessThanOrEqual(sent);
      expect(total, where).toBeGreaterThanOrEqual(acknowledgements);
      expect(total, where).toBeLessThanOrEqual(sent);
    }
  }
}
