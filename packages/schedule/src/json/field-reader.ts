import type { ProblemLog } from '../problem-log.ts';

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `a list`, `an object`, `a number`: for messages that say what came instead. */
export function describeJsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

/**
 * Reads the fields of one object of a feed. A field that is missing or null is null; one of another type than
 * expected is a problem with its path, and null as well.
 */
export interface FieldReader {
  /** Where the object stands: `schedule.days[0]`, or empty for the root. */
  path: string;
  keys(): string[];
  /** Numbers count as text: many sources write ids either way. */
  text(key: string): string | null;
  /** Texts that hold a number count as numbers. */
  number(key: string): number | null;
  flag(key: string): boolean | null;
  list(key: string): unknown[];
  object(key: string): FieldReader | null;
  /** The objects of a list, each with its path; what is no object is a problem. */
  objects(key: string): FieldReader[];
  /** For fields that may be of several types. */
  raw(key: string): unknown;
}

export function createFieldReader(options: {
  value: JsonObject;
  path: string;
  log: ProblemLog;
}): FieldReader {
  const { value: object, path, log } = options;
  const pathOf = (key: string) => (path === '' ? key : `${path}.${key}`);
  const find = (key: string): unknown => (Object.hasOwn(object, key) ? (object[key] ?? null) : null);

  function refuse(key: string, expected: string): null {
    const message = `Expected ${expected}, but ${describeJsonType(find(key))} came; it is ignored.`;
    log.warn('type-unexpected', message, { path: pathOf(key) });
    return null;
  }

  function list(key: string): unknown[] {
    const value = find(key);
    if (value === null) return [];
    return Array.isArray(value) ? value : (refuse(key, 'a list') ?? []);
  }

  return {
    path,
    raw: find,
    keys: () => Object.keys(object),
    text(key) {
      const value = find(key);
      if (value === null || typeof value === 'string') return value;
      return typeof value === 'number' ? String(value) : refuse(key, 'a text');
    },
    number(key) {
      const value = find(key);
      if (value === null || value === '') return null;
      const number = typeof value === 'string' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : refuse(key, 'a number');
    },
    flag(key) {
      const value = find(key);
      return value === null || typeof value === 'boolean' ? value : refuse(key, 'true or false');
    },
    list,
    object(key) {
      const value = find(key);
      if (value === null) return null;
      if (!isJsonObject(value)) return refuse(key, 'an object');
      return createFieldReader({ value, path: pathOf(key), log });
    },
    objects: key => readObjects({ items: list(key), path: pathOf(key), log }),
  };
}

/** The objects of a list, each with its path; what is no object is an error and left out. */
export function readObjects(options: {
  items: readonly unknown[];
  path: string;
  log: ProblemLog;
}): FieldReader[] {
  const { items, path: listPath, log } = options;
  return items.flatMap((value, index) => {
    const path = `${listPath}[${index}]`;
    if (isJsonObject(value)) return [createFieldReader({ value, path, log })];
    const message = `Expected an object, but ${describeJsonType(value)} came; it is left out.`;
    log.error('item-unreadable', message, { path });
    return [];
  });
}
