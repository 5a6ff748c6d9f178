import { describe, expect, it } from 'vitest';
import type { FuzzRequest } from './describe-request.ts';
import { FuzzReport } from './fuzz-report.ts';

const MIB = 1024 ** 2;

/** A run in which the heap was as large after each part, in MiB. */
function report(requests: number, heaps: readonly number[], rss = 300): FuzzReport {
  const made = new FuzzReport();
  for (let count = 0; count < requests; count++) made.addReply({ kind: 'valid' } as FuzzRequest, 'closed');
  for (const heap of heaps) made.addMemory({ heapBytes: heap * MIB, rssBytes: rss * MIB });
  return made;
}

describe('FuzzReport', () => {
  it('lets memories fill that have a bound', () => {
    expect(report(20_000, [50, 53, 56, 57, 57.5]).failures).toBe(0);
    expect(report(20_000, [60, 50, 50, 50, 50]).failures).toBe(0);
  });

  it('finds what has no bound, be it large or slow', () => {
    const steep = report(20_000, [50, 54, 58, 62, 66]);
    expect(steep.failures).toBe(2);
    expect(steep.describe()).toContain('the heap grew after the first fifth, by 16.0 MiB; 8.0 MiB may be');
    const slow = report(20_000, [50, 48, 50, 52.1, 54.2]);
    expect(slow.failures).toBe(1);
    expect(slow.describe()).toContain('the heap still grew in the last fifth, by 2.1 MiB');
  });

  it('does not take the warming up of a short run for growth', () => {
    expect(report(2_000, [40, 45, 50, 55, 60]).failures).toBe(0);
    expect(report(2_000, [40, 45, 50, 55, 65]).failures).toBe(1);
  });

  it('finds a process that grows beside its heap', () => {
    const grown = report(20_000, [50]);
    grown.addMemory({ heapBytes: 50 * MIB, rssBytes: 461 * MIB });
    expect(grown.describe()).toContain('the process grew after the first fifth, by 161.0 MiB');
  });
});
