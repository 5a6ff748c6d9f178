import type { Feed } from '../model.ts';
import { parseMapped } from '../parsers/mapped.ts';
import type { ScheduleMap } from '../parsers/schedule-map.ts';

const MINIMAL: ScheduleMap = { title: 'title', start: 'start' };

/** Reads a feed, of JSON if it is no text, by a map that names `title` and `start` unless told otherwise. */
export function parseWithMap(source: unknown, map: Partial<ScheduleMap> = {}): Feed {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  return parseMapped(text, { timezone: 'Europe/Berlin', map: { ...MINIMAL, ...map } });
}

/** The one session that an item becomes, with instants as text. */
export function readMapped(item: Record<string, unknown>, map: Partial<ScheduleMap> = {}) {
  const { sessions, problems } = parseWithMap([{ title: 'Rain', start: '2026-11-20 10:00', ...item }], map);
  const [session] = sessions;
  if (session === undefined) throw new Error(`there is no session: ${JSON.stringify(problems)}`);
  const toIso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    ...session,
    startsAt: toIso(session.startsAt),
    endsAt: toIso(session.endsAt),
    problems: problems.map(problem => problem.code).filter(code => code !== 'room-missing'),
  };
}
