import type { Usage } from './program.ts';

export interface ParentAnswers {
  /** What the parent is told when all is ready. */
  greeting?: string;
  answers?: Readonly<Record<string, (argument: unknown) => unknown>>;
  close?: () => unknown;
}

interface Question {
  id: number;
  question: string;
  argument: unknown;
}

/** Makes a process a `Program`: it answers its parent, and ends with it. */
export function answerParent({ greeting = 'ready', answers = {}, close }: ParentAnswers): void {
  const all: ParentAnswers['answers'] = { cpu: measureCpuMs, usage: measureUsage, ...answers };
  process.on('message', async ({ id, question, argument }: Question) => {
    try {
      const answer = all[question];
      if (answer === undefined) throw new Error(`nothing answers "${question}"`);
      process.send?.({ id, result: await answer(argument) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.stack : String(error) });
    }
  });
  process.once('disconnect', async () => {
    await close?.();
    process.exit();
  });
  // Ctrl-C reaches all processes of a terminal; this one ends when the parent has.
  process.on('SIGINT', () => {});
  process.send?.(greeting);
}

function measureCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function measureUsage(): Usage {
  const cpuMs = measureCpuMs();
  // What is garbage already says nothing of what it takes to know so many. After the time was read: it costs some.
  globalThis.gc?.();
  return { cpuMs, rssBytes: process.memoryUsage.rss() };
}
