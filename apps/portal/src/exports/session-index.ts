import { listExportedIds, type Session } from '@foyer/schedule';
import { toSessionKey } from '../schedule-page/session-path.ts';
import { type ExportedSources, toExported } from './exported-sources.ts';

/** Finds the sessions that go out by what people and apps call them. */
export interface SessionIndex {
  /** What the programme calls so, at every instant that it has; else what an export calls so; empty if nothing is. */
  findByGuid(guid: string): readonly Session[];
  /** The same by the key of a page, which an id of an export can be too. */
  findByKey(key: string): readonly Session[];
}

/** Of one programme many ask; exports that differ in their origin have the same sessions. */
const indexes = new WeakMap<ExportedSources['sessions'], SessionIndex>();

export function getSessionIndex(sources: ExportedSources): SessionIndex {
  const known = indexes.get(sources.sessions) ?? createIndex(sources);
  indexes.set(sources.sessions, known);
  return known;
}

function createIndex(sources: ExportedSources): SessionIndex {
  const { sessions, findOrigin } = sources;
  const byGuid = Map.groupBy(sessions, session => findOrigin(session)?.guid ?? session.guid);
  const guids = new Map([...byGuid.keys()].map(guid => [toSessionKey(guid), guid]));
  // Worked out only for who comes with an id that is none of the programme's.
  let exported: ReadonlyMap<string, Session> | null = null;
  const findByGuid = (guid: string): readonly Session[] => {
    const own = byGuid.get(guid);
    if (own !== undefined) return own;
    exported ??= listExportedIds({ ...toExported(sources, null), selfUrl: null });
    const session = exported.get(guid);
    return session === undefined ? [] : [session];
  };
  return { findByGuid, findByKey: key => findByGuid(guids.get(key) ?? key) };
}
