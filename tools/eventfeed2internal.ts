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
    if (view.kind !== 'diff') return { exitCode: 0, ...printProgramme(programme, { view, now: now() }) };
    const old = await read({ location: view.old, namedBy: '--diff in the command' });
    return isUnreadable(old) ? failReading(view.old, old) : { exitCode: 0, ...printChanges(old, programme) };
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

function failReading(location: string, { feed }: ReadProgramme): Outcome {
  const what = location === STANDARD_INPUT ? 'standard input' : describeLocation(location);
  const stderr = `Nothing could be read of ${what}:\n${formatProblemSummary(feed.problems)}`;
  return { exitCode: 1, stdout: '', stderr };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  bearClosedPipes();
  const { exitCode, stdout, stderr } = await runEventfeedTool(process.argv.slice(2));
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = exitCode;
}
