import type { Session } from '../model.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull } from '../text/white-space.ts';
import type { ExportedEvent } from './exported-event.ts';
import { floorToSecond, writeTitle } from './exported-programme.ts';
import { writeUrl } from './write-url.ts';

/** What schedule.xml and schedule.json differ in. */
export interface FormatLimits {
  /** What the format can hold of a text at all. */
  keepCharacters: (text: string) => string;
  carriesSpeakerId: (id: string) => boolean;
}

/** What a reader finds in an event of either format, as far as they agree: the table of what they lose. */
export function readBack(event: ExportedEvent, { keepCharacters, carriesSpeakerId }: FormatLimits): Session {
  const { session, room, uuid, startsAt, endsAt, addresses } = event;
  const line = (text: string | null) => collapseToNull(keepCharacters(text ?? ''));
  const address = (url: string | null) => (url === null ? null : findUrl(writeUrl(url)));
  const roomName = line(room);
  return {
    ...session,
    guid: uuid,
    title: line(writeTitle(session)) ?? 'Untitled',
    subtitle: line(session.subtitle),
    startsAt: floorToSecond(startsAt),
    endsAt: floorToSecond(endsAt),
    rooms: roomName === null ? [] : [roomName],
    speakers: session.speakers.flatMap(speaker => {
      const name = line(speaker.name);
      const id = speaker.id !== null && carriesSpeakerId(speaker.id) ? speaker.id : null;
      return name === null ? [] : { id, name };
    }),
    track: line(session.track),
    kind: line(session.kind),
    language: line(session.language),
    url: address(session.url ?? addresses.sessionUrl),
    logo: address(session.logo),
    cancelled: null,
  };
}
