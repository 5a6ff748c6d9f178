import type { Config, RoomConfig } from '@foyer/config';
import {
  type AddressedSession,
  type DatedChange,
  type ExportCalendarOptions,
  exportCalendar,
  exportChanges,
  exportScheduleJson,
  exportScheduleXml,
  type Instant,
  type Session,
  type SessionRevision,
} from '@foyer/schedule';
import type { ProgrammeSource } from '../programme/programme.ts';
import { type ExportedSources, makeAddresses, toExported } from './exported-sources.ts';
import { findBeginning, findChangeTimes, findLastChange } from './list-changes.ts';
import type { PreparedSources } from './prepare-sources.ts';
import { getSessionIndex } from './session-index.ts';

export type RenderExport = (sources: PreparedSources, origin: string | null) => string | undefined;

export const renderScheduleXml: RenderExport = (sources, origin) =>
  exportScheduleXml({ ...toExported(sources, origin), selfUrl: at(origin, '/schedule.xml') });

export const renderScheduleJson: RenderExport = (sources, origin) =>
  exportScheduleJson({ ...toExported(sources, origin), selfUrl: at(origin, '/schedule.json') });

interface CalendarView extends Pick<ExportCalendarOptions, 'selects' | 'name'> {
  path: string;
  /** Whose calendar it is. */
  room?: RoomConfig;
}

export function createCalendarRenderer(getConfig: () => Config) {
  const render = (
    sources: PreparedSources,
    origin: string | null,
    { path, room, ...options }: CalendarView,
  ) =>
    exportCalendar(
      { ...toExported(sources, origin), selfUrl: at(origin, path) },
      {
        stampedAt: findLastChangeOfAll(sources),
        findRevision: getRevisionFinder(sources),
        ...(room !== undefined && { timezone: room.scheduleTimezone }),
        ...options,
      },
    );
  const title = () => getConfig().system.title;
  return {
    renderAll: ((sources, origin) =>
      render(sources, origin, { path: '/schedule.ics', name: title() })) satisfies RenderExport,

    /** Of a room of the config; undefined if there is none of that name. */
    renderRoom:
      (name: string): RenderExport =>
      (sources, origin) => {
        const room = getConfig().rooms.find(candidate => candidate.name === name);
        if (room === undefined) return undefined;
        const selects = (session: Session) => sources.findOrigin(session)?.shownIn.has(name) === true;
        const options = { path: `/${name}/schedule.ics`, room, name: `${room.title} · ${title()}` };
        return render(sources, origin, { ...options, selects });
      },

    /** Of one session, by the key of its page or what an export calls it; undefined if there is none. */
    renderSession:
      (key: string): RenderExport =>
      (sources, origin) => {
        const found = getSessionIndex(sources).findByKey(key);
        const [session] = found;
        if (session === undefined) return undefined;
        const path = `/schedule/${encodeURIComponent(key)}.ics`;
        return render(sources, origin, { path, name: session.title, selects: each => found.includes(each) });
      },

    /** Of those that somebody has chosen, without what is not in the programme any more; undefined if that is all. */
    renderChosen:
      (guids: readonly string[]): RenderExport =>
      (sources, origin) => {
        const index = getSessionIndex(sources);
        const chosen = new Set(guids.flatMap(guid => index.findByGuid(guid)));
        if (chosen.size === 0) return undefined;
        const query = guids.map(guid => `guid=${encodeURIComponent(guid.toWellFormed())}`).join('&');
        const options = { path: `/schedule.ics?${query}`, name: `My programme · ${title()}` };
        return render(sources, origin, {
          ...options,
          selects: session => chosen.has(session),
        });
      },
  };
}

/** More than readers show; the imports remembered have at most two thousand. */
const MAX_CHANGES = 200;

