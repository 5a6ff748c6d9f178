import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { BEGINNING_OF_TIME, END_OF_TIME, type Link, type Session, type Speaker } from '../model.ts';
import { dropSpeakerAddresses } from '../parsers/drop-speaker-addresses.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull } from '../text/white-space.ts';
import { writeUrl } from '../text/write-url.ts';
import { keepXmlCharacters } from '../xml/escape-xml.ts';
import { hashTexts, SUPPLEMENT_INSTRUCTION } from './supplement.ts';

/** Adds to sessions what stands beside them in a schedule.xml that Foyer wrote. */
export function supplementXml(sessions: readonly Session[], source: string, log: ProblemLog): Session[] {
  const mark = `<?${SUPPLEMENT_INSTRUCTION} `;
  // It stands after the root: most programmes have none, and to look for it in all of one would take long.
  const rest = source.slice(Math.max(0, source.lastIndexOf('</schedule>')));
  const start = rest.lastIndexOf(mark);
  const end = rest.indexOf('?>', start);
  if (start === -1 || end === -1) return [...sessions];
  return supplementSessions(sessions, parse(rest.slice(start + mark.length, end)), log);
}

/** Adds to sessions what is known of them by the guids that the format writes, and joins their places. */
export function supplementSessions(
  sessions: readonly Session[],
  supplements: unknown,
  log: ProblemLog,
): Session[] {
  if (!isJsonObject(supplements)) return [...sessions];
  const guids = new Set(sessions.map(session => session.guid));
  return sessions.flatMap(session => {
    const value = Object.hasOwn(supplements, session.guid) ? supplements[session.guid] : undefined;
    if (!isJsonObject(value)) return [session];
    // Only where the other is there: it may have been taken out by hand.
    if (typeof value.placeOf === 'string' && value.placeOf !== session.guid && guids.has(value.placeOf))
      return [];
    return [applySupplement(session, createFieldReader({ value, path: 'foyer', log }))];
  });
}

/** The rooms that the format named for sessions which name none, and in which no other is. */
export function listStandIns(written: readonly Session[], supplemented: readonly Session[]): Set<string> {
  const standIns = new Set(written.flatMap(({ rooms }) => rooms));
  for (const name of supplemented.flatMap(({ rooms }) => rooms)) standIns.delete(name);
  return standIns;
}

/** Adds to the session of a calendar event what a property of the event says. */
export function supplementEvent(session: Session, text: string | null, log: ProblemLog): Session {
  const value = text === null ? null : parse(text);
  return isJsonObject(value)
    ? applySupplement(session, createFieldReader({ value, path: 'foyer', log }))
    : session;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Only what is there and can be read replaces anything. */
function applySupplement(session: Session, fields: FieldReader): Session {
  const has = new Set(fields.keys());
  const line = (key: 'subtitle' | 'track' | 'kind' | 'language') =>
    has.has(key) ? collapseToNull(fields.text(key) ?? '') : session[key];
  const flag = (key: 'doNotRecord' | 'doNotStream' | 'cancelled') =>
    has.has(key) ? fields.flag(key) : session[key];
  const url = (key: 'url' | 'logo') => (has.has(key) ? findUrl(fields.text(key) ?? '') : session[key]);
  return {
    ...session,
    ...readTimes(session, fields),
    ...readTexts(session, fields),
    guid: fields.text('guid') ?? session.guid,
    title: collapseToNull(fields.text('title') ?? '') ?? session.title,
    rooms: has.has('rooms') ? readRooms(fields) : session.rooms,
    speakers: has.has('speakers') ? readSpeakers(fields) : session.speakers,
    subtitle: line('subtitle'),
    track: line('track'),
    kind: line('kind'),
    language: line('language'),
    url: url('url'),
    logo: url('logo'),
    links: has.has('links') ? readLinks(session, fields) : session.links,
    doNotRecord: flag('doNotRecord'),
    doNotStream: flag('doNotStream'),
    cancelled: flag('cancelled'),
  };
}

function readTimes(session: Session, fields: FieldReader): Pick<Session, 'startsAt' | 'endsAt'> {
  const startsAt = fields.number('startsAt') ?? session.startsAt;
  const endsAt = fields.keys().includes('endsAt') ? fields.number('endsAt') : session.endsAt;
  const isSound =
    startsAt > BEGINNING_OF_TIME && startsAt < END_OF_TIME && (endsAt === null || endsAt >= startsAt);
  return isSound && (endsAt ?? 0) < END_OF_TIME
    ? { startsAt, endsAt }
    : { startsAt: session.startsAt, endsAt: session.endsAt };
}

function readRooms(fields: FieldReader): string[] {
  return fields.list('rooms').flatMap(room => (typeof room === 'string' ? (collapseToNull(room) ?? []) : []));
}

/** Without addresses, as what the format says of them: a supplement may have been written by hand. */
function readSpeakers(fields: FieldReader): Speaker[] {
  const speakers = fields.objects('speakers').flatMap(speaker => {
    const name = collapseToNull(speaker.text('name') ?? '');
    return name === null ? [] : [{ id: speaker.text('id'), name }];
  });
  return dropSpeakerAddresses(speakers);
}

/** Only beside the texts that they were written for. */
function readTexts(session: Session, fields: FieldReader): Partial<Session> {
  if (fields.text('textsFor') !== hashTexts(session)) return {};
  const keys = fields.keys();
  return {
    ...(keys.includes('abstract') ? { abstract: readText(fields, 'abstract') } : {}),
    ...(keys.includes('description') ? { description: readText(fields, 'description') } : {}),
  };
}

function readText(fields: FieldReader, key: 'abstract' | 'description'): Session['abstract'] {
  const text = fields.object(key);
  const format = text?.text('format');
  const isKnown = format === 'html' || format === 'markdown' || format === 'text';
  return makeRichText(text?.text('source') ?? null, isKnown ? format : 'html-or-markdown');
}

/**
 * In place of those that the format wrote in another way; one that is not there any more was taken out by hand. What
 * else the format says (a page, a stream) comes after them.
 */
function readLinks(session: Session, fields: FieldReader): Link[] {
  const there = new Set(session.links.map(({ url }) => url));
  const own = fields.objects('links').flatMap(link => {
    const url = findUrl(link.text('url') ?? '');
    const isThere = url !== null && (there.has(keepXmlCharacters(url)) || there.has(writeUrl(url)));
    return isThere ? [{ url, title: collapseToNull(link.text('title') ?? '') ?? url }] : [];
  });
  const written = new Set(own.flatMap(({ url }) => [keepXmlCharacters(url), writeUrl(url)]));
  return [...own, ...session.links.filter(({ url }) => !written.has(url))];
}
