import { isJsonObject } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import type { Link, ParseOptions, Session, Speaker } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { MappedFields, type MappedItem } from './mapped-fields.ts';
import { readMappedEnd, readMappedStart } from './mapped-times.ts';
import type { ScheduleMap } from './schedule-map.ts';

export interface MappedItemSource extends ParseOptions {
  item: MappedItem;
  map: ScheduleMap;
  log: ProblemLog;
}

/** null: it has no start, which is reported. */
export function readMappedSession(source: MappedItemSource): Session | null {
  const { item, map, timezone, log } = source;
  const fields = new MappedFields(item, map);
  const start = readMappedStart({ fields, map, timezone, log });
  if (start === null) return null;
  const title = fields.line('title');
  if (title === null) log.warn('title-missing', 'The session has no title.', item.position);
  const rooms = readRooms(fields, map);
  if (rooms.length === 0) {
    log.warn('room-missing', 'The session names no room, so it is in none.', item.position);
  }
  const format = map.textFormat ?? 'text';
  return createSession({
    guid: fields.text('id').trim(),
    title: title ?? 'Untitled',
    subtitle: fields.line('subtitle'),
    abstract: makeRichText(fields.text('abstract'), format),
    description: makeRichText(fields.text('description'), format),
    startsAt: start.startsAt,
    endsAt: readMappedEnd({ fields, map, timezone, log }, start),
    rooms,
    speakers: readSpeakers(fields, map),
    track: fields.line('track'),
    kind: fields.line('kind'),
    language: fields.line('language'),
    url: findUrl(fields.text('url')),
    logo: findUrl(fields.text('logo')),
    links: (map.links ?? []).flatMap(path => readLinks(item, path)),
    doNotRecord: fields.flag('doNotRecord'),
    doNotStream: fields.flag('doNotStream'),
    cancelled: fields.flag('cancelled'),
    position: item.position,
  });
}

function readRooms(fields: MappedFields, { constantRoom, roomSeparator = '' }: ScheduleMap): string[] {
  const texts = fields.values('room').flatMap(value => {
    const text = isJsonObject(value) ? value.name : value;
    if (typeof text !== 'string' && typeof text !== 'number') return [];
    return roomSeparator === '' ? [String(text)] : String(text).split(roomSeparator);
  });
  const names = texts.flatMap(text => fields.toLine(text) ?? []);
  const constant = names.length > 0 ? null : collapseToNull(constantRoom ?? '');
  return constant === null ? [...new Set(names)] : [constant];
}

function readSpeakers(fields: MappedFields, map: ScheduleMap): Speaker[] {
  const { speakerSeparator = ',', speakerName = 'name' } = map;
  return fields.values('speakers').flatMap((value): Speaker[] => {
    if (isJsonObject(value)) {
      const name = fields.toLine(readId(value[speakerName]));
      return name === null ? [] : [{ id: collapseToNull(readId(value.id)), name }];
    }
    const texts = speakerSeparator === '' ? [readId(value)] : readId(value).split(speakerSeparator);
    return texts.flatMap(text => {
      const name = fields.toLine(text);
      return name === null ? [] : [{ id: null, name }];
    });
  });
}

function readLinks(item: MappedItem, path: string): Link[] {
  return item
    .read(path)
    .flat()
    .flatMap(value => {
      const url = findUrl(readId(value));
      return url === null ? [] : [{ url, title: url }];
    });
}
