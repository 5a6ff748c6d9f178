import { realpathSync } from 'node:fs';
import { ConfigError } from '@foyer/config';
import { FeedError } from '@foyer/feeds';
import { bearClosedPipes } from './command/bear-closed-pipes.ts';
import { UsageError } from './command/usage-error.ts';
import { EventfeedUsageError, parseEventfeedOptions, USAGE } from './eventfeed/options.ts';
import { formatProblemSummary } from './eventfeed/print-problems.ts';
import { type Printed, printChanges, printProgramme } from './eventfeed/print-programme.ts';
import { createProgrammeReader, type ReadProgramme } from './eventfeed/read-programme.ts';
import { findReadingTerms } from './eventfeed/reading-terms.ts';

interface Outcome extends Printed {
  exitCode: 0 | 1 | 2;
}

/** `npm run eventfeed2internal`, without its process. */
export async function runEventfeedTool(
  argv: readonly string[],
  now: () => number = Date.now,
): Promise<Outcome> {
  try {
    const options = parseEventfeedOptions(argv);
    if (options === null) return { exitCode: 0, stdout: USAGE, stderr: '' };
    const { view } = options;
    const terms = await findReadingTerms(options);
    const read = await createProgrammeReader(terms);
    const programme = await read(terms.location);
    if (isUnreadable(programme)) return failReading(programme);
    if (view.kind !== 'diff') return { exitCode: 0, ...printProgramme(programme, { view, now: now() }) };
    const old = await read(view.old);
    return isUnreadable(old) ? failReading(old) : { exitCode: 0, ...printChanges(old, programme) };
  } catch (error) {
    if (error instanceof FeedError) return { exitCode: 1, stdout: '', stderr: `${error.message}\n` };
    if (error instanceof ConfigError) return { exitCode: 2, stdout: '', stderr: `${error.message}\n` };
    if (!(error instanceof EventfeedUsageError || error instanceof UsageError)) throw error;
    const stderr = `${error.message}\neventfeed2internal: --help lists the options.\n`;
    return { exitCode: 2, stdout: '', stderr };
  }
}

function isUnreadable({ feed }: ReadProgramme): boolean {
  return !feed.complete && feed.sessions.length === 0;
}

function failReading({ feed }: ReadProgramme): Outcome {
  return { exitCode: 1, stdout: '', stderr: formatProblemSummary(feed.problems) };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  bearClosedPipes();
  const { exitCode, stdout, stderr } = await runEventfeedTool(process.argv.slice(2));
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = exitCode;
}
