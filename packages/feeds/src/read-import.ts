import type { ParsedFeed } from '@foyer/schedule';
import type { FeedKey } from './feed-key.ts';
import type { HeldBack } from './hold-back.ts';
import { digestCopy, parseCopy, type SourceCopy } from './source-copy.ts';

/** A copy, and what was read of it. */
export interface ReadImport {
  copy: SourceCopy;
  digest: string;
  feed: ParsedFeed;
}

export interface HeldImport extends ReadImport {
  heldBack: HeldBack;
}

export function readImport(key: FeedKey, copy: SourceCopy): ReadImport {
  return { copy, digest: digestCopy(copy), feed: parseCopy(key, copy) };
}
