import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { LIFELINE } from '../bootstrap/hand-over.mjs';
import { LineSplitter } from './line-splitter.ts';
import type { ProgramLog } from './program-log.ts';

const STOP_POLL_MS = 25;
const KEPT_LINES = 20;
const LAST_WORDS_MS = 500;
/** How long a process that was killed may take to be gone. Only one stuck in the kernel takes longer. */
const AFTER_KILL_MS = 2_000;

/** A program of this system: a script that Node runs as a process of its own. */
export interface ProgramSpec {
  name: string;
  script: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** How a program ended: by itself, by a signal, or before it began. */
export type Ending =
  | { kind: 'exited'; exitCode: number }
  | { kind: 'killed'; signal: NodeJS.Signals }
  | { kind: 'not-started'; error: Error };

export interface Program {
  readonly name: string;
  /** Never rejects. */
  readonly ended: Promise<Ending>;
  readonly logFile: string;
  /** The last of what it wrote, for the message that says why it ended. */
  getLastLines(): readonly string[];
  /** Ends the program and all it has started: SIGTERM, and SIGKILL after the grace period. */
  stop(graceMs: number): Promise<void>;
}

export type LineSource = 'stdout' | 'stderr';

export interface ProgramOutput {
  log: ProgramLog;
  onLine?: ((line: string, source: LineSource) => void) | undefined;
}

/**
 * Starts a program at the head of a process group of its own, so that a Ctrl-C meant for us does
 * not reach it before we have said so, and so that whatever it starts can be ended with it.
 */
export function startProgram(spec: ProgramSpec, { log, onLine }: ProgramOutput): Program {
  const child = spawn(process.execPath, ['--import', LIFELINE.href, spec.script, ...spec.args], {
    cwd: spec.cwd,
    env: { ...spec.env, FOYER_LIFELINE: '3:group' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const lastLines: string[] = [];
  const take = (stream: Readable | null, source: LineSource) => {
    if (stream === null) return;
    const splitter = new LineSplitter(line => {
      lastLines.push(line);
      if (lastLines.length > KEPT_LINES) lastLines.shift();
      log.write(line);
      onLine?.(line, source);
    });
    stream.on('data', (chunk: Buffer) => splitter.write(chunk)).on('end', () => splitter.end());
  };
  take(child.stdout, 'stdout');
  take(child.stderr, 'stderr');
  const ended = waitForEnd(child);
  void ended.then(() => log.close());
  return {
    name: spec.name,
    ended,
    logFile: log.file,
    getLastLines: () => lastLines,
    stop: async graceMs => {
      if (child.pid === undefined) return;
      await stopGroup(child.pid, graceMs);
      await ended;
    },
  };
}

function waitForEnd(child: ChildProcess): Promise<Ending> {
  return new Promise(resolve => {
    child.once('error', error => {
      if (child.pid === undefined) resolve({ kind: 'not-started', error });
    });
    child.once('exit', (exitCode, signal) => {
      const ending: Ending =
        signal === null ? { kind: 'exited', exitCode: exitCode ?? 1 } : { kind: 'killed', signal };
      // Its last words may still be in the pipes; but what it has started may hold them open for ever.
      const timer = setTimeout(resolve, LAST_WORDS_MS, ending);
      child.once('close', () => {
        clearTimeout(timer);
        resolve(ending);
      });
    });
  });
}

async function stopGroup(leaderPid: number, graceMs: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGTERM', graceMs],
    ['SIGKILL', AFTER_KILL_MS],
  ] as const) {
    if (!signalGroup(leaderPid, signal)) return;
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      if (!signalGroup(leaderPid, 0)) return;
      await delay(STOP_POLL_MS);
    }
  }
}

/** False if nobody of the group is left. */
function signalGroup(leaderPid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leaderPid, signal);
    return true;
  } catch {
    return false;
  }
}
