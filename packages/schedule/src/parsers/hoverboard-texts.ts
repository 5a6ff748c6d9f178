import {
  createFieldReader,
  type FieldReader,
  isJsonObject,
  type JsonObject,
  readObjects,
} from '../json/field-reader.ts';
import type { ProblemLog } from '../problem-log.ts';

export interface HoverboardDay {
  /** Its key, where days are not a list. */
  key: string;
  day: FieldReader;
}

/** What the texts of a programme hold together; a text may hold one of it, or all. */
export interface HoverboardTexts {
  days: HoverboardDay[];
  /** null: no text has any. */
  sessions: Map<string, FieldReader> | null;
  speakers: Map<string, FieldReader>;
}

interface TextSource {
  value: unknown;
  path: string;
  log: ProblemLog;
}

/** Adds what a text holds, told by its content; false: it is none of the three. */
export function addHoverboardText(source: TextSource, texts: HoverboardTexts): boolean {
  const { value, path, log } = source;
  const items = Array.isArray(value) ? value : Object.values(isJsonObject(value) ? value : {});
  const objects = items.filter(isJsonObject);
  if (objects.some(item => Array.isArray(item.timeslots))) {
    texts.days.push(...readById(source).map(([key, day]) => ({ key, day })));
  } else if (isJsonObject(value) && ['schedule', 'sessions', 'speakers'].some(key => key in value)) {
    return addParts(value, { path, log }, texts);
  } else if (objects.some(item => typeof item.name === 'string')) {
    for (const [id, speaker] of readById(source)) texts.speakers.set(id, speaker);
  } else if (objects.some(item => typeof item.title === 'string')) {
    texts.sessions ??= new Map();
    for (const [id, session] of readById(source)) texts.sessions.set(id, session);
  } else {
    return false;
  }
  return true;
}

/** The site’s whole database. */
function addParts(
  value: JsonObject,
  { path, log }: { path: string; log: ProblemLog },
  texts: HoverboardTexts,
): boolean {
  const root = createFieldReader({ value, path, log });
  const added = ['schedule', 'sessions', 'speakers'].map(key => {
    const partPath = path === '' ? key : `${path}.${key}`;
    return addHoverboardText({ value: root.raw(key), path: partPath, log }, texts);
  });
  return added.includes(true);
}

/** The values of an object by their keys, or those of a list by their ids. */
function readById({ value, path, log }: TextSource): [string, FieldReader][] {
  if (Array.isArray(value)) {
    return readObjects({ items: value, path, log }).map(item => [item.text('id') ?? '', item]);
  }
  if (!isJsonObject(value)) return [];
  const byId = createFieldReader({ value, path, log });
  return byId.keys().flatMap((id): [string, FieldReader][] => {
    const item = byId.object(id);
    return item === null ? [] : [[id, item]];
  });
}
