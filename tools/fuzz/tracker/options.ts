import { parseOptions } from '../../command/parse-options.ts';
import { UsageError } from '../../command/usage-error.ts';
import { readNumber } from '../read-number.ts';

export const TRACKER_USAGE = `Usage: npm run fuzz -- tracker [OPTION …]

Starts a tracker with an empty data folder and sends it requests to every address of its OpenAPI document: as the
document describes them, with parts of them changed, and hostile ones: other types and sizes, unknown keys and keys of
prototypes, broken encodings, NUL and odd characters, wrong methods, odd headers, bodies that are cut off. It says
where the tracker does not hold: a reply of 5xx, or that the document does not allow, or with a stack, a path or SQL
in it; a connection that is closed without a reply; memory that grows.

Memory is measured after each fifth of the requests, once all garbage is collected. After the first fifth the heap may
grow by 8 MiB, for what the tracker keeps has a bound and is mostly there by then, and in the last fifth by 2 MiB: with
100000 requests that is a hundred bytes for each. The process may grow by 160 MiB, since what V8 keeps in reserve comes
and goes. Runs of fewer than 20000 requests do not warm the tracker up: their heap may grow by 24 MiB.

  --count N         requests; default 100000
  --seed S          another sequence of requests; default 1
  --connections N   so many at once, each for as many requests as it lasts; default 16
  --case N          only this request
  --print           with --case: writes the request to standard output and sends nothing
  --help            this text

Exit code 1: the tracker did not hold; 2: the command is wrong.
`;

export interface TrackerFuzzOptions {
  count: number;
  seed: number;
  connections: number;
  /** Only this one. */
  only: number | null;
  print: boolean;
}

/** @returns null if the usage was asked for. Throws `UsageError`. */
export function parseTrackerFuzzOptions(argv: readonly string[]): TrackerFuzzOptions | null {
  const values = readValues(argv);
  if (values.help) return null;
  const only = values.case === undefined ? null : readNumber('--case', values.case, { min: 0 });
  if (values.print && only === null) throw new UsageError('--print writes one request: name it by --case.');
  return {
    count: readNumber('--count', values.count ?? '100000', { min: 1 }),
    seed: readNumber('--seed', values.seed ?? '1', { min: 0 }),
    connections: readNumber('--connections', values.connections ?? '16', { min: 1, max: 256 }),
    only,
    print: values.print ?? false,
  };
}

function readValues(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { count: text, seed: text, connections: text, case: text, print: flag, help: flag };
  return parseOptions({ args: [...argv], options }).values;
}
