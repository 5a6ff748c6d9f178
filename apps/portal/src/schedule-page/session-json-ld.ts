import type { ViewEntry } from './programme-view.ts';

export interface SessionJsonLdOptions {
  entry: ViewEntry;
  event: { title: string; place: string | null };
  /** Plain text. */
  description: string;
  /** Address of the session's page, and of its room's; null: nobody has said where the portal is. */
  url: string | null;
  watchUrl: string | null;
}

/**
 * A session as search engines read it: https://schema.org/Event, as text for a script element. A session that
 * must not be streamed is not said to be online.
 */
export function writeSessionJsonLd({
  entry,
  event,
  description,
  url,
  watchUrl,
}: SessionJsonLdOptions): string {
  const { session, room, startsAt, endsAt } = entry;
  const place = { '@type': 'Place', name: room.title, address: event.place ?? event.title };
  const online =
    watchUrl !== null && session.doNotStream !== true ? { '@type': 'VirtualLocation', url: watchUrl } : null;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: session.title,
    ...(description !== '' && { description }),
    startDate: new Date(startsAt).toISOString(),
    ...(session.endsAt !== null && { endDate: new Date(endsAt).toISOString() }),
    eventStatus: `https://schema.org/${session.cancelled === true ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${online === null ? 'OfflineEventAttendanceMode' : 'MixedEventAttendanceMode'}`,
    location: online === null ? place : [place, online],
    ...(session.speakers.length > 0 && {
      performer: session.speakers.map(({ name }) => ({ '@type': 'Person', name })),
    }),
    ...(session.language !== null && { inLanguage: session.language }),
    ...(url !== null && { url }),
    superEvent: { '@type': 'Event', name: event.title },
  };
  // Whatever a title has in it, it must not end the script.
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
