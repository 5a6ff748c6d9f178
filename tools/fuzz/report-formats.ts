import type { FuzzTarget } from '@foyer/schedule/testing';
import type { ChunkReport, Failure } from './chunk.ts';

/** With what went wrong; and by their numbers only, to be run again. */
const MAX_SHOWN = 5;
const MAX_LISTED = 200;

/** Adds up the reports of a format's chunks. */
export class FormatReport {
  readonly format: FuzzTarget;
  readonly failures: Failure[] = [];
  #cases = 0;
  #withSessions = 0;
  #slowest = { number: 0, cpuMs: 0 };
  #largestGrowthFactor = 0;
  #elapsedMs = 0;

  constructor(format: FuzzTarget) {
    this.format = format;
  }

  get cases(): number {
    return this.#cases;
  }

  add({ chunk, elapsedMs, withSessions, slowest, largestGrowthFactor, failures }: ChunkReport): void {
    this.#cases += chunk.to - chunk.from;
    this.#withSessions += withSessions;
    if (slowest.cpuMs > this.#slowest.cpuMs) this.#slowest = slowest;
    this.#largestGrowthFactor = Math.max(this.#largestGrowthFactor, largestGrowthFactor);
    this.failures.push(...failures);
    this.#elapsedMs += elapsedMs;
  }

  describe(seed: number): string {
    const rate = Math.round((1_000 * this.#cases) / Math.max(this.#elapsedMs, 1));
    const share = Math.round((100 * this.#withSessions) / Math.max(1, this.#cases));
    const line = [
      `${this.format.padEnd(14)} ${countOf(this.#cases, 'input')}, ${countOf(this.failures.length, 'failure')}`,
      `${share} % with sessions`,
      `slowest ${Math.round(this.#slowest.cpuMs)} ms (case ${this.#slowest.number})`,
      `memory up to ×${this.#largestGrowthFactor.toFixed(1)}`,
      `${rate}/s on a thread`,
    ].join(', ');
    return [line, ...this.#describeFailures(seed)].join('\n');
  }

  #describeFailures(seed: number): string[] {
    const lines = this.failures.slice(0, MAX_SHOWN).map(({ number, kind, message, origin }) => {
      const repeat = `npm run fuzz -- --format ${this.format} --seed ${seed} --case ${number}`;
      const from = origin === '' ? '' : `, made of ${origin}`;
      return `  ${kind}${from}: ${repeat}\n    ${message.split('\n').slice(0, 6).join('\n    ')}`;
    });
    const more = this.failures.slice(MAX_SHOWN);
    if (more.length === 0) return lines;
    const cases = more.slice(0, MAX_LISTED).map(({ number, kind }) => `${number} (${kind})`);
    if (more.length > MAX_LISTED) cases.push('…');
    return [...lines, `  and ${more.length} more: ${cases.join(', ')}`];
  }
}

export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
