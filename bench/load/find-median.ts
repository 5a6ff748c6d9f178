/** NaN of nothing. */
export function findMedian(values: readonly number[]): number {
  return findQuantile(values, 0.5);
}

/** The value that `part` of them are not above: 0.99 for the 99th percentile. */
export function findQuantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
}
