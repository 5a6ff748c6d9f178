import type { FieldReader } from '../json/field-reader.ts';
import type { Instant, Session, Speaker } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { trimToNull } from '../text/white-space.ts';
import { type C3vocRoom, readC3vocLinks, readLine, readOptOut } from './c3voc-fields.ts';
import { createSession } from './create-session.ts';
import type { FrabDay } from './frab-conference.ts';
import type { FrabStartReader } from './frab-start.ts';
import { readEnd } from './read-end.ts';
import { readEndMoment } from './read-moment.ts';
import { readTitle } from './read-title.ts';

export interface EventContext {
  /** Those that the conference declares. */
  rooms: ReadonlyMap<string, C3vocRoom>;
  baseUrl: string | null;
  /** Which program says that it wrote the feed. */
  generator: string | null;
  timezone: string;
  starts: FrabStartReader;
  log: ProblemLog;
}

export interface EventSource {
  event: FieldReader;
  /** The key under which the event stands; it wins over the event's own, as in schedule.xml. */
  room: string;
  day: FrabDay | null;
}

/** null: the event has no start, which is reported. */
export function readScheduleJsonEvent(
  { event, room: key, day }: EventSource,
  context: EventContext,
): Session | null {
  const { log, baseUrl } = context;
  const position = { path: event.path };
  const date = event.text('date')?.trim() ?? '';
  const start = event.text('start')?.trim() ?? '';
  const startsAt = context.starts.readStart({ date, start, day, position });
  if (startsAt === undefined) return null;
  const room = key === '' ? readLine(event, 'room') : key;
  if (room === null) log.warn('room-missing', 'The event names no room, so it is in none.', position);
  return createSession({
    // Without one finishFeed makes it. A code is that of a talk, which may be given several times.
    guid: ['guid', 'id', 'code'].map(name => event.text(name)?.trim() ?? '').find(id => id !== '') ?? '',
    title: readTitle(event, 'title', log),
    subtitle: readLine(event, 'subtitle'),
    abstract: makeRichText(event.text('abstract'), 'html-or-markdown'),
    description: makeRichText(event.text('description'), 'html-or-markdown'),
    startsAt,
    endsAt: readEventEnd(event, startsAt, context),
    rooms: room === null ? [] : [room],
    speakers: readPersons(event),
    track: readLine(event, 'track'),
    kind: readLine(event, 'type'),
    language: readLine(event, 'language'),
    url: findUrl(event.text('url') ?? '', baseUrl),
    logo: findUrl(event.text('logo') ?? '', baseUrl),
    links: readC3vocLinks(event, baseUrl),
    doNotRecord: readOptOut(event, 'do_not_record') ?? context.rooms.get(room ?? '')?.doNotRecord ?? null,
    doNotStream: readOptOut(event, 'do_not_stream'),
    position,
  });
}

/** By `end`, which is newer, or else by `duration`. */
function readEventEnd(event: FieldReader, startsAt: Instant, context: EventContext): Instant | null {
  const { timezone, log, generator } = context;
  const endsAt = readEndMoment({ item: event, key: 'end', timezone, log }, startsAt);
  if (endsAt !== null) return endsAt;
  // Of durations with three parts the schema knows nothing; old pretalx, which does not give its name, writes
  // them for more than a day, and has answers or a code where others have neither.
  const isPretalx =
    generator === null
      ? event.raw('answers') !== null || event.raw('code') !== null
      : /pretalx/i.test(generator);
  const duration = event.text('duration')?.trim() ?? '';
  const threeParts = isPretalx ? 'days-hours-minutes' : 'hours-minutes-seconds';
  return readEnd({ startsAt, duration, threeParts, position: { path: `${event.path}.duration` } }, log);
}

function readPersons(event: FieldReader): Speaker[] {
  return event.objects('persons').flatMap(person => {
    const name = readLine(person, 'public_name') ?? readLine(person, 'name');
    if (name === null) return [];
    const ids = ['id', 'guid', 'code'].map(key => trimToNull(person.text(key) ?? ''));
    return { id: ids.find(id => id !== null) ?? null, name };
  });
}
