import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waitUntil } from '../../packages/dev-env/src/wait-until.ts';
import { ProgramLog } from '../../tools/start/program-log.ts';
import { type SupervisedSpec, supervise } from '../../tools/start/supervise.ts';
import { findFreePorts, isRunning, readProcessIds } from './start-processes.ts';

const standIn = fileURLToPath(new URL('start-stand-in.ts', import.meta.url));
const driver = fileURLToPath(new URL('start-driver.ts', import.meta.url));

let folder: string;
let port: number;
let lines: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-start-'));
  [port = 0] = await findFreePorts(1);
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, args: string[], readyPort = port): SupervisedSpec {
  const readyUrl = `http://127.0.0.1:${readyPort}/`;
  return { name, script: standIn, args, cwd: folder, env: process.env, readyUrl };
}

interface Supervision {
  /** Resolves when all programs answer. */
  ready: Promise<void>;
  done: Promise<void>;
  stop: () => void;
}

function start(
  programs: SupervisedSpec[],
  limits: { readyWithinMs?: number; graceMs?: number } = {},
): Supervision {
  const ready = Promise.withResolvers<void>();
  const stop = new AbortController();
  const done = supervise({
    programs,
    createLog: name => new ProgramLog(join(folder, `${name}.log`)),
    onLine: (_name, line) => lines.push(line),
    onReady: async () => ready.resolve(),
    stop: stop.signal,
    ...limits,
  });
  done.catch(() => {});
  return { ready: ready.promise, done, stop: () => stop.abort() };
}

function expectNothingLeft(count: number): void {
  const ids = readProcessIds(lines);
  expect(ids).toHaveLength(count);
  expect(ids.filter(isRunning)).toEqual([]);
}

describe('the programs', () => {
  test('start one after the other, each when the one before answers, and end together', async () => {
    const [secondPort = 0] = await findFreePorts(1);
    const running = start([
      program('first', ['--port', String(port)]),
      program('second', ['--port', String(secondPort)], secondPort),
    ]);
    await running.ready;
    const ids = readProcessIds(lines);
    expect(ids.map(isRunning)).toEqual([true, true]);
    running.stop();
    await running.done;
    expectNothingLeft(2);
    expect(readFileSync(join(folder, 'first.log'), 'utf8')).toBe(`process ${ids[0]}\n`);
  });

  test('are ended with all that they started, even what is deaf', async () => {
    const running = start([program('parent', ['--port', String(port), '--grandchild'])], { graceMs: 300 });
    await running.ready;
    await waitUntil('the grandchild', () => readProcessIds(lines).length === 2);
    running.stop();
    await running.done;
    expectNothingLeft(2);
  });

  test('are killed if they do not end when told to', async () => {
    const running = start([program('stubborn', ['--port', String(port), '--stubborn'])], { graceMs: 300 });
    await running.ready;
    running.stop();
    await running.done;
    expect(lines).toContain('no');
    expectNothingLeft(1);
  });
});

describe('a program that', () => {
  test('ends by itself takes the others along, and its last lines say why', async () => {
    const [secondPort = 0] = await findFreePorts(1);
    const running = start([
      program('good', ['--port', String(port)]),
      program('bad', ['--exit-code', '7'], secondPort),
    ]);
    await expect(running.done).rejects.toMatchObject({
      code: 'PROGRAM_ENDED',
      message: expect.stringMatching(
        /^The bad ended by itself \(exit code 7\), so the others have been stopped\.\nIts last lines:\n/,
      ),
    });
    await expect(running.done).rejects.toThrow('error: cannot go on (no disk)');
    await expect(running.done).rejects.toThrow(join(folder, 'bad.log'));
    expectNothingLeft(2);
  });

  test('ends after it had begun is as bad', async () => {
    const running = start([program('short', ['--port', String(port)])]);
    await running.ready;
    await fetch(`http://127.0.0.1:${port}/exit`).catch(() => {});
    await expect(running.done).rejects.toThrow('The short ended by itself (exit code 3)');
  });

  test('is killed by someone is told apart', async () => {
    const running = start([program('victim', ['--port', String(port)])]);
    await running.ready;
    for (const id of readProcessIds(lines)) process.kill(id, 'SIGKILL');
    await expect(running.done).rejects.toThrow('The victim was killed (SIGKILL)');
  });

  test('does not answer is given up in the end', async () => {
    const running = start([program('silent', [])], { readyWithinMs: 4_000 });
    await expect(running.done).rejects.toMatchObject({
      code: 'PROGRAM_SILENT',
      message: expect.stringContaining(`The silent does not answer at http://127.0.0.1:${port}/ after 4 s`),
    });
    expectNothingLeft(1);
  });
});

describe('the end', () => {
  test('may be asked for while a program is still starting', async () => {
    const running = start([program('silent', [])]);
    await waitUntil('the program', () => readProcessIds(lines).length === 1);
    running.stop();
    await running.done;
    expectNothingLeft(1);
  });

  test('may be asked for before anything has started', async () => {
    await supervise({
      programs: [program('unwanted', [])],
      createLog: name => new ProgramLog(join(folder, `${name}.log`)),
      onLine: () => {},
      onReady: async () => {},
      stop: AbortSignal.abort(),
    });
    expect(existsSync(join(folder, 'unwanted.log'))).toBe(false);
  });

  test.each([
    ['tidies up', ['--tidy']],
    ['does not', []],
  ])('comes by itself when the supervisor is killed with -9, for a program that %s', async (_name, args) => {
    const supervisor = spawn(process.execPath, [driver, folder, String(port), '--grandchild', ...args]);
    const read = readLines(supervisor);
    await waitUntil('the start', () => read.includes('ready') && readProcessIds(read).length === 2);
    supervisor.kill('SIGKILL');
    await once(supervisor, 'exit');
    const ids = readProcessIds(read);
    await waitUntil('the end of program and grandchild', () => ids.every(id => !isRunning(id)));
    expect(existsSync(join(folder, 'tidied'))).toBe(args.includes('--tidy'));
  });
});

function readLines(child: ChildProcess): string[] {
  const read: string[] = [];
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', line => read.push(line));
  return read;
}
