import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type DevEnv, startDevEnv } from '../start-dev-env.ts';
import { type ConferencePlan, planConference, type RoomPlan } from './conference-plan.ts';
import { keepReporting, type Reporting } from './keep-reporting.ts';
import { playHistory } from './play-history.ts';
import { PretendAudience } from './pretend-audience.ts';
import { writeConference } from './write-conference.ts';

export interface ConferenceOptions {
  /** Default: 12, one in each situation and two that are well. */
  rooms?: number;
  /** How much of it has been already; default: two hours. */
  historyMs?: number;
  /** Added to the `config` of the file. */
  system?: Readonly<Record<string, unknown>>;
  /** The rehearsal clock of the portal starts here. */
  now?: number;
  logger?: Logger;
}

/** A conference in the middle of a day, with machines and viewers that go on reporting. */
export interface Conference {
  env: DevEnv;
  plan: ConferencePlan;
  reporting: Reporting;
  /** Throws if there is none in this situation. */
  getRoom(situation: RoomPlan['situation']): RoomPlan;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Starts the whole system in the middle of a conference whose every report was really sent. */
export async function startConference(options: ConferenceOptions = {}): Promise<Conference> {
  const { rooms = 12, historyMs = 2 * HOUR_MS, system = {} } = options;
  const plan = planConference({ now: Date.now(), rooms });
  const days = Math.ceil(historyMs / DAY_MS);
  const folder = await mkdtemp(join(tmpdir(), 'foyer-conference-'));
  const audience = new PretendAudience();
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const env = await startDevEnv({
      configFile: await writeConference(folder, { plan, days, system }),
      registering: false,
      prepare: prepared => playHistory({ ...prepared, plan, audience, historyMs, days }),
      ...(options.now !== undefined && { now: options.now }),
      ...(options.logger && { logger: options.logger }),
    });
    const reporting = keepReporting({ plan, env, audience, days });
    await reporting.begun;
    return {
      env,
      plan,
      reporting,
      getRoom(situation) {
        const room = plan.rooms.find(candidate => candidate.situation === situation);
        if (room === undefined) throw new Error(`No room of ${rooms} is there to show "${situation}".`);
        return room;
      },
      async close() {
        await reporting.stop();
        await env.close();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
