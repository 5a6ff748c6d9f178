import type { RegistrationBody } from '@foyer/contract';
import type { DevEnv } from '../start-dev-env.ts';
import { type ConferencePlan, countAudience, listSessions, type RoomPlan } from './conference-plan.ts';
import { inParts, type PretendAudience } from './pretend-audience.ts';
import { type RegisterOptions, registerMachine } from './register-machine.ts';

export interface KeepReportingOptions {
  plan: ConferencePlan;
  env: Pick<DevEnv, 'config' | 'trackerUrl' | 'encoder'>;
  audience: PretendAudience;
  days: number;
}

export interface Reporting {
  /** Resolves once everybody has reported once. */
  begun: Promise<void>;
  /** The machines of a room fall silent, and its viewers leave. */
  lose(room: RoomPlan): void;
  /** They are there again. */
  restore(room: RoomPlan): void;
  stop(): Promise<void>;
}

const EVERY_MS = 2_000;
const HEARTBEAT_EVERY_MS = 20_000;

/** Lets machines and viewers go on reporting in real time, also while the tracker is away. */
export function keepReporting(options: KeepReportingOptions): Reporting {
  const { plan, env, audience, days } = options;
  const { trackerUrl } = env;
  const lost = new Set(plan.rooms.filter(({ situation }) => situation === 'lost'));
  const sessions = new Map(plan.rooms.map(room => [room, listSessions(plan, room, { days })]));
  const startedAt = Date.now();
  const stopped = new AbortController();

  async function reportAll({ first }: { first: boolean }): Promise<void> {
    const at = Date.now();
    for (const room of plan.rooms) {
      const count = lost.has(room) ? 0 : countAudience(room, sessions.get(room) ?? [], at);
      await audience.fill(room, { trackerUrl, count, at });
    }
    await audience.goOn({ trackerUrl, at, everyMs: first ? 0 : HEARTBEAT_EVERY_MS });
    const machines = plan.rooms
      .filter(room => !lost.has(room))
      .flatMap(room => room.endpoints.map((endpoint, index) => ({ room, endpoint, index })))
      .filter(({ room, index }) => first || room.situation !== 'lapsing' || index === 0);
    await inParts(machines, ({ room, endpoint }) => registerMachine(room, endpoint, describe(room)));
  }

  function describe(room: RoomPlan): RegisterOptions {
    return {
      trackerUrl,
      secret: env.config.system.secret?.reveal() ?? '',
      measure: endpoint => audience.measure(endpoint),
      more: {
        streams: env.encoder.streamsOf(room.name),
        preview: env.encoder.previewOf(room.name),
        ...(room.situation === 'failed-component' && { components: failedComponents(room, startedAt) }),
      },
    };
  }

  const begun = reportAll({ first: true });
  const going = begun.then(() => goOn(() => reportAll({ first: false }), stopped.signal));
  // Whoever waits for `begun` is told.
  going.catch(() => {});
  return {
    begun,
    lose: room => void lost.add(room),
    restore: room => void lost.delete(room),
    async stop() {
      stopped.abort();
      await going;
    },
  };
}

async function goOn(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(EVERY_MS, signal);
    if (signal.aborted) return;
    try {
      await work();
    } catch (error) {
      // What `fetch` throws when nobody answers: tests end the tracker and start it again.
      if (!(error instanceof TypeError)) throw error;
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

function failedComponents(room: RoomPlan, startedAt: number): RegistrationBody['components'] {
  const since = new Date(startedAt - 4 * 60_000).toISOString();
  return [
    { name: `${room.name}-mixer`, type: 'mixer', mood: 'happy' },
    {
      name: `${room.name}-encoder`,
      type: 'encoder',
      mood: 'sad',
      since,
      detail: 'No signal at the capture card',
    },
  ];
}
