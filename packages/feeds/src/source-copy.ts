import { createHash } from 'node:crypto';
import { type ParsedFeed, type Problem, parseFeed, parseMapped } from '@foyer/schedule';
import type { FeedKey } from './feed-key.ts';
import type { Validators } from './source-reply.ts';

/** One text that was fetched. */
export interface SourcePart extends Validators {
  location: string;
  text: string;
  /** What was odd about its encoding. */
  problems: Problem[];
}

/** A programme as it was fetched: its own text first, then those of its companions that could ever be had. */
export type SourceCopy = readonly [SourcePart, ...SourcePart[]];

/** As equal digests would say, but in a moment: most copies are the same as before, many of them the same object. */
export function isSameCopy(a: SourceCopy, b: SourceCopy): boolean {
  return (
    a.length === b.length &&
    a.every(({ location, text }, index) => location === b[index]?.location && text === b[index]?.text)
  );
}

/** Equal for copies that say the same, letter for letter. */
export function digestCopy(copy: SourceCopy): string {
  const hash = createHash('sha256');
  for (const { location, text } of copy) hash.update(JSON.stringify([location, text.length])).update(text);
  return hash.digest('hex');
}

export function parseCopy({ format, timezone, map, calendar }: FeedKey, copy: SourceCopy): ParsedFeed {
  const [{ text }, ...others] = copy;
  const companions = others.map(part => part.text);
  const options = { timezone, companions, ...(calendar && { calendar }) };
  const feed = map
    ? { ...parseMapped(text, { ...options, map }), format: null }
    : parseFeed(text, { ...options, format: format ?? undefined });
  return { ...feed, problems: [...copy.flatMap(part => part.problems), ...feed.problems] };
}

/** What of a copy may be used to ask whether there is another: a file that went back has an older date. */
export function withoutDates([first, ...others]: SourceCopy): SourceCopy {
  const forget = (part: SourcePart): SourcePart => ({ ...part, lastModified: null });
  return [forget(first), ...others.map(forget)];
}
