import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface RunningTool {
  /** Resolves with the first line that matches, once there is one; rejects if the tool ends before. */
  waitForLine(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; lines: string[]; stderr: string }>;
}

/** Starts a tool as `npm run` does, as a process of its own. */
export function startTool(name: string, args: string[], env: NodeJS.ProcessEnv = {}): RunningTool {
  const file = fileURLToPath(new URL(`../../tools/${name}.ts`, import.meta.url));
  const { FOYER_SECRET: _secret, FOYER_CONFIG: _config, ...inherited } = process.env;
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  const wake = () => {
    for (const watcher of watchers) watcher();
  };
  createInterface(child.stdout).on('line', line => {
    lines.push(line);
    wake();
  });
  const stderr = text(child.stderr);
  const closed = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(resolve => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const ended = closed.then(async ({ code, signal }) => ({ code, signal, lines, stderr: await stderr }));
  return {
    waitForLine: pattern =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find(candidate => pattern.test(candidate));
          if (line === undefined) return;
          watchers.delete(look);
          resolve(line);
        };
        watchers.add(look);
        look();
        void ended.then(end => reject(new Error(`ended without ${pattern}: ${JSON.stringify(end)}`)));
      }),
    kill: signal => child.kill(signal),
    ended,
  };
}
