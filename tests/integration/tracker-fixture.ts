import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createTracker,
  type Tracker,
  type TrackerOptions,
  type TrackerSettings,
} from '../../apps/tracker/src/index.ts';
import { type GroupsReply, groupsReplySchema } from '../../packages/contract/src/index.ts';
import { createTrackerConfig, TRACKER_SECRET } from './tracker-config.ts';

export interface TrackerProcess {
  url: string;
  /** `kill -9`; resolves once it is gone. */
  kill(): Promise<void>;
}

export interface Report {
  group?: string;
  data?: unknown;
  /** Of the endpoint, as a trusted proxy would name it. */
  address?: string;
}

/** A folder for a database, and trackers that use it. */
export class TrackerFixture {
  readonly directory = mkdtempSync(join(tmpdir(), 'foyer-tracker-'));
  readonly databaseFile = join(this.directory, 'tracker.db');
  readonly #children = new Set<ChildProcess>();
  readonly #trackers = new Set<Tracker>();

  /** A tracker within the test. */
  async start(
    settings: Partial<TrackerSettings> = {},
    options: Partial<TrackerOptions> = {},
  ): Promise<Tracker> {
    const tracker = await createTracker({
      config: createTrackerConfig(),
      settings: { host: '127.0.0.1', port: 0, databaseFile: this.databaseFile, ...settings },
      clock: Date.now,
      ...options,
    });
    this.#trackers.add(tracker);
    await tracker.start();
    return tracker;
  }

  /** A tracker in a process of its own. */
  async spawn({
    databaseFile = this.databaseFile,
    env,
  }: {
    databaseFile?: string;
    env?: Record<string, string>;
  } = {}): Promise<TrackerProcess> {
    return this.#watch(this.fork('./tracker-process.ts', [databaseFile], env));
  }

  /** Loads a tracker that starts once it is wanted: loading takes most of the time that a start takes. */
  prepare(): () => Promise<TrackerProcess> {
    const child = this.fork('./tracker-process.ts', []);
    return () => {
      child.send(this.databaseFile);
      return this.#watch(child);
    };
  }

  /** Resolves once the tracker listens. */
  async #watch(child: ChildProcess): Promise<TrackerProcess> {
    const url = await firstMessage(child);
    let killed: Promise<void> | undefined;
    return {
      url,
      kill: () => {
        killed ??= this.kill(child);
        return killed;
      },
    };
  }

  fork(file: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
    const child = fork(new URL(file, import.meta.url), args, {
      env: { ...process.env, ...env },
      execArgv: ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
    });
    this.#children.add(child);
    return child;
  }

  async kill(child: ChildProcess): Promise<void> {
    this.#children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#trackers].map(tracker => tracker.close()));
    await Promise.all([...this.#children].map(child => this.kill(child)));
    rmSync(this.directory, { recursive: true });
  }
}

/** What a process says first; throws if it ends without a word. */
export async function firstMessage(child: ChildProcess): Promise<string> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the process ended with code ${code}`))),
  ]);
  return String(message);
}

export function postReport(
  url: string,
  { group = 'hall', data = {}, address }: Report = {},
): Promise<Response> {
  return fetch(`${url}/tracker/endpoint/register`, {
    method: 'POST',
    headers: address === undefined ? {} : { 'x-forwarded-for': address },
    body: new URLSearchParams({ secret: TRACKER_SECRET, group, data: JSON.stringify(data) }),
  });
}

export async function readJson(url: string, path: string): Promise<unknown> {
  const reply = await fetch(`${url}/tracker${path}`);
  return reply.json();
}

export async function readGroups(url: string): Promise<GroupsReply['groups']> {
  return groupsReplySchema.parse(await readJson(url, '/streams.json')).groups;
}

export async function waitUntil(condition: () => Promise<boolean>, what: string): Promise<void> {
  const endsAt = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > endsAt) throw new Error(`waited 20 s in vain until ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
