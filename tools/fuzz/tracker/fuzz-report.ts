import type { FuzzRequest, RequestKind } from './describe-request.ts';
import type { Memory } from './measured-tracker.ts';
import type { Reply } from './parse-reply.ts';
import type { Silence } from './raw-connection.ts';

const MAX_PROBLEMS = 20;
const MIB = 1024 ** 2;
/** Of the first fifth: fewer leave code that is compiled later, and caches that are not full. */
const WARM_REQUESTS = 4000;
/**
 * What all that comes after the first fifth may add, however much it is. The heap: events that are kept to be told again
 * (4 MiB at the most), lines of logs that are known again, new viewers, code that is compiled. The process: that, and
 * what V8 keeps in reserve, which comes and goes by a hundred megabytes.
 */
const MAX_GROWTH_BYTES = { heap: 8 * MIB, rss: 160 * MIB };
/** More, where the first fifth was too short to warm the tracker up. */
const MAX_COLD_HEAP_BYTES = 24 * MIB;
/** What the last fifth of a run that is not too short may add to the heap: by then all that has a bound is full. */
const MAX_LAST_HEAP_BYTES = 2 * MIB;

/** What came of the requests. */
export class FuzzReport {
  readonly problems: string[] = [];
  #problemCount = 0;
  readonly #startedAt = performance.now();
  readonly #statuses = new Map<RequestKind, Map<string, number>>();
  readonly #memory: Memory[] = [];
  #requests = 0;

  addReply({ kind }: FuzzRequest, reply: Reply | Silence): void {
    this.#requests += 1;
    const status = typeof reply === 'string' ? reply : String(reply.status);
    const counts = this.#statuses.get(kind) ?? new Map<string, number>();
    counts.set(status, (counts.get(status) ?? 0) + 1);
    this.#statuses.set(kind, counts);
  }

  addProblem(problem: string): void {
    this.#problemCount += 1;
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }

  addMemory(memory: Memory): void {
    this.#memory.push(memory);
  }

  /** Everything that is wrong, memory included. */
  get failures(): number {
    return this.#problemCount + this.#listGrowth().length;
  }

  describe(): string {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const more = this.#problemCount - this.problems.length;
    const lines = [
      ...this.problems.map(problem => `✗ ${problem}\n`),
      ...(more > 0 ? [`✗ … and ${more} more\n`] : []),
      ...this.#listGrowth().map(growth => `✗ ${growth}\n`),
      ...Array.from(this.#statuses, ([kind, counts]) => `${kind.padEnd(8)} ${describeCounts(counts)}`),
      `memory   ${this.#memory.map(describeMemory).join(' → ')}`,
      `${this.#requests} requests in ${seconds.toFixed(1)} s, ${this.failures} failures.`,
    ];
    return `${lines.join('\n')}\n`;
  }

  #listGrowth(): string[] {
    const [first, before, last] = [this.#memory[0], this.#memory.at(-2), this.#memory.at(-1)];
    if (first === undefined || before === undefined || last === undefined) return [];
    const isWarm = this.#requests / this.#memory.length >= WARM_REQUESTS;
    const growths = [
      {
        what: 'the heap grew after the first fifth',
        bytes: last.heapBytes - first.heapBytes,
        maxBytes: isWarm ? MAX_GROWTH_BYTES.heap : MAX_COLD_HEAP_BYTES,
      },
      {
        what: 'the heap still grew in the last fifth',
        bytes: last.heapBytes - before.heapBytes,
        maxBytes: isWarm ? MAX_LAST_HEAP_BYTES : MAX_COLD_HEAP_BYTES,
      },
      {
        what: 'the process grew after the first fifth',
        bytes: last.rssBytes - first.rssBytes,
        maxBytes: MAX_GROWTH_BYTES.rss,
      },
    ];
    return growths
      .filter(({ bytes, maxBytes }) => bytes > maxBytes)
      .map(({ what, bytes, maxBytes }) => `${what}, by ${format(bytes)}; ${format(maxBytes)} may be`);
  }
}

function describeCounts(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted(([a], [b]) => a.localeCompare(b));
  return sorted.map(([status, count]) => `${status}: ${count}`).join(', ');
}

function describeMemory({ heapBytes, rssBytes }: Memory): string {
  return `${format(heapBytes)} of ${format(rssBytes)}`;
}

function format(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}
