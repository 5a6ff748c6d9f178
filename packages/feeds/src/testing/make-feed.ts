import type { ParsedFeed, Session } from '@foyer/schedule';

/** A whole feed of nothing but these sessions. */
export function makeFeed(sessions: Session[], overrides: Partial<ParsedFeed> = {}): ParsedFeed {
  return {
    format: 'frab',
    conference: {
      title: null,
      acronym: null,
      version: null,
      url: null,
      timezone: null,
      dayChangeMinutes: null,
      days: [],
    },
    rooms: [],
    sessions,
    problems: [],
    complete: true,
    ...overrides,
  };
}
