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
  readonly path: string;
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
  return new JsonFieldReader(options);
}

/** The objects of a list, each with its path; what is no object is an error and left out. */
export function readObjects(options: {
  items: readonly unknown[];
  path: string;
  log: ProblemLog;
}): FieldReader[] {
  const { items, path, log } = options;
  return items.flatMap((value, index) => {
    if (isJsonObject(value)) return [new JsonFieldReader({ value, path, index, log })];
    const message = `Expected an object, but ${describeJsonType(value)} came; it is left out.`;
    log.error('item-unreadable', message, { path: `${path}[${index}]` });
    return [];
  });
}

/** Small, and with a path only if it is asked for one: lists have readers for all of their thousands of objects. */
class JsonFieldReader implements FieldReader {
  readonly #value: JsonObject;
  readonly #log: ProblemLog;
  readonly #base: string;
  /** Of the object in the list that the base is the path of; -1 where the base is its own path. */
  readonly #index: number;

  constructor(options: { value: JsonObject; path: string; index?: number; log: ProblemLog }) {
    this.#value = options.value;
    this.#log = options.log;
    this.#base = options.path;
    this.#index = options.index ?? -1;
  }

  get path(): string {
    return this.#index === -1 ? this.#base : `${this.#base}[${this.#index}]`;
  }

  keys(): string[] {
    return Object.keys(this.#value);
  }

  raw(key: string): unknown {
    return Object.hasOwn(this.#value, key) ? (this.#value[key] ?? null) : null;
  }

  text(key: string): string | null {
    const value = this.raw(key);
    if (value === null || typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : this.#refuse(key, 'a text');
  }

  number(key: string): number | null {
    const value = this.raw(key);
    if (value === null || value === '') return null;
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : this.#refuse(key, 'a number');
  }

  flag(key: string): boolean | null {
    const value = this.raw(key);
    return value === null || typeof value === 'boolean' ? value : this.#refuse(key, 'true or false');
  }

  list(key: string): unknown[] {
    const value = this.raw(key);
    if (value === null) return [];
    return Array.isArray(value) ? value : (this.#refuse(key, 'a list') ?? []);
  }

  object(key: string): FieldReader | null {
    const value = this.raw(key);
    if (value === null) return null;
    if (!isJsonObject(value)) return this.#refuse(key, 'an object');
    return new JsonFieldReader({ value, path: this.#pathOf(key), log: this.#log });
  }

  objects(key: string): FieldReader[] {
    return readObjects({ items: this.list(key), path: this.#pathOf(key), log: this.#log });
  }

  #pathOf(key: string): string {
    const { path } = this;
    return path === '' ? key : `${path}.${key}`;
  }

  #refuse(key: string, expected: string): null {
    const message = `Expected ${expected}, but ${describeJsonType(this.raw(key))} came; it is ignored.`;
    this.#log.warn('type-unexpected', message, { path: this.#pathOf(key) });
    return null;
  }
}
