import { parentPort, workerData } from 'node:worker_threads';
import { type FuzzCorpus, loadCorpus, makeCase } from '@foyer/schedule/testing';
import { type Chunk, type ChunkReport, LARGE_BYTES } from './chunk.ts';
import { runCase } from './run-case.ts';

/** Every so many cases the heap is measured closely, to know how much it grows when all is well. */
const CLOSE_EVERY = 250;

const progress = new Float64Array(workerData.progress);
let corpus: FuzzCorpus | undefined;

parentPort?.on('message', (chunk: Chunk) => {
  if (corpus?.format !== chunk.format) corpus = loadCorpus(chunk.format, true);
  parentPort?.postMessage(runChunk(chunk, corpus));
});

function runChunk(chunk: Chunk, from: FuzzCorpus): ChunkReport {
  const report: ChunkReport = {
    chunk,
    elapsedMs: 0,
    withSessions: 0,
    slowest: { number: chunk.from, cpuMs: 0 },
    largestGrowthFactor: 0,
    failures: [],
  };
  const startedMs = performance.now();
  for (let number = chunk.from; number < chunk.to; number++) {
    const fuzzCase = makeCase(from, { seed: chunk.seed, number });
    progress.set([Date.now(), number]);
    const outcome = runCase(fuzzCase, { closely: number % CLOSE_EVERY === 0 });
    progress.set([0, number]);
    const { sessions, cpuMs, inputBytes, heapGrowth, failure } = outcome;
    if (sessions > 0) report.withSessions++;
    if (cpuMs > report.slowest.cpuMs) report.slowest = { number, cpuMs };
    if (heapGrowth !== null && inputBytes >= LARGE_BYTES) {
      report.largestGrowthFactor = Math.max(report.largestGrowthFactor, heapGrowth / inputBytes);
    }
    if (failure !== null) report.failures.push({ number, origin: fuzzCase.origin, ...failure });
  }
  return { ...report, elapsedMs: performance.now() - startedMs };
}
