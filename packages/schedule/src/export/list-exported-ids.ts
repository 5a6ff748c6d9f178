import type { Session } from '../model.ts';
import type { ExportedProgramme } from './exported-programme.ts';
import { listCalendarEvents } from './list-calendar-events.ts';
import { listEvents } from './list-events.ts';

/** By every guid under which some format names a session, in any of its rooms, what it is of; not by its number. */
export function listExportedIds(programme: ExportedProgramme): Map<string, Session> {
  const ids = new Map<string, Session>();
  const add = (id: string, session: Session) => {
    if (!ids.has(id)) ids.set(id, session);
  };
  for (const session of programme.sessions) add(session.guid, session);
  for (const { uuid, session } of listEvents(programme)) add(uuid, session);
  const events = listCalendarEvents(programme, { selects: () => true, timezone: undefined });
  for (const { uid, session } of events) add(uid, session);
  return ids;
}
