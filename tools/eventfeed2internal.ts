import { realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FeedError, readSource } from '@foyer/feeds';
import {
  buildSchedule,
  FORMAT_NAMES,
  findFormat,
  formatSessionLines,
  isTimezone,
  type ParsedFeed,
  type Problem,
  parseFeed,
} from '@foyer/schedule';

const USAGE = `Usage: npm run -s eventfeed2internal -- FILE_OR_URL [--format F] [--timezone TZ] [--sessions]

Prints the internal schedule of a conference programme as JSON, with every room of the programme as a room.
What is wrong with the programme goes to standard error.

  --format F      the format; by default it is recognised from the content
  --timezone TZ   IANA zone of times without an offset, and of the days; default: UTC
  --sessions      one line for each session of the programme instead: startUTC|endUTC|room|title
  --help          this text

Formats: ${FORMAT_NAMES.join(', ')}.

Exit code 1: the programme cannot be read at all; 2: the command is wrong.
`;

const MAX_PROBLEM_LINES = 50;

interface Outcome {
  exitCode: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}

/** `npm run eventfeed2internal`, without its process. */
export async function runEventfeedTool(argv: readonly string[]): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        format: { type: 'string' },
        timezone: { type: 'string', default: 'UTC' },
        sessions: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    if (values.help) return { exitCode: 0, stdout: USAGE, stderr: '' };
    const [location, ...rest] = positionals;
    if (location === undefined || rest.length > 0) return failUsage('Expected one FILE_OR_URL.');
    const { timezone, sessions } = values;
    if (!isTimezone(timezone)) {
      return failUsage(
        `Expected the IANA name of a time zone such as Europe/Berlin, but “${timezone}” came.`,
      );
    }
    const format = values.format === undefined ? undefined : findFormat(values.format);
    if (values.format !== undefined && format === undefined) {
      return failUsage(`There is no format “${values.format}”. There are ${FORMAT_NAMES.join(', ')}.`);
    }
    const source = await readSource({ location });
    if (source.status !== 'changed') throw new Error('an unconditional request was answered as unchanged');
    const feed = parseFeed(source.text, { timezone, format });
    return printFeed({ ...feed, problems: [...source.problems, ...feed.problems] }, { timezone, sessions });
  } catch (error) {
    if (error instanceof FeedError) return { exitCode: 1, stdout: '', stderr: `${error.message}\n` };
    if (isUsageError(error)) return failUsage(error.message);
    throw error;
  }
}

function printFeed(
  feed: ParsedFeed,
  { timezone, sessions }: { timezone: string; sessions: boolean },
): Outcome {
  if (!feed.complete && feed.sessions.length === 0) {
    return { exitCode: 1, stdout: '', stderr: formatProblems(feed.problems) };
  }
  if (sessions) {
    const lines = formatSessionLines(feed).map(line => `${line}\n`);
    return { exitCode: 0, stdout: lines.join(''), stderr: formatProblems(feed.problems) };
  }
  const schedule = buildSchedule({
    feed,
    rooms: feed.rooms.map(({ name }) => ({ room: name, title: name, key: null, seeAlso: [] })),
    timezone,
    conferenceTitle: feed.conference.title ?? feed.conference.acronym ?? 'Conference',
  });
  const stdout = `${JSON.stringify(schedule, writeInstant, 2)}\n`;
  return { exitCode: 0, stdout, stderr: formatProblems(schedule.problems) };
}

function writeInstant(key: string, value: unknown): unknown {
  const isInstant = typeof value === 'number' && (key === 'startsAt' || key === 'endsAt');
  return isInstant ? `${new Date(value).toISOString().slice(0, 19)}Z` : value;
}

function formatProblems(problems: readonly Problem[]): string {
  const lines = problems.slice(0, MAX_PROBLEM_LINES).map(({ severity, message, position }) => {
    const where = position.line === undefined ? (position.path ?? '') : `line ${position.line}`;
    return `${[severity, where].filter(part => part !== '').join(', ')}: ${message}\n`;
  });
  const more = problems.length - lines.length;
  return `${lines.join('')}${more > 0 ? `… and ${more} more problems.\n` : ''}`;
}

function failUsage(message: string): Outcome {
  return { exitCode: 2, stdout: '', stderr: `${message}\n\n${USAGE}` };
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  // Whoever reads may have seen enough before all is written, as `head` has.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const { exitCode, stdout, stderr } = await runEventfeedTool(process.argv.slice(2));
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = exitCode;
}
