import type { FeedRoom, Session, Speaker } from '../model.ts';
import { writeRichText } from '../rich-text/write-rich-text.ts';
import { SUPPLEMENT_META_KEY } from '../supplement/supplement.ts';
import { slugify } from '../text/slugify.ts';
import { writeUrl } from '../text/write-url.ts';
import { formatDateTime } from '../times/format-date-time.ts';
import { HOUR_MS, MINUTE_MS } from '../times/wall-time.ts';
import { collectSupplements } from './collect-supplements.ts';
import type { ExportedDay, ExportedEvent } from './exported-event.ts';
import { type ExportedProgramme, nameIdSpace, writeTitle } from './exported-programme.ts';
import { findTimeslot } from './find-timeslot.ts';
import { listDays } from './list-days.ts';
import { listEvents } from './list-events.ts';
import { listLinks } from './list-links.ts';
import { nameRoom } from './list-places.ts';
import { isUuid, makeUuid } from './make-uuid.ts';
import { readBack } from './read-back.ts';
import { writeAcronym } from './write-acronym.ts';

/**
 * Writes schedule.json, version 1, of the c3voc (https://c3voc.de/schedule/schema.json). What the format cannot
 * say is listed in packages/schedule/README.md; the address of the room's page and of its stream are the last
 * links of each event.
 */
export function exportScheduleJson(programme: ExportedProgramme): string {
  const events = listEvents(programme);
  const days = listDays(programme, events);
  const schedule = {
    version: programme.conference.version ?? '',
    ...(programme.selfUrl === null ? {} : { url: writeUrl(programme.selfUrl) }),
    conference: describeConference(programme, days, events),
  };
  const document = {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: 'Foyer' },
    schedule,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function describeConference(
  programme: ExportedProgramme,
  days: readonly ExportedDay[],
  events: readonly ExportedEvent[],
) {
  const { conference, timezone } = programme;
  const acronym = writeAcronym(conference, days[0]?.date, /^[a-z0-9_-][a-z0-9_]{3,}(?:-2\d{3}-[a-z]+)?$/);
  const supplements = collectSupplements(events, readAsJson);
  const tracks = [...new Set(events.flatMap(({ session }) => session.track ?? []))];
  const zone = findSchemaTimezone(timezone);
  return {
    acronym,
    title: conference.title ?? '',
    start: days[0]?.date ?? '',
    end: days.at(-1)?.date ?? '',
    daysCount: days.length,
    timeslot_duration: findTimeslot(events),
    ...(zone === null ? {} : { time_zone_name: zone }),
    ...(conference.url === null ? {} : { url: writeUrl(conference.url) }),
    tracks: tracks.map(name => ({ name, ...describeSlug(name) })),
    rooms: describeRooms(programme, events),
    ...(supplements === null ? {} : { meta: { [SUPPLEMENT_META_KEY]: supplements } }),
    days: days.map(day => ({
      index: day.index,
      date: day.date,
      day_start: formatDateTime(day.startsAt, timezone),
      day_end: formatDateTime(day.endsAt, timezone),
      rooms: Object.fromEntries(
        day.rooms.map(room => [
          room.name,
          room.events.map(event => describeEvent(event, programme, acronym)),
        ]),
      ),
    })),
  };
}

/** With the guid that the schema demands, made of the name where the source gives none. */
function describeRooms(programme: ExportedProgramme, events: readonly ExportedEvent[]) {
  const names = [...programme.rooms.map(room => room.name), ...events.map(event => nameRoom(event.room))];
  const declared = new Map(programme.rooms.map(room => [room.name, room]));
  const pages = new Map(events.map(({ room, addresses }) => [nameRoom(room), addresses.roomUrl]));
  return [...new Set(names)].map(name => {
    const url = pages.get(name) ?? null;
    return {
      name,
      ...describeSlug(declared.get(name)?.slug ?? name),
      guid: findRoomGuid(declared.get(name), name, programme),
      ...(url === null ? {} : { url: writeUrl(url) }),
    };
  });
}

function findRoomGuid(room: FeedRoom | undefined, name: string, programme: ExportedProgramme): string {
  const own = [room?.guid, room?.id].find(id => typeof id === 'string' && isUuid(id));
  return own ?? makeUuid(nameIdSpace(programme), `room ${name}`);
}

function describeEvent(event: ExportedEvent, { timezone }: ExportedProgramme, acronym: string) {
  const { session, room, uuid, id, startsAt, endsAt, addresses } = event;
  const date = formatDateTime(startsAt, timezone);
  const url = session.url ?? addresses.sessionUrl;
  return {
    guid: uuid,
    id,
    date,
    start: date.slice(11, 16),
    end: formatDateTime(endsAt, timezone),
    duration: writeDuration(event),
    room: nameRoom(room),
    slug: `${acronym}-${id}-${toAsciiSlug(session.title) ?? 'session'}`,
    // The schema demands one even of a session that has none.
    url: writeUrl(url ?? `urn:uuid:${uuid}`),
    title: writeTitle(session),
    subtitle: session.subtitle,
    language: session.language,
    track: session.track,
    type: session.kind ?? '',
    abstract: writeRichText(session.abstract),
    description: writeRichText(session.description),
    ...(session.logo === null ? {} : { logo: writeUrl(session.logo) }),
    do_not_record: session.doNotRecord,
    do_not_stream: session.doNotStream,
    persons: session.speakers.map(describePerson),
    // There is no type for a stream, and no key but these.
    links: listLinks(event).map(link => ({
      url: writeUrl(link.url),
      title: link.title,
      ...(link.type === null ? {} : { type: link.type === 'text/html' ? 'web' : 'media' }),
    })),
  };
}

/** Persons of pretalx have a code, those of frab a number. */
function describePerson({ id, name }: Speaker) {
  if (id === null) return { name };
  if (isUuid(id)) return { guid: id, name };
  if (isNumber(id)) return { id: Number(id), name };
  return isCode(id) ? { code: id, name } : { name };
}

function isNumber(id: string): boolean {
  return Number.isSafeInteger(Number(id)) && String(Number(id)) === id;
}

function isCode(id: string): boolean {
  return /^[A-Z0-9]+$/.test(id);
}

function writeDuration({ startsAt, endsAt }: ExportedEvent): string {
  const lengthMs = endsAt - startsAt;
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${pad(lengthMs / HOUR_MS)}:${pad((lengthMs / MINUTE_MS) % 60)}`;
}

function describeSlug(name: string): { slug?: string } {
  const slug = toAsciiSlug(name);
  return slug === null ? {} : { slug };
}

/** As the schema has it; null: nothing of the name is left. */
function toAsciiSlug(name: string): string | null {
  const slug = slugify(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug.length < 2 ? null : slug;
}

/** The schema knows UTC and names of two words; what it does not know is left to the offsets of the dates. */
function findSchemaTimezone(timezone: string): string | null {
  const canonical = new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone;
  return [timezone, canonical].find(name => /^[A-Z][a-z]+\/[A-Z][a-z]+|^UTC$/.test(name)) ?? null;
}

function readAsJson(event: ExportedEvent): Session {
  const carriesSpeakerId = (id: string) => isUuid(id) || isNumber(id) || isCode(id);
  return readBack(event, { keepCharacters: text => text, carriesSpeakerId, writeLink: writeUrl });
}
