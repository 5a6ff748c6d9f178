import type { Instant, Session } from '../model.ts';

/** What a change tells of a session: little enough to keep many, and plain JSON. */
export interface SessionOutline {
  guid: string;
  title: string;
  startsAt: Instant;
  endsAt: Instant | null;
  rooms: string[];
  speakers: string[];
  doNotRecord: boolean | null;
  doNotStream: boolean | null;
  cancelled: boolean | null;
}

interface Both {
  /** That of the session as it is now, or was last. */
  guid: string;
  before: SessionOutline;
  after: SessionOutline;
}

/** One thing that became another between two imports; a session that changed in several ways has several. */
export type SessionChange =
  | { kind: 'added'; guid: string; before: null; after: SessionOutline }
  | { kind: 'removed'; guid: string; before: SessionOutline; after: null }
  | (Both & { kind: 'cancelled' | 'reinstated' })
  /** `byMs` is positive where it starts later. */
  | (Both & { kind: 'moved'; byMs: number })
  /** `byMs` is positive where it lasts longer; null where one of the two states no end. */
  | (Both & { kind: 'length-changed'; byMs: number | null })
  | (Both & { kind: 'room-changed' | 'renamed' | 'speakers-changed' })
  /** Whether it may be streamed or recorded. */
  | (Both & { kind: 'opt-out-changed' })
  /** The same session under another id: links and stars that name the old one lead nowhere. */
  | (Both & { kind: 'guid-changed' })
  /** Anything else that is read of it. */
  | (Both & { kind: 'edited'; fields: EditedField[] });

export type SessionChangeKind = SessionChange['kind'];

/** In the order in which the changes of one session are listed. */
export const SESSION_CHANGE_KINDS = [
  ...(['added', 'removed', 'cancelled', 'reinstated', 'moved', 'length-changed', 'room-changed'] as const),
  ...(['renamed', 'speakers-changed', 'opt-out-changed', 'guid-changed', 'edited'] as const),
] as const satisfies readonly SessionChangeKind[];

export const EDITED_FIELDS = [
  ...(['subtitle', 'abstract', 'description', 'track', 'kind', 'language', 'url', 'logo', 'links'] as const),
] as const satisfies readonly (keyof Session)[];

export type EditedField = (typeof EDITED_FIELDS)[number];

export function outlineSession(session: Session): SessionOutline {
  const { guid, title, startsAt, endsAt, rooms, doNotRecord, doNotStream, cancelled } = session;
  const speakers = session.speakers.map(speaker => speaker.name);
  return { guid, title, startsAt, endsAt, rooms, speakers, doNotRecord, doNotStream, cancelled };
}
