import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';

const gzipElsewhere = promisify(gzip);
/** Above this it takes longer than anybody else should wait. */
const MAX_GZIP_HERE = 200_000;

export interface Body {
  text: string;
  etag: string;
  /** Compressed when it is first wanted, and then kept as long as the text. */
  getGzipped(): Buffer | Promise<Buffer>;
}

export interface BodyCache {
  /** The body kept under `key`, or else what `make` gives; undefined is not kept. */
  get(key: string, make: () => string | undefined): Body | undefined;
}

/** Of each room there are a few bodies, and what is not there is not kept; a key must not be the sender's to choose. */
const MAX_BODIES = 1_000;

/** Keeps rendered bodies for a moment, so that a thousand who ask at once cost one rendering. */
export function createBodyCache({ lifetimeMs, now }: { lifetimeMs: number; now: () => number }): BodyCache {
  const bodies = new Map<string, { body: Body; madeAt: number }>();
  return {
    get: (key, make) => {
      const kept = bodies.get(key);
      const at = now();
      if (kept !== undefined && at - kept.madeAt < lifetimeMs) return kept.body;
      const text = make();
      bodies.delete(key);
      if (text === undefined) return undefined;
      const body = createBody(text);
      if (bodies.size >= MAX_BODIES) bodies.clear();
      bodies.set(key, { body, madeAt: at });
      return body;
    },
  };
}

export function createBody(text: string): Body {
  let gzipped: Buffer | Promise<Buffer> | undefined;
  return {
    text,
    etag: `"${createHash('sha1').update(text).digest('base64url')}"`,
    getGzipped: () => {
      gzipped ??= text.length > MAX_GZIP_HERE ? gzipElsewhere(text) : gzipSync(text);
      return gzipped;
    },
  };
}
