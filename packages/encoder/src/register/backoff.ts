const FIRST_MS = 1000;

/**
 * How long to wait after some failures in a row: anything up to a bound that doubles with each (full jitter), so
 * that a tracker that comes back is not met by all of its endpoints at once.
 */
export function backoffMs(
  failures: number,
  { maxMs, random }: { maxMs: number; random: () => number },
): number {
  return random() * Math.min(maxMs, FIRST_MS * 2 ** Math.min(failures - 1, 30));
}
