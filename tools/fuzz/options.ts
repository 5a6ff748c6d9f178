import { availableParallelism } from 'node:os';
import { FUZZ_TARGETS, type FuzzTarget } from '@foyer/schedule/testing';
import { parseOptions } from '../command/parse-options.ts';
import { UsageError } from '../command/usage-error.ts';
import { readNumber } from './read-number.ts';

export const USAGE = `Usage: npm run fuzz [-- OPTION …]
       npm run fuzz -- tracker [OPTION …]   the tracker’s addresses; see npm run fuzz -- tracker --help

Reads damaged programmes in every format and says where a parser does not survive: it threw, gave something that is
no programme, took more than a second of processor time, or more memory than 20 times the input. Inputs are the
project's fixtures, and the real programmes in ../shared/data/schedules where they are, with bits flipped, cut off,
spliced, nested, with values of other types, huge numbers, odd characters, entity bombs and long tokens. Each is
read as the format it is named and as what it is recognised as, and made into a schedule.

Memory is by how much the heap grows while an input is read, beyond 2 MiB that any may take: what is left after each
collection meanwhile, and at the end with the result held. It is measured where more than that was allocated in all,
and for every 250th input.

  --format F[,F…]   only these; default: all; "mapped" is JSON and CSV read by a schedule-map
  --count N         inputs for each format; default 1000
  --seed S          another sequence of inputs; default 1
  --workers N       threads; default: as many as the machine has processors
  --case N          only this input of one format
  --print           with --case: writes the input to standard output and reads nothing
  --help            this text

Formats: ${FUZZ_TARGETS.join(', ')}.

Exit code 1: something did not survive; 2: the command is wrong.
`;

export interface FuzzOptions {
  formats: readonly FuzzTarget[];
  count: number;
  seed: number;
  workers: number;
  /** Only this one, of one format. */
  only: number | null;
  print: boolean;
}

/** @returns null if the usage was asked for. Throws `UsageError`. */
export function parseFuzzOptions(argv: readonly string[]): FuzzOptions | null {
  const values = readValues(argv);
  if (values.help) return null;
  const formats = values.format === undefined ? FUZZ_TARGETS : values.format.split(',').map(readFormat);
  const only = values.case === undefined ? null : readNumber('--case', values.case, { min: 0 });
  if (only !== null && formats.length !== 1) {
    throw new UsageError('--case is an input of one format: name it by --format.');
  }
  if (values.print && only === null) throw new UsageError('--print writes one input: name it by --case.');
  return {
    formats,
    count: readNumber('--count', values.count ?? '1000', { min: 1 }),
    seed: readNumber('--seed', values.seed ?? '1', { min: 0 }),
    workers: readNumber('--workers', values.workers ?? String(availableParallelism()), { min: 1, max: 64 }),
    only,
    print: values.print ?? false,
  };
}

function readValues(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    format: text,
    count: text,
    seed: text,
    workers: text,
    case: text,
    print: flag,
    help: flag,
  };
  return parseOptions({ args: [...argv], options }).values;
}

function readFormat(name: string): FuzzTarget {
  const format = FUZZ_TARGETS.find(target => target === name.trim());
  if (format !== undefined) return format;
  throw new UsageError(`There is no format “${name}”. There are ${FUZZ_TARGETS.join(', ')}.`);
}
