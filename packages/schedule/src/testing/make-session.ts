import type { Session } from '../model.ts';

/** A session with everything that a test does not care about. */
export function makeSession(session: Partial<Session> & Pick<Session, 'guid' | 'startsAt'>): Session {
  return {
    title: session.guid,
    subtitle: null,
    abstract: null,
    description: null,
    endsAt: null,
    rooms: ['Hall'],
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
    position: {},
    ...session,
  };
}
