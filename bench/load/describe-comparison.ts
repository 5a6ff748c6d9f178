import type { Measurement } from './compare-servers.ts';
import { formatTable } from './format-table.ts';

/** A table of what was measured, and the ratios of the last to the first. */
export function describeComparison(measurements: readonly Measurement[]): string {
  const rows = measurements.map(measured => [
    measured.name,
    measured.ratePerS.toFixed(0),
    measured.cpuUs.toFixed(1),
    measured.p50Ms.toFixed(2),
    measured.p99Ms.toFixed(2),
    (measured.rssBytes / 1e6).toFixed(0),
    measured.loadShare.toFixed(2),
  ]);
  const titles = ['', 'requests/s', 'CPU µs/request', 'p50 ms', 'p99 ms', 'RSS MB', 'CPU of the load'];
  const { rate, cpu } = computeRatios(measurements);
  return `${formatTable([titles, ...rows])}\nratio ${rate.toFixed(2)}, by CPU time ${cpu.toFixed(2)}`;
}

/** What the last does of what the first does: by requests per second, and by the CPU time that one takes. */
export function computeRatios(measurements: readonly Measurement[]): { rate: number; cpu: number } {
  const [first, last] = [measurements[0], measurements.at(-1)];
  if (first === undefined || last === undefined) return { rate: Number.NaN, cpu: Number.NaN };
  return { rate: last.ratePerS / first.ratePerS, cpu: first.cpuUs / last.cpuUs };
}
