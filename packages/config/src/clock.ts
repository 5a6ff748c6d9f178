/** Milliseconds since 1970 in UTC. */
export type Instant = number;

/** A clock that tells the real time, or that begins at `now` and runs on from there. */
export function createClock(
  { now }: { now: Instant | null },
  realNow: () => Instant = Date.now,
): () => Instant {
  if (now === null) return realNow;
  const aheadMs = now - realNow();
  return () => realNow() + aheadMs;
}
