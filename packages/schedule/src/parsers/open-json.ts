import { parseJson } from '../json/parse-json.ts';
import type { Feed } from '../model.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

/** The value of a JSON feed; or the feed to answer with, if the source breaks off or is something else. */
export function openJson(options: {
  source: string;
  recognise: (source: string) => boolean;
  /** What should have come, for the message. */
  expected: string;
}): { value: unknown } | { unreadable: Feed } {
  const { source, recognise, expected } = options;
  const parsed = parseJson(source);
  if (!('problem' in parsed)) return parsed;
  return {
    unreadable: recognise(source)
      ? createEmptyFeed([parsed.problem])
      : createUnreadableFeed(source, expected),
  };
}
