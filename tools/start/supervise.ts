import { StartError } from './errors.ts';
import { formatLine } from './format-line.ts';
import { type Ending, type LineSource, type Program, type ProgramSpec, startProgram } from './program.ts';
import type { ProgramLog } from './program-log.ts';
import { waitUntilAnswers } from './wait-until-answers.ts';

const GRACE_MS = 5_000;
const READY_WITHIN_MS = 60_000;

export interface SupervisedSpec extends ProgramSpec {
  /** Answers, with anything but a server error, when the program does its work. */
  readyUrl: string;
}

export interface SuperviseOptions {
  /** Each starts when the one before it answers. */
  programs: readonly SupervisedSpec[];
  createLog: (program: string) => ProgramLog;
  onLine: (program: string, line: string, source: LineSource) => void;
  /** Called once, when all of them answer. */
  onReady: () => Promise<void>;
  /** Aborted when a person asks for the end. */
  stop: AbortSignal;
  readyWithinMs?: number;
  graceMs?: number;
}

/**
 * Runs programs until a person asks for the end or one of them ends by itself. When this settles,
 * nothing of them is left.
 *
 * @throws StartError if a program ended by itself or did not answer in time
 */
export async function supervise(options: SuperviseOptions): Promise<void> {
  const { programs, createLog, onLine, onReady, stop } = options;
  const { graceMs = GRACE_MS, readyWithinMs = READY_WITHIN_MS } = options;
  const end = new AbortController();
  const running: Program[] = [];
  stop.addEventListener('abort', () => end.abort(stop.reason), { once: true });
  try {
    stop.throwIfAborted();
    for (const spec of programs) {
      const program = startProgram(spec, {
        log: createLog(spec.name),
        onLine: (line, source) => onLine(spec.name, line, source),
      });
      running.push(program);
      void program.ended.then(ending => end.abort(describeEnding(program, ending)));
      await waitUntilReady({ program, url: spec.readyUrl, limitMs: readyWithinMs, signal: end.signal });
    }
    await onReady();
    await untilAborted(end.signal);
  } catch (error) {
    // What was interrupted says so in words of its own; what counts is why.
    const reason: unknown = end.signal.aborted ? end.signal.reason : error;
    if (reason !== stop.reason) throw reason;
  } finally {
    await Promise.all(running.map(program => program.stop(graceMs)));
  }
}

interface Waiting {
  program: Program;
  url: string;
  limitMs: number;
  signal: AbortSignal;
}

async function waitUntilReady({ program, url, limitMs, signal }: Waiting): Promise<void> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    await waitUntilAnswers(url, AbortSignal.any([signal, limit]));
  } catch (error) {
    if (!limit.aborted) throw error;
    const message = `The ${program.name} does not answer at ${url} after ${limitMs / 1000} s.`;
    throw new StartError('PROGRAM_SILENT', `${message}\n${describeOutput(program)}`, error);
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
}

function describeEnding(program: Program, ending: Ending): StartError {
  const how = {
    exited: 'ended by itself',
    killed: 'was killed',
    'not-started': 'could not be started',
  }[ending.kind];
  const detail =
    ending.kind === 'exited'
      ? `exit code ${ending.exitCode}`
      : ending.kind === 'killed'
        ? ending.signal
        : ending.error.message;
  return new StartError(
    'PROGRAM_ENDED',
    `The ${program.name} ${how} (${detail}), so the others have been stopped.\n${describeOutput(program)}`,
  );
}

function describeOutput(program: Program): string {
  const lines = program.getLastLines().map(line => `  ${formatLine(line)}`);
  const heading = lines.length > 0 ? ['Its last lines:', ...lines] : ['It said nothing.'];
  return [...heading, `Its log: ${program.logFile}`].join('\n');
}
