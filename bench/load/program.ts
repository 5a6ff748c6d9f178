import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { findCores } from './find-cores.ts';

export type Role = 'server' | 'load';

export interface Usage {
  /** Of all cores together, since the start. */
  cpuMs: number;
  rssBytes: number;
}

const cores = findCores();

/** A program of a benchmark in a process of its own: the server on one core, and the load on another. */
export class Program {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #asked = 0;
  /** What it said when it was ready, like the address it serves at. */
  greeting = '';

  /** `file` answers by `answerParent`. Throws if it ends before it is ready. */
  static async start(file: URL, { role, args = [] }: { role: Role; args?: readonly string[] }) {
    const program = new Program(file, role, args);
    const exit = once(program.#process, 'exit').then(() => {
      throw new Error(`${file.pathname} ended before it was ready`);
    });
    const [greeting] = await Promise.race([once(program.#process, 'message'), exit]);
    program.greeting = String(greeting);
    program.#process.on('message', (reply: Reply) => program.#settle(reply));
    program.#process.once('exit', () => program.#fail(new Error(`${file.pathname} has ended`)));
    return program;
  }

  private constructor(file: URL, role: Role, args: readonly string[]) {
    const node = { execPath: process.execPath, execArgv: ['--expose-gc', ...process.execArgv] };
    const bound = cores && {
      execPath: 'taskset',
      execArgv: ['--cpu-list', String(cores[role]), node.execPath, ...node.execArgv],
    };
    this.#process = fork(file, args, bound ?? node);
  }

  /** Of all cores together, since the start. */
  measureCpuMs(): Promise<number> {
    return this.ask('cpu');
  }

  /** Collects garbage, which takes time that is not in what it tells but in what is told next. */
  measureUsage(): Promise<Usage> {
    return this.ask('usage');
  }

  ask<T>(question: string, argument?: unknown): Promise<T> {
    const id = this.#asked++;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#process.send({ id, question, argument });
    return waiting.promise as Promise<T>;
  }

  /** Resolves once it has put away what it made. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    if (this.#process.connected) this.#process.disconnect();
    await exit;
  }

  #settle({ id, result, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

interface Reply {
  id: number;
  result?: unknown;
  error?: string;
}