export const renderChanges: RenderExport = (
  { sources, changesOf, conference, timezone, findRoom, listPlenaryRooms },
  origin,
) => {
  const changes = [...changesOf].flatMap(([source, dateds]) => dateds.map(dated => ({ source, dated })));
  const latest = tellOnce(changes)
    .sort((a, b) => b.dated.at - a.dated.at)
    .slice(0, MAX_CHANGES);
  const sourceOf = new Map<AddressedSession, ProgrammeSource>(
    latest.map(({ source, dated }) => [dated.change.after ?? dated.change.before, source]),
  );
  return exportChanges({
    title: conference.title ?? 'Programme',
    timezone,
    changes: latest.map(({ dated }) => dated),
    since: Math.min(...sources.map(findBeginning)),
    idSpace: conference.acronym ?? conference.url ?? conference.title ?? '',
    findPlaces: session => {
      const source = sourceOf.get(session);
      return source === undefined ? [] : listPlenaryRooms(source);
    },
    findAddresses: (session, name) => {
      const source = sourceOf.get(session);
      const room = source === undefined ? undefined : findRoom(source, name);
      return makeAddresses({ origin, guid: session.guid, room });
    },
    selfUrl: at(origin, '/schedule/changes.atom'),
    pageUrl: at(origin, '/schedule'),
  });
};

interface SourcedChange {
  source: ProgrammeSource;
  dated: DatedChange;
}

/** What a correction does to a session is one change, in however many zones its programme is read. */
function tellOnce(changes: readonly SourcedChange[]): SourcedChange[] {
  const told = new Set<string>();
  return changes.filter(({ source, dated: { at: changedAt, change } }) => {
    const key = JSON.stringify([source.feed.location, change.kind, change.guid, changedAt]);
    return !told.has(key) && told.add(key);
  });
}

function findLastChangeOfAll({ sources, endedCorrections }: ExportedSources): Instant {
  return Math.max(...sources.map(source => findLastChange(source, endedCorrections)));
}

/** Of one programme many ask, each for some sessions: what changed is looked for once. */
const revisionFinders = new WeakMap<PreparedSources, (session: Session) => SessionRevision | null>();

function getRevisionFinder(sources: PreparedSources) {
  const known = revisionFinders.get(sources) ?? createRevisionFinder(sources);
  revisionFinders.set(sources, known);
  return known;
}

/** By the second of the last change that is remembered, which only grows. */
function createRevisionFinder(sources: PreparedSources): (session: Session) => SessionRevision | null {
  const { changesOf, endedCorrections } = sources;
  const changedAt = new Map<string, Instant>();
  const found = [...changesOf].flatMap(([source, changes]) => [
    ...findChangeTimes(source, endedCorrections, changes),
  ]);
  for (const [guid, changed] of found) {
    changedAt.set(guid, Math.max(changed, changedAt.get(guid) ?? 0));
  }
  return session => {
    const changed = changedAt.get(getGuid(sources, session));
    if (changed === undefined) return null;
    return { sequence: countSequence(changed), at: changed };
  };
}

/** What the programme calls it: of what is at two instants, the later one goes out under another guid. */
function getGuid({ findOrigin }: PreparedSources, session: Session): string {
  return findOrigin(session)?.guid ?? session.guid;
}

/** Before any programme that is rehearsed. */
const SEQUENCE_EPOCH = Date.UTC(2000, 0, 1);
/** What RFC 5545, 3.3.8, has for an integer: until 2068. */
const MAX_SEQUENCE = 2 ** 31 - 1;

/**
 * A calendar takes the copy with the greater one for the later (RFC 5545, 3.8.7.4), however many changes between them it
 * has not seen.
 */
function countSequence(changedAt: Instant): number {
  const seconds = Math.floor((changedAt - SEQUENCE_EPOCH) / 1_000);
  return Math.min(MAX_SEQUENCE, Math.max(0, seconds));
}

function at(origin: string | null, path: string): string | null {
  return origin === null ? null : origin + path;
}
