import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Chunk, ChunkReport, Failure } from './chunk.ts';

/** A case that takes so long by the clock on the wall is not waited for, however busy the machine is. */
const HANG_MS = 120_000;
const WATCH_EVERY_MS = 500;
/** A worker that needs more than this dies, and we do not. */
const MAX_HEAP_MB = 1_024;
/** Small, so that what is garbage is soon collected and does not count as used. */
const YOUNG_HEAP_MB = 3;

/** Runs chunks on so many threads, in order, and reports each when it is done. A case that hangs or kills is told. */
export async function runChunks(
  chunks: readonly Chunk[],
  { workers, onReport }: { workers: number; onReport: (report: ChunkReport) => void },
): Promise<void> {
  const waiting = [...chunks];
  const runNext = async (): Promise<void> => {
    let thread: FuzzThread | undefined;
    for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) {
      thread ??= new FuzzThread();
      const result = await thread.run(chunk);
      if ('slowest' in result) {
        onReport(result);
        continue;
      }
      await thread.stop();
      thread = undefined;
      onReport(reportEnd(chunk, result));
      if (result.number > chunk.from) waiting.unshift({ ...chunk, to: result.number });
      if (result.number + 1 < chunk.to) waiting.unshift({ ...chunk, from: result.number + 1 });
    }
    await thread?.stop();
  };
  await Promise.all(Array.from({ length: workers }, runNext));
}

/** Of a chunk nothing is known but the case that ended it; what was before it is run again. */
function reportEnd(chunk: Chunk, failure: Failure): ChunkReport {
  return {
    chunk: { ...chunk, from: failure.number, to: failure.number + 1 },
    elapsedMs: 0,
    withSessions: 0,
    slowest: { number: failure.number, cpuMs: 0 },
    largestGrowthFactor: 0,
    failures: [failure],
  };
}

class FuzzThread {
  /** [0]: when the case began, in ms since 1970; 0 if there is none. [1]: its number. */
  readonly #progress = new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT));
  readonly #worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: { progress: this.#progress.buffer },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });

  /** The failure is that of the case at which the thread hung or died. */
  async run(chunk: Chunk): Promise<ChunkReport | Failure> {
    const stop = new AbortController();
    try {
      this.#worker.postMessage(chunk);
      return await Promise.race([
        once(this.#worker, 'message', { signal: stop.signal }).then(([report]): ChunkReport => report),
        this.#untilItHangs(stop.signal),
      ]);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { number: this.#number, kind: 'died', message, origin: '' };
    } finally {
      stop.abort();
    }
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  get #number(): number {
    return this.#progress[1] ?? 0;
  }

  #untilItHangs(signal: AbortSignal): Promise<Failure> {
    return new Promise(resolve => {
      const timer = setInterval(() => {
        const startedAt = this.#progress[0] ?? 0;
        if (startedAt === 0 || Date.now() - startedAt < HANG_MS) return;
        const message = `it was not done after ${HANG_MS / 1_000} s`;
        resolve({ number: this.#number, kind: 'hung', message, origin: '' });
      }, WATCH_EVERY_MS);
      signal.addEventListener('abort', () => clearInterval(timer));
    });
  }
}
