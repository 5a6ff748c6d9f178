import { FeedError, type FeedErrorCode } from './errors.ts';
import type { FeedKey } from './feed-key.ts';
import { BY_CONFIG } from './location.ts';
import { readSource } from './read-source.ts';
import type { SourceCopy, SourcePart } from './source-copy.ts';

/** What belongs to a programme and could not be had; what was last had of it is used, if anything ever was. */
export interface MissingCompanion {
  location: string;
  code: FeedErrorCode;
  message: string;
}

export interface ReadCopyOptions {
  key: FeedKey;
  /** What is asked for only if it has changed. */
  known: SourceCopy | undefined;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}

export interface CopyReply {
  copy: SourceCopy;
  missing: MissingCompanion[];
}

/**
 * Fetches a programme and its companions, all at once.
 * @throws FeedError if the programme itself cannot be had; or the signal's reason
 */
export async function readCopy(options: ReadCopyOptions): Promise<CopyReply> {
  const { location, companions = [] } = options.key;
  const [main, ...others] = await Promise.all([
    readPart({ location, namedBy: BY_CONFIG }, options),
    ...companions.map(companion => readCompanion(companion, options)),
  ]);
  return {
    copy: [main, ...others.flatMap(({ part }) => part ?? [])],
    missing: others.flatMap(({ missing }) => missing ?? []),
  };
}

async function readPart(
  { location, namedBy }: { location: string; namedBy: string },
  { key, known, fetch, signal }: ReadCopyOptions,
): Promise<SourcePart> {
  const before = known?.find(part => part.location === location);
  const { language } = key;
  const reply = await readSource({
    location,
    namedBy,
    language,
    fetch,
    signal,
    ...(before && { conditional: before }),
  });
  if (reply.status === 'changed') {
    const { text, etag, lastModified, problems } = reply;
    return { location, text, etag, lastModified, problems };
  }
  if (before === undefined) throw new Error('an unconditional request was answered as unchanged');
  return before;
}

async function readCompanion(
  location: string,
  options: ReadCopyOptions,
): Promise<{ part?: SourcePart | undefined; missing?: MissingCompanion }> {
  try {
    return { part: await readPart({ location, namedBy: 'schedule-companions in the config' }, options) };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    const part = options.known?.find(known => known.location === location);
    return { part, missing: { location, code: error.code, message: error.message } };
  }
}
