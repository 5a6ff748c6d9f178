import { type LocatedValue, type PlainValue, toPlainValue } from './located-value.ts';
import { suggestName } from './nearest-name.ts';
import { ROOM_KEY_ALIASES } from './room-keys.ts';

/** `%%`, `%(key)s`, and what begins as a reference but is not well formed. A `%` alone stays: addresses have it. */
const REFERENCE = /%(?:%|\(([^()]*)\)(.?)|\()/gs;

export interface Interpolation {
  /** Without the keys that have a problem. */
  values: Map<string, PlainValue>;
  problems: { key: string; message: string }[];
}

interface InterpolationOptions {
  room: string;
  entries: ReadonlyMap<string, LocatedValue>;
  /** Not interpolated, since passwords have percent signs, and not to be referred to, since the rest is public. */
  isSecret: (key: string) => boolean;
}

/** Replaces `%(group)s` by the name of the room and `%(key)s` by the room's value of that key. */
export function interpolateRoom(options: InterpolationOptions): Interpolation {
  const interpolator = new RoomInterpolator(options);
  for (const key of options.entries.keys()) interpolator.evaluate(key);
  return interpolator;
}

/** Whether a value is different from room to room. */
export function hasReference(plain: PlainValue): boolean {
  if (Array.isArray(plain)) return plain.some(hasReference);
  if (typeof plain === 'object' && plain !== null) return Object.values(plain).some(hasReference);
  return typeof plain === 'string' && [...plain.matchAll(REFERENCE)].some(([match]) => match !== '%%');
}

class RoomInterpolator implements Interpolation {
  readonly values: Interpolation['values'] = new Map();
  readonly problems: Interpolation['problems'] = [];
  readonly #options: InterpolationOptions;
  readonly #failed = new Set<string>();
  /** The keys that wait for each other, outermost first. */
  readonly #open: string[] = [];

  constructor(options: InterpolationOptions) {
    this.#options = options;
  }

  /** Undefined: the key has a problem, or one that it refers to. */
  evaluate(key: string): PlainValue | undefined {
    const located = this.#options.entries.get(key);
    if (located === undefined || this.#failed.has(key)) return undefined;
    const known = this.values.get(key);
    if (known !== undefined) return known;
    this.#open.push(key);
    const plain = toPlainValue(located);
    const value = this.#options.isSecret(key) ? plain : this.#replaceIn(key, plain);
    this.#open.pop();
    if (this.#failed.has(key)) return undefined;
    this.values.set(key, value);
    return value;
  }

  #replaceIn(key: string, plain: PlainValue): PlainValue {
    if (Array.isArray(plain)) return plain.map(item => this.#replaceIn(key, item));
    if (typeof plain === 'object' && plain !== null) {
      const replaced = Object.entries(plain).map(([name, value]) => [name, this.#replaceIn(key, value)]);
      return Object.fromEntries(replaced);
    }
    if (typeof plain !== 'string') return plain;
    return plain.replaceAll(
      REFERENCE,
      (match: string, name: string | undefined, form: string | undefined) => {
        if (match === '%%') return '%';
        if (name === undefined || form !== 's') {
          return this.#fail(
            key,
            `"${match}" is not a reference, expected the form %(key)s; write %% for a percent sign`,
          );
        }
        return name === 'group' ? this.#options.room : this.#lookUp(key, name);
      },
    );
  }

  #lookUp(key: string, written: string): string {
    const name = ROOM_KEY_ALIASES[written] ?? written;
    const { entries, isSecret } = this.#options;
    if (!entries.has(name)) {
      const suggestion = suggestName(written, ['group', ...entries.keys()]);
      return this.#fail(key, `%(${written})s names no key of a room${suggestion}`);
    }
    if (isSecret(name))
      return this.#fail(key, `%(${written})s is a secret, which may not stand in another value`);
    if (this.#open.includes(name)) {
      const circle = [...this.#open.slice(this.#open.indexOf(name)), name].map(each => `"${each}"`);
      return this.#fail(key, `refers to itself: ${circle.join(' → ')}`);
    }
    const value = this.evaluate(name);
    if (value === undefined) return this.#fail(key, null);
    if (value === null || value === false || value === '') {
      return this.#fail(key, `%(${written})s has no value in this room, expected "${name}" to be set`);
    }
    if (typeof value !== 'object') return String(value);
    return this.#fail(
      key,
      `%(${written})s is ${Array.isArray(value) ? 'a list' : 'an object'}, expected a text`,
    );
  }

  /** `null` where the problem is reported at the key that is referred to. */
  #fail(key: string, message: string | null): string {
    this.#failed.add(key);
    if (message !== null) this.problems.push({ key, message });
    return '';
  }
}
