import type { ConferenceInfo, Feed, Problem } from '../model.ts';
import { describeContent } from './describe-content.ts';

/** What is known of a conference whose feed says nothing. */
export const UNKNOWN_CONFERENCE: ConferenceInfo = {
  title: null,
  acronym: null,
  version: null,
  url: null,
  timezone: null,
  dayChangeMinutes: null,
  days: [],
};

/** The feed of a source that is no programme in the format expected, or in any that we read. */
export function createUnreadableFeed(source: string, expected: string): Feed {
  const isEmpty = source.trim() === '';
  const other = /^\s*[[{]/.test(source) ? ' JSON of any other kind can be read by a schedule-map.' : '';
  return createEmptyFeed([
    {
      severity: 'error',
      code: isEmpty ? 'feed-empty' : 'feed-not-recognised',
      message: `Expected ${expected}, but ${describeContent(source)} came. Give the address of the export itself; for pretalx it ends in /schedule/export/schedule.xml.${other}`,
      position: {},
    },
  ]);
}

export function createEmptyFeed(problems: Problem[]): Feed {
  return {
    conference: { ...UNKNOWN_CONFERENCE, days: [] },
    rooms: [],
    sessions: [],
    problems,
    complete: false,
  };
}
