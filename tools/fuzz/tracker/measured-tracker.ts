import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Memory {
  rssBytes: number;
  /** After a collection. */
  heapBytes: number;
}

export interface StartOptions {
  secret: string;
  rooms: readonly string[];
}

const MAIN = fileURLToPath(new URL('../../../apps/tracker/src/main.ts', import.meta.url));
const MEASURE = new URL('./measure-memory.ts', import.meta.url).href;
const START_MS = 120_000;
const POLL_MS = 50;
/** As pino counts them. */
const ERROR_LEVEL = 50;
const MAX_LOG_LENGTH = 1_000_000;

/** A tracker as an administrator runs it, with a data folder of its own, that tells how much memory it takes. */
export class MeasuredTracker {
  readonly folder = mkdtempSync(join(tmpdir(), 'foyer-fuzz-'));
  readonly port: number;
  readonly #child: ChildProcess;
  #log = '';

  static async start(options: StartOptions): Promise<MeasuredTracker> {
    const tracker = new MeasuredTracker(await findFreePort(), options);
    await tracker.#untilItListens();
    return tracker;
  }

  private constructor(port: number, { secret, rooms }: StartOptions) {
    this.port = port;
    const config = join(this.folder, 'config.json');
    const titles = rooms.map(room => [room, { title: room }]);
    // The limits of one sender would keep most requests from being read; those of wrong secrets stay.
    const limits = { 'requests-per-minute': 10_000_000, 'reports-per-minute': 10_000_000 };
    const system = { ...limits, secret, 'new-viewers-per-minute': 600 };
    writeFileSync(config, JSON.stringify({ config: system, ...Object.fromEntries(titles) }));
    this.#child = fork(MAIN, [], {
      execArgv: [...process.execArgv, '--expose-gc', `--import=${MEASURE}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        FOYER_CONFIG: config,
        FOYER_DATA: join(this.folder, 'data'),
        FOYER_TRACKER_PORT: String(port),
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', text => {
        this.#log = `${this.#log}${text}`.slice(-MAX_LOG_LENGTH);
      });
    }
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async measure(): Promise<Memory> {
    const reply = once(this.#child, 'message');
    this.#child.send('measure');
    const [memory] = await reply;
    return memory;
  }

  /** Lines of the log that are errors. */
  listErrors(): string[] {
    return this.#log.split('\n').filter(line => {
      const [, level = '0'] = /^\{"level":(\d+)/.exec(line) ?? [];
      return Number(level) >= ERROR_LEVEL || /^\S*Error: /.test(line);
    });
  }

  /** Returns with which code it ended; null if it had to be killed. */
  async stop(): Promise<number | null> {
    if (!this.hasEnded) {
      const exit = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      const kill = setTimeout(() => this.#child.kill('SIGKILL'), START_MS);
      await exit;
      clearTimeout(kill);
    }
    rmSync(this.folder, { recursive: true });
    return this.#child.exitCode;
  }

  async #untilItListens(): Promise<void> {
    const endsAt = Date.now() + START_MS;
    while (!this.#log.includes('tracker listens')) {
      if (this.hasEnded || Date.now() > endsAt) {
        await this.stop();
        throw new Error(`The tracker did not start:\n${this.#log}`);
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
