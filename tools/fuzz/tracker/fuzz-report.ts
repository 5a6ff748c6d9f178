import type { FuzzRequest, RequestKind } from './describe-request.ts';
import type { Memory } from './measured-tracker.ts';
import type { Reply } from './parse-reply.ts';
import type { Silence } from './raw-connection.ts';

const MAX_PROBLEMS = 20;
const MIB = 1024 ** 2;
/**
 * What a run of any length may add after the first fifth. The heap: what is known of senders and viewers. The process:
 * that, and what V8 keeps in reserve, which comes and goes by a hundred megabytes.
 */
const MAX_GROWTH_BYTES = { heap: 24 * MIB, rss: 160 * MIB };

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
    const [first, last] = [this.#memory[0], this.#memory.at(-1)];
    if (first === undefined || last === undefined) return [];
    const heap = last.heapBytes - first.heapBytes;
    const rss = last.rssBytes - first.rssBytes;
    return [
      ...(heap > MAX_GROWTH_BYTES.heap ? [`the heap grew by ${format(heap)} after the first fifth`] : []),
      ...(rss > MAX_GROWTH_BYTES.rss ? [`the process grew by ${format(rss)} after the first fifth`] : []),
    ];
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
