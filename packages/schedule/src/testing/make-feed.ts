import type { ConferenceInfo, Feed, Session } from '../model.ts';

export function makeFeed(sessions: Session[], conference: Partial<ConferenceInfo> = {}): Feed {
  return {
    conference: {
      title: null,
      acronym: null,
      version: null,
      url: null,
      timezone: null,
      dayChangeMinutes: null,
      days: [],
      ...conference,
    },
    rooms: [],
    sessions,
    problems: [],
    complete: true,
  };
}
