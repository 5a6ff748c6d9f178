import type { Session, Speaker } from '../model.ts';
import { writeRichText } from '../rich-text/write-rich-text.ts';
import { SUPPLEMENT_INSTRUCTION, writeSupplement } from '../supplement/supplement.ts';
import { writeUrl } from '../text/write-url.ts';
import { formatDateTime } from '../times/format-date-time.ts';
import { HOUR_MS, MINUTE_MS } from '../times/wall-time.ts';
import { keepXmlCharacters } from '../xml/escape-xml.ts';
import { collectSupplements } from './collect-supplements.ts';
import type { ExportedDay, ExportedEvent, ExportedRoom } from './exported-event.ts';
import { type ExportedProgramme, floorToSecond, writeTitle } from './exported-programme.ts';
import { listDays } from './list-days.ts';
import { listEvents } from './list-events.ts';
import { listLinks } from './list-links.ts';
import { nameRoom } from './list-places.ts';
import { isUuid } from './make-uuid.ts';
import { readBack } from './read-back.ts';
import { writeAcronym } from './write-acronym.ts';
import { XmlWriter } from './xml-writer.ts';

/**
 * Writes schedule.xml of the c3voc (https://c3voc.de/schedule/schema.xsd), as apps read it. Its days are those of
 * the programme; a programme without any has none, which the schema does not allow.
 *
 * What the format cannot say is listed in packages/schedule/README.md; the address of the room's page and of its
 * stream are the last links of each event.
 */
export function exportScheduleXml(programme: ExportedProgramme): string {
  const events = listEvents(programme);
  const days = listDays(programme, events);
  const writer = new XmlWriter();
  writer.branch('schedule', {}, () => {
    writer.leaf('generator', '', { name: 'Foyer' });
    if (programme.selfUrl !== null) writer.leaf('url', writeUrl(programme.selfUrl));
    writer.leaf('version', programme.conference.version ?? '');
    writeConference(writer, programme, days);
    for (const day of days) writeDay(writer, programme, day);
  });
  const supplements = collectSupplements(events, readAsXml);
  if (supplements !== null) writer.instruction(SUPPLEMENT_INSTRUCTION, writeSupplement(supplements));
  return writer.finish();
}

function writeConference(
  writer: XmlWriter,
  programme: ExportedProgramme,
  days: readonly ExportedDay[],
): void {
  const { conference, timezone } = programme;
  const [first, last] = [days[0], days.at(-1)];
  writer.branch('conference', {}, () => {
    writer.leaf('title', conference.title ?? '');
    writer.leaf('acronym', writeAcronym(conference, first?.date, /^[a-z0-9_-]{4,}$/));
    if (first !== undefined && last !== undefined) {
      writer.leaf('start', first.date);
      writer.leaf('end', last.date);
    }
    writer.leaf('days', String(days.length));
    if (conference.url !== null) writer.leaf('url', writeUrl(conference.url));
    writer.leaf('time_zone_name', timezone);
  });
}

function writeDay(writer: XmlWriter, programme: ExportedProgramme, day: ExportedDay): void {
  const { timezone } = programme;
  const bounds = {
    start: formatDateTime(day.startsAt, timezone),
    end: formatDateTime(day.endsAt, timezone),
  };
  writer.branch('day', { index: day.index, date: day.date, ...bounds }, () => {
    for (const room of day.rooms) writeRoom(writer, programme, room);
  });
}

function writeRoom(
  writer: XmlWriter,
  programme: ExportedProgramme,
  { name, guid, events }: ExportedRoom,
): void {
  if (events.length === 0) writer.leaf('room', '', { name, guid });
  else
    writer.branch('room', { name, guid }, () => {
      for (const event of events) writeEvent(writer, programme, event);
    });
}

function writeEvent(writer: XmlWriter, { timezone }: ExportedProgramme, event: ExportedEvent): void {
  const { session, room, uuid, id, startsAt } = event;
  const date = formatDateTime(startsAt, timezone);
  const links = listLinks(event);
  writer.branch('event', { guid: uuid, id }, () => {
    writer.leaf('room', nameRoom(room));
    writer.leaf('title', writeTitle(session));
    writer.leaf('subtitle', session.subtitle ?? '');
    writer.leaf('type', session.kind ?? '');
    writer.leaf('date', date);
    writer.leaf('start', date.slice(11, 16));
    writer.leaf('duration', writeDuration(event));
    writer.leaf('abstract', writeRichText(session.abstract));
    writer.leaf('track', session.track ?? '');
    if (session.logo !== null) writer.leaf('logo', writeUrl(session.logo));
    writePersons(writer, session.speakers);
    writer.leaf('language', session.language ?? '');
    writer.leaf('description', writeRichText(session.description));
    writeRecording(writer, session);
    if (links.length > 0) {
      writer.branch('links', {}, () => {
        for (const { url, title, type } of links) writer.leaf('link', title, { href: url, type });
      });
    }
    const url = session.url ?? event.addresses.sessionUrl;
    if (url !== null) writer.leaf('url', writeUrl(url));
  });
}

function writePersons(writer: XmlWriter, speakers: readonly Speaker[]): void {
  if (speakers.length === 0) return;
  writer.branch('persons', {}, () => {
    for (const { id, name } of speakers) {
      const guid = id !== null && isUuid(id) ? id : null;
      writer.leaf('person', name, { id: isInteger(id) ? id : null, guid });
    }
  });
}

function writeRecording(writer: XmlWriter, { doNotRecord }: Session): void {
  if (doNotRecord === null) return;
  writer.branch('recording', {}, () => {
    writer.leaf('license');
    writer.leaf('optout', String(doNotRecord));
  });
}

const LONGEST_MS = 99 * HOUR_MS + 59 * MINUTE_MS;

/** `H:MM` as all write it, with seconds only where there are some; the schema ends at 99 hours. */
function writeDuration({ startsAt, endsAt }: Pick<ExportedEvent, 'startsAt' | 'endsAt'>): string {
  const lengthMs = Math.min(floorToSecond(endsAt) - floorToSecond(startsAt), LONGEST_MS);
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const text = `${pad(lengthMs / HOUR_MS)}:${pad((lengthMs / MINUTE_MS) % 60)}`;
  const seconds = (lengthMs / 1000) % 60;
  return seconds === 0 ? text : `${text}:${pad(seconds)}`;
}

function isInteger(id: string | null): boolean {
  return id !== null && /^-?\d{1,18}$/.test(id);
}

function readAsXml(event: ExportedEvent): Session {
  const carriesSpeakerId = (id: string) => isUuid(id) || isInteger(id);
  const read = readBack(event, {
    keepCharacters: keepXmlCharacters,
    carriesSpeakerId,
    writeLink: keepXmlCharacters,
  });
  const lengthMs = Math.min(floorToSecond(event.endsAt) - read.startsAt, LONGEST_MS);
  return { ...read, endsAt: read.startsAt + lengthMs, doNotStream: null };
}
