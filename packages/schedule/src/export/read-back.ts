import type { Link, Session } from '../model.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull } from '../text/white-space.ts';
import { writeUrl } from '../text/write-url.ts';
import type { ExportedEvent } from './exported-event.ts';
import { floorToSecond, writeTitle } from './exported-programme.ts';
import { nameRoom } from './list-places.ts';
import { readTextBack } from './read-text-back.ts';

/** What schedule.xml and schedule.json differ in. */
export interface FormatLimits {
  /** What the format can hold of a text at all. */
  keepCharacters: (text: string) => string;
  carriesSpeakerId: (id: string) => boolean;
  writeLink: (url: string) => string;
}

/** What a reader finds in an event of either format, as far as they agree: the table of what they lose. */
export function readBack(
  event: ExportedEvent,
  { keepCharacters, carriesSpeakerId, writeLink }: FormatLimits,
): Session {
  const { session, room, uuid, startsAt, endsAt, addresses } = event;
  const line = (text: string | null) => collapseToNull(keepCharacters(text ?? ''));
  const address = (url: string | null) => (url === null ? null : findUrl(writeUrl(url)));
  const roomName = line(nameRoom(room));
  return {
    ...session,
    guid: uuid,
    title: line(writeTitle(session)) ?? 'Untitled',
    subtitle: line(session.subtitle),
    abstract: readTextBack(session.abstract),
    description: readTextBack(session.description),
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
    links: readLinksBack(session.links, { line, writeLink }),
    cancelled: null,
  };
}

interface LinkLimits {
  line: (text: string) => string | null;
  writeLink: (url: string) => string;
}

/** Each address once, as `listLinks` gives them; those of the portal are not the session's own. */
function readLinksBack(links: readonly Link[], { line, writeLink }: LinkLimits): Link[] {
  const seen = new Set<string>();
  return links
    .filter(({ url }) => seen.size < seen.add(url).size)
    .flatMap(link => {
      const url = findUrl(writeLink(link.url));
      return url === null ? [] : [{ url, title: line(link.title) ?? url }];
    });
}
