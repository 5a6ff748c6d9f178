import { GCProfiler, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Feed } from '@foyer/schedule';
import { checkFeed, type FuzzCase, readCase, UnsoundFeedError } from '@foyer/schedule/testing';

/** What happened to a parser that did not survive. */
export type FailureKind = 'threw' | 'unsound' | 'slow' | 'memory' | 'hung' | 'died';

export interface CaseOutcome {
  /** How many were read, one way or the other. */
  sessions: number;
  cpuMs: number;
  inputBytes: number;
  /** By how much the heap grew at most, in bytes; null: it was not worth measuring, for so little was allocated. */
  heapGrowth: number | null;
  failure: { kind: FailureKind; message: string } | null;
}

/** Of one thread, so that other programs on the machine do not count. */
const MAX_CPU_MS = 1_000;
const MAX_GROWTH_FACTOR = 20;
/** What a reading may take however small its input: compiled code, tables of zones, and the blocks of the heap. */
const FLOOR_BYTES = 2 * 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * Reads a case in each way, and goes on with it as the portal does. The heap is measured closely only if what was
 * allocated in all, garbage included, is more than may be in use at once; `closely` does it anyway.
 */
export function runCase(fuzzCase: FuzzCase, { closely }: { closely: boolean }): CaseOutcome {
  const inputBytes = [fuzzCase.text, ...(fuzzCase.options.companions ?? [])].reduce(
    (sum, text) => sum + new TextEncoder().encode(text).length,
    0,
  );
  const outcome: CaseOutcome = { sessions: 0, cpuMs: 0, inputBytes, heapGrowth: null, failure: null };
  const maxGrowth = FLOOR_BYTES + MAX_GROWTH_FACTOR * inputBytes;
  const startedMs = readCpuMs();
  const closer: (() => Feed)[] = [];
  try {
    const feeds = readCase(fuzzCase, parse => {
      const { result, allocated } = measureAllocation(parse);
      if (closely || allocated > maxGrowth) closer.push(parse);
      return result;
    });
    for (const feed of feeds) checkFeed(feed);
    outcome.sessions = Math.max(...feeds.map(({ sessions }) => sessions.length));
    outcome.cpuMs = readCpuMs() - startedMs;
    if (closer.length > 0) outcome.heapGrowth = Math.max(...closer.map(run => judgeGrowth(run, maxGrowth)));
  } catch (error) {
    const kind = error instanceof UnsoundFeedError ? 'unsound' : 'threw';
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...outcome, failure: { kind, message } };
  }
  return { ...outcome, failure: findExcess(outcome, maxGrowth) };
}

function findExcess({ cpuMs, heapGrowth, inputBytes }: CaseOutcome, maxGrowth: number) {
  if (cpuMs > MAX_CPU_MS) {
    return { kind: 'slow' as const, message: `it took ${Math.round(cpuMs)} ms of processor time` };
  }
  if (heapGrowth === null || heapGrowth <= maxGrowth) return null;
  const message = `the heap grew by ${heapGrowth} bytes for ${inputBytes} bytes of input`;
  return { kind: 'memory' as const, message };
}

/** All that was allocated on the heap meanwhile, garbage included: more than was ever in use at once. */
function measureAllocation<Result>(run: () => Result): { result: Result; allocated: number } {
  const profiler = new GCProfiler();
  let used = getHeapStatistics().used_heap_size;
  profiler.start();
  const result = run();
  const { statistics } = profiler.stop();
  let allocated = getHeapStatistics().used_heap_size;
  for (const { beforeGC, afterGC } of statistics) {
    allocated += beforeGC.heapStatistics.usedHeapSize - used;
    used = afterGC.heapStatistics.usedHeapSize;
  }
  return { result, allocated: allocated - used };
}

/** Exact only where it matters, for that takes a multiple of the time. */
function judgeGrowth(run: () => unknown, maxGrowth: number): number {
  const atMost = measureGrowth(run);
  return atMost <= maxGrowth ? atMost : measureExactGrowth(run);
}

/** Most collections are of what is young, and count garbage that has survived two of them as if it were in use. */
function measureExactGrowth(run: () => unknown): number {
  setFlagsFromString('--gc-global');
  try {
    return measureGrowth(run);
  } finally {
    setFlagsFromString('--no-gc-global');
  }
}

/** By how much more of the heap was in use: after each collection meanwhile, and at the end with the result held. */
function measureGrowth(run: () => unknown): number {
  collectGarbage();
  const before = getHeapStatistics().used_heap_size;
  const profiler = new GCProfiler();
  profiler.start();
  const held = [run()];
  const { statistics } = profiler.stop();
  collectGarbage();
  const after = held.length === 0 ? before : getHeapStatistics().used_heap_size;
  const peaks = statistics.map(({ afterGC }) => afterGC.heapStatistics.usedHeapSize);
  return Math.max(after, ...peaks) - before;
}

function readCpuMs(): number {
  // Only newer Nodes tell threads apart; on others a busy machine makes for slow cases.
  if (typeof process.threadCpuUsage !== 'function') return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
