import { describeJsonType, isJsonObject } from '../json/field-reader.ts';
import { shorten } from '../text/shorten.ts';
import type { ScheduleMap } from './schedule-map.ts';
import { SCHEDULE_MAP_KEYS, type ScheduleMapKey } from './schedule-map-keys.ts';

const MAX_LINKS = 20;

/** What is wrong with a map, after the key that it is said of. */
export interface ScheduleMapProblem {
  /** null: it is said of the whole map. */
  key: string | null;
  message: string;
}

/** A map of fields as somebody wrote it, in JSON; or what is wrong with it, all at once. */
export function readScheduleMap(value: unknown): { map: ScheduleMap } | { problems: ScheduleMapProblem[] } {
  if (!isJsonObject(value)) {
    const message = `${describe(value)} came, expected an object like { "title": "name", "start": "begins" }`;
    return { problems: [{ key: null, message }] };
  }
  const problems: ScheduleMapProblem[] = [];
  const fields: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const key = Object.hasOwn(SCHEDULE_MAP_KEYS, name) ? SCHEDULE_MAP_KEYS[name] : undefined;
    const message = key === undefined ? `is not a key of a map; there are ${KEYS}` : findFault(key, field);
    if (message !== null) problems.push({ key: name, message });
    else if (key !== undefined) fields.push([key.field, field]);
  }
  for (const key of ['title', 'start']) {
    if (value[key] !== undefined) continue;
    problems.push({
      key: null,
      message: `expected "${key}", the path of it in a session, but it is not there`,
    });
  }
  // Every key was held to its type above.
  return problems.length > 0 ? { problems } : { map: Object.fromEntries(fields) as unknown as ScheduleMap };
}

const KEYS = Object.keys(SCHEDULE_MAP_KEYS).join(', ');

/** null: the field is as it should be. */
function findFault({ value: expected }: ScheduleMapKey, value: unknown): string | null {
  const came = `${describe(value)} came, expected`;
  if (typeof expected !== 'string') {
    return typeof value === 'string' && expected.includes(value)
      ? null
      : `${came} one of ${expected.join(', ')}`;
  }
  switch (expected) {
    case 'flag':
      return typeof value === 'boolean' ? null : `${came} true or false`;
    case 'paths': {
      const isList = Array.isArray(value) && value.length <= MAX_LINKS && value.every(isText);
      return isList ? null : `${came} a list of at most ${MAX_LINKS} paths, each like "links.*.url"`;
    }
    case 'path':
      return isText(value) ? null : `${came} the path of a field, like "room.name", or the name of a column`;
    case 'text':
      return isText(value) ? null : `${came} some text`;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `"${shorten(value, 40)}"`;
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? String(value) : describeJsonType(value);
}
