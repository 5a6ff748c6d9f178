import { pino } from 'pino';
import { expect } from 'vitest';
import type { TrackerDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { viewerRollupTable } from '../../apps/tracker/src/storage/schema.ts';
import { ViewerStore } from '../../apps/tracker/src/storage/viewer-store.ts';
import { GroupDirectory } from '../../apps/tracker/src/viewers/group-directory.ts';
import { ViewerRecorder } from '../../apps/tracker/src/viewers/viewer-recorder.ts';
import { postHeartbeat } from './heartbeat-fixture.ts';
import type { Sender } from './kill-load.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Viewers who come, are given a cookie and report once. */
export class HeartbeatLoad {
  readonly senders: readonly Sender[];
  #sent = 0;
  #acknowledged = 0;

  constructor(viewers: number) {
    this.senders = Array.from({ length: viewers }, () => ({ send: url => this.#send(url) }));
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  async #send(url: string): Promise<void> {
    this.#sent += 1;
    const [high, low] = [Math.floor(this.#sent / 256) % 256, this.#sent % 256];
    const address = `198.18.${high}.${low}`;
    const { cookie } = await postHeartbeat(url, { address });
    expect(cookie).toBeTypeOf('string');
    const { counted } = await postHeartbeat(url, { address, cookie });
    expect(counted).toBe(true);
    this.#acknowledged += 1;
  }

  /** All that were acknowledged, once, as the tracker would see it two minutes later. Changes the database. */
  expectCounted(database: TrackerDatabase, when: string): void {
    const store = new ViewerStore(database);
    const directory = new GroupDirectory({ groups: store.listGroups(), isEndpoint: () => false });
    const clock = () => Date.now() + 2 * MINUTE_MS;
    const logger = pino({ level: 'silent' });
    const recorder = new ViewerRecorder({ store, directory, database, restoredLeaseS: 60, clock, logger });
    const all = [...directory.list()].find(({ level }) => level === 'all')?.id;
    const rows = database.select().from(viewerRollupTable).all();
    recorder.close();

    const days = rows.filter(row => row.stepMinutes === DAY_MINUTES && row.groupId === all);
    // Each of them played for a second.
    const played = days.reduce((sum, { playedS }) => sum + playedS, 0);
    expect(played, `seconds ${when}`).toBeGreaterThanOrEqual(this.#acknowledged);
    expect(played, `seconds ${when}`).toBeLessThanOrEqual(this.#sent);
    // Who watches over midnight counts on both days.
    if (days.length !== 1) return;
    expect(days[0]?.viewers, `viewers ${when}`).toBe(Math.round(played));
  }
}
