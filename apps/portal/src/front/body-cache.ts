export interface BodyCache {
  /** The body kept under `key`, or else what `make` gives; undefined is not kept. */
  get(key: string, make: () => string | undefined): string | undefined;
}

/** More than the addresses there are; requests for those there are not are never kept. */
const MAX_BODIES = 1_000;

/** Keeps rendered bodies for a moment, so that a thousand who ask at once cost one rendering. */
export function createBodyCache({ lifetimeMs, now }: { lifetimeMs: number; now: () => number }): BodyCache {
  const bodies = new Map<string, { body: string; madeAt: number }>();
  return {
    get: (key, make) => {
      const kept = bodies.get(key);
      const at = now();
      if (kept !== undefined && at - kept.madeAt < lifetimeMs) return kept.body;
      const body = make();
      bodies.delete(key);
      if (body === undefined) return undefined;
      if (bodies.size >= MAX_BODIES) bodies.clear();
      bodies.set(key, { body, madeAt: at });
      return body;
    },
  };
}
