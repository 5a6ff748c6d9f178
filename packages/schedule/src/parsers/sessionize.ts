import type { Feed, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { readSessionizeSession } from './sessionize-session.ts';
import { readSessionizeView, type SessionizeView } from './sessionize-views.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'the JSON of a Sessionize endpoint (All, GridSmart or Sessions)';

/** Keys that no other format has, or the five lists of an All view without sessions yet. */
export function recogniseSessionize(source: string): boolean {
  if (!/^\uFEFF?\s*[[{]/.test(source)) return false;
  if (source.includes('"isServiceSession"') || source.includes('"isTopSpeaker"')) return true;
  return ['"sessions"', '"speakers"', '"questions"', '"categories"', '"rooms"'].every(key =>
    source.includes(key),
  );
}

/**
 * Reads what an endpoint of Sessionize gives (`https://sessionize.com/api/v2/ID/view/…`): All, GridSmart or
 * Sessions, and Speakers as a companion of those that name none. Never throws. Times are those of the
 * conference, without an offset, unless the endpoint was set to UTC. Answers to the questions of the call for
 * papers, which are in All, are not read.
 */
export function parseSessionize(source: string, { timezone, companions = [] }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseSessionize, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const log = new ProblemLog();
  const view = readSessionizeView({ value: opened.value, path: '', log });
  if (view === null) return createUnreadableFeed(source, EXPECTED);
  const views = [view, ...readCompanions(companions, log)];
  const programme = views.find(candidate => candidate.hasProgramme);
  if (programme === undefined) return createSpeakersOnlyFeed();
  const context = {
    timezone,
    log,
    views,
    roomNames: new Map(views.flatMap(({ rooms }) => rooms.map(room => [room.id ?? '', room.name] as const))),
  };
  const sessions = programme.sessions.flatMap(item => readSessionizeSession(item, context) ?? []);
  return finishFeed({
    sessions: leaveOutRepeated(sessions),
    log,
    declaredRooms: programme.rooms,
    conference: { days: programme.days },
  });
}

function readCompanions(companions: readonly string[], log: ProblemLog): SessionizeView[] {
  return companions.flatMap((source, index) => {
    const path = `companions[${index}]`;
    const opened = openJson({ source, recognise: recogniseSessionize, expected: EXPECTED });
    if ('unreadable' in opened) {
      for (const problem of opened.unreadable.problems) log.add({ ...problem, position: { path } });
      return [];
    }
    const view = readSessionizeView({ value: opened.value, path, log });
    if (view === null) log.error('companion-not-recognised', `Expected ${EXPECTED}, or Speakers.`, { path });
    return view ?? [];
  });
}

function createSpeakersOnlyFeed(): Feed {
  const message =
    'Expected the sessions of a Sessionize endpoint, but only its speakers came. Give the address that ends in /view/GridSmart or /view/All, and that of the speakers beside it.';
  return createEmptyFeed([{ severity: 'error', code: 'sessions-missing', message, position: {} }]);
}

/** A session stands in the Sessions view once for each group that it belongs to. */
function leaveOutRepeated(sessions: readonly Session[]): Session[] {
  const seen = new Set<string>();
  return sessions.filter(({ guid, startsAt, rooms }) => {
    const key = JSON.stringify([guid, startsAt, rooms]);
    return guid === '' || seen.size !== seen.add(key).size;
  });
}

export const sessionizeFormat: Format<'sessionize'> = {
  name: 'sessionize',
  aliases: [],
  parse: parseSessionize,
  recognise: recogniseSessionize,
};
