import { hasRealProgrammes, loadCorpus, makeCase } from '@foyer/schedule/testing';
import { bearClosedPipes } from '../command/bear-closed-pipes.ts';
import { UsageError } from '../command/usage-error.ts';
import type { Chunk } from './chunk.ts';
import { type FuzzOptions, parseFuzzOptions, USAGE } from './options.ts';
import { countOf, FormatReport } from './report-formats.ts';
import { runChunks } from './run-workers.ts';
import { runTrackerFuzz } from './tracker/main.ts';

const CHUNK_SIZE = 500;

bearClosedPipes();
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`fuzz: ${error.message}\nfuzz: --help lists the options.\n`);
  process.exitCode = 2;
}

async function run(argv: readonly string[]): Promise<number> {
  const [target, ...rest] = argv;
  if (target === 'tracker') return runTrackerFuzz(rest);
  const options = parseFuzzOptions(argv);
  if (options !== null && !options.print) return fuzz(options);
  if (options === null) process.stdout.write(USAGE);
  else printCase(options);
  return 0;
}

async function fuzz({ formats, count, seed, workers, only }: FuzzOptions): Promise<number> {
  const range = only === null ? { from: 0, to: count } : { from: only, to: only + 1 };
  const chunks = formats.flatMap(format => divide({ format, seed, ...range }));
  const reports = new Map(formats.map(format => [format, null as FormatReport | null]));
  console.log(
    `Seed ${seed}, ${workers} threads, fixtures ${hasRealProgrammes ? 'and real programmes' : 'only: no real programmes are here'}.`,
  );
  await runChunks(chunks, {
    workers,
    onReport(report) {
      const { format } = report.chunk;
      const formatReport = reports.get(format) ?? new FormatReport(format);
      reports.set(format, formatReport);
      formatReport.add(report);
      if (formatReport.cases >= range.to - range.from) console.log(formatReport.describe(seed));
    },
  });
  const failures = [...reports.values()].reduce((sum, report) => sum + (report?.failures.length ?? 0), 0);
  const inputs = formats.length * (range.to - range.from);
  console.log(
    `${countOf(inputs, 'input')} of ${countOf(formats.length, 'format')}, ${countOf(failures, 'failure')}.`,
  );
  return failures === 0 ? 0 : 1;
}

function divide({ from, to, ...rest }: Chunk): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = from; start < to; start += CHUNK_SIZE) {
    chunks.push({ ...rest, from: start, to: Math.min(to, start + CHUNK_SIZE) });
  }
  return chunks;
}

function printCase({ formats, seed, only }: FuzzOptions): void {
  const [format] = formats;
  if (format === undefined || only === null) return;
  const { text, origin, options, map } = makeCase(loadCorpus(format, true), { seed, number: only });
  const { companions = [], ...rest } = options;
  console.error(`${format}, made of ${origin}, read with ${JSON.stringify({ ...rest, map })}`);
  for (const companion of companions) console.error(`beside it: ${companion}`);
  process.stdout.write(text);
}
