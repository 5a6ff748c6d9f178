import { LoadConnection } from './load-connection.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import type { RequestTexts } from './request-texts.ts';

const TICK_MS = 1;
/** How long the last replies may take. */
const PATIENCE_MS = 10_000;

/** Sends for as long as the plan says. Throws if a reply is not 200. */
export function runLoad(plan: LoadPlan, texts: RequestTexts): Promise<LoadResult> {
  return new LoadRun(plan, texts).run();
}

class LoadRun {
  readonly #plan: LoadPlan;
  readonly #texts: RequestTexts;
  readonly #expected: Buffer | undefined;
  readonly #done = Promise.withResolvers<void>();
  readonly #latenciesMs: number[] = [];
  readonly #dueAt = new Map<LoadConnection, number>();
  #idle: LoadConnection[] = [];
  #unexpected = 0;
  #sent = 0;
  #startedAt = 0;
  #endsAt = 0;

  constructor(plan: LoadPlan, texts: RequestTexts) {
    this.#plan = plan;
    this.#texts = texts;
    this.#expected = plan.expected === undefined ? undefined : Buffer.from(plan.expected);
  }

  async run(): Promise<LoadResult> {
    const { origin, connections, durationS } = this.#plan;
    const on = {
      reply: (connection: LoadConnection, reply: Buffer) => this.#take(connection, reply),
      failure: (error: Error) => this.#done.reject(error),
    };
    const opened = await Promise.all(
      Array.from({ length: connections }, () => LoadConnection.open(origin, on)),
    );
    const before = process.cpuUsage();
    this.#startedAt = performance.now();
    this.#endsAt = this.#startedAt + durationS * 1000;
    this.#idle = [...opened];
    const ticks = setInterval(() => this.#sendDue(), TICK_MS);
    const patience = setTimeout(
      () => this.#done.reject(new Error('the server does not answer any more')),
      durationS * 1000 + PATIENCE_MS,
    );
    try {
      this.#sendDue();
      await this.#done.promise;
      return this.#sumUp(process.cpuUsage(before));
    } finally {
      clearInterval(ticks);
      clearTimeout(patience);
      for (const connection of opened) connection.close();
    }
  }

  #sendDue(): void {
    const now = performance.now();
    const { connections, maxRequests = Number.POSITIVE_INFINITY } = this.#plan;
    if (this.#sent >= maxRequests) this.#endsAt = now;
    while (now < this.#endsAt && this.#idle.length > 0) {
      const dueAt = this.#findNextDue(now);
      if (dueAt > now) return;
      const connection = this.#idle.pop();
      if (connection === undefined) return;
      this.#sent += 1;
      this.#dueAt.set(connection, dueAt);
      connection.send(this.#texts.next());
    }
    if (now >= this.#endsAt && this.#idle.length === connections) this.#done.resolve();
  }

  /** At a given rate whoever waits for a connection has been waiting since it was due. */
  #findNextDue(now: number): number {
    const { ratePerS } = this.#plan;
    return ratePerS === undefined ? now : this.#startedAt + (this.#sent / ratePerS) * 1000;
  }

  #take(connection: LoadConnection, reply: Buffer): void {
    this.#latenciesMs.push(performance.now() - (this.#dueAt.get(connection) ?? 0));
    if (this.#expected !== undefined && !reply.includes(this.#expected)) this.#unexpected += 1;
    this.#idle.push(connection);
    this.#sendDue();
  }

  #sumUp({ user, system }: NodeJS.CpuUsage): LoadResult {
    const durationS = (performance.now() - this.#startedAt) / 1000;
    const sorted = Float64Array.from(this.#latenciesMs).sort();
    const quantile = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
    return {
      replies: sorted.length,
      durationS,
      unexpected: this.#unexpected,
      p50Ms: quantile(0.5),
      p99Ms: quantile(0.99),
      cpuMs: (user + system) / 1000,
    };
  }
}
