import { FORMATS, type FormatName } from './formats.ts';
import type { Feed, ParseOptions } from './model.ts';
import { createUnreadableFeed } from './parsers/unreadable-feed.ts';
import { isTimezone } from './times/wall-time.ts';

export interface ParseFeedOptions extends ParseOptions {
  /** Without it the format is recognised from the content. */
  format?: FormatName | undefined;
}

export interface ParsedFeed extends Feed {
  /** null: the content is in no format that we read, and `problems` says what it is. */
  format: FormatName | null;
}

/**
 * Reads a conference programme in any format we know. Never throws: what is wrong is in `problems`, and
 * `complete` is false if the source broke off or is no programme at all.
 */
export function parseFeed(text: string, { format: name, ...options }: ParseFeedOptions): ParsedFeed {
  const format = FORMATS.find(candidate =>
    name === undefined ? candidate.recognise(text) : candidate.name === name,
  );
  if (format === undefined) {
    return {
      ...createUnreadableFeed(
        text,
        'a programme in a format that is known (schedule.xml, schedule.json, iCalendar and others)',
      ),
      format: null,
    };
  }
  const { timezone } = options;
  if (isTimezone(timezone)) return { ...format.parse(text, options), format: format.name };
  const feed = format.parse(text, { ...options, timezone: 'UTC' });
  const message = `Expected the IANA name of a time zone such as Europe/Berlin, but “${timezone}” came; times without an offset are read in UTC. Correct schedule-timezone.`;
  const problem = { severity: 'error' as const, code: 'timezone-unknown', message, position: {} };
  return { ...feed, problems: [problem, ...feed.problems], format: format.name };
}
