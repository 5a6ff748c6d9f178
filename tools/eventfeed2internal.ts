import { realpathSync } from 'node:fs';
import { ConfigError } from '@foyer/config';
import { describeLocation, FeedError } from '@foyer/feeds';
import { bearClosedPipes } from './command/bear-closed-pipes.ts';
import { UsageError } from './command/usage-error.ts';
import { parseEventfeedOptions, USAGE } from './eventfeed/options.ts';
import { formatProblemSummary } from './eventfeed/print-problems.ts';
import { type Printed, printChanges, printProgramme } from './eventfeed/print-programme.ts';
import { createProgrammeReader, type ReadProgramme } from './eventfeed/read-programme.ts';
import { STANDARD_INPUT } from './eventfeed/read-standard-input.ts';
import { findReadingTerms } from './eventfeed/reading-terms.ts';

interface Outcome extends Printed {
  exitCode: 0 | 1 | 2;
}

interface Surroundings {
  now?: () => number;
  /** What is read where `-` stands for a file. */
  input?: AsyncIterable<string | Uint8Array>;
}

/** `npm run eventfeed2internal`, without its process. */
export async function runEventfeedTool(
  argv: readonly string[],
  { now = Date.now, input = process.stdin }: Surroundings = {},
): Promise<Outcome> {
  try {
    const options = parseEventfeedOptions(argv);
    if (options === null) return { exitCode: 0, stdout: USAGE, stderr: '' };
    const { view } = options;
    const terms = await findReadingTerms(options);
    const read = await createProgrammeReader(terms, input);
    const programme = await read(terms.main);
    if (isUnreadable(programme)) return failReading(terms.main.location, programme);
    const part = describePart(terms.main.location, programme);
    if (view.kind !== 'diff') return finish(printProgramme(programme, { view, now: now() }), part);
    const old = await read({ location: view.old, namedBy: '--diff in the command' });
    if (isUnreadable(old)) return failReading(view.old, old);
    return finish(printChanges(old, programme), part + describePart(view.old, old));
  } catch (error) {
    if (error instanceof FeedError) return { exitCode: 1, stdout: '', stderr: `${error.message}\n` };
    if (error instanceof ConfigError) return { exitCode: 2, stdout: '', stderr: `${error.message}\n` };
    if (!(error instanceof UsageError)) throw error;
    const stderr = `${error.message}\neventfeed2internal: --help lists the options.\n`;
    return { exitCode: 2, stdout: '', stderr };
  }
}

function isUnreadable({ feed }: ReadProgramme): boolean {
  return !feed.complete && feed.sessions.length === 0;
}

/** What a program that calls this one must be able to tell: a portal would not take such a copy either. */
function finish({ stdout, stderr }: Printed, parts: string): Outcome {
  return { exitCode: parts === '' ? 0 : 1, stdout, stderr: parts + stderr };
}

function describePart(location: string, { feed }: ReadProgramme): string {
  if (feed.complete) return '';
  return `Only a part of ${nameLocation(location)} could be read, and what is printed is of that part; --problems says why.\n`;
}

function nameLocation(location: string): string {
  return location === STANDARD_INPUT ? 'standard input' : describeLocation(location);
}

function failReading(location: string, { feed }: ReadProgramme): Outcome {
  const stderr = `Nothing could be read of ${nameLocation(location)}:\n${formatProblemSummary(feed.problems)}`;
  return { exitCode: 1, stdout: '', stderr };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  bearClosedPipes();
  const { exitCode, stdout, stderr } = await runEventfeedTool(process.argv.slice(2));
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = exitCode;
}
