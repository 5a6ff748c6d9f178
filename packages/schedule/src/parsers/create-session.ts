import type { Session } from '../model.ts';

/** A session of which a source says only this much; all else is unknown. */
export function createSession(
  session: Pick<Session, 'guid' | 'title' | 'startsAt' | 'position'> & Partial<Session>,
): Session {
  return {
    subtitle: null,
    abstract: null,
    description: null,
    endsAt: null,
    rooms: [],
    speakers: [],
    track: null,
    kind: null,
    language: null,
    url: null,
    logo: null,
    links: [],
    doNotRecord: null,
    doNotStream: null,
    cancelled: null,
    ...session,
  };
}
