import { pickLength, pickOddJson, pickOddText } from './odd-values.ts';
import type { Random } from './random.ts';

type Container = Record<string, unknown> | unknown[];

/** Where a value stands: in a list by its index, in an object by its key. */
interface Place {
  container: Container;
  key: string;
}

const MAX_PLACES = 2_000;
const MAX_COPIES_LENGTH = 50_000;

/** Changes values, keys and lists of a document that stays well-formed; what is no JSON is left alone. */
export function mutateJson(text: string, donor: string, random: Random): string {
  const document = parse(text);
  if (document === undefined) return text;
  try {
    for (let left = 1 + random.nat(3); left > 0; left--) mutateOnce(document, donor, random);
    return JSON.stringify(document.value) ?? 'null';
  } catch (error) {
    // What lies deeper than the stack cannot be written again.
    if (error instanceof RangeError) return text;
    throw error;
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

interface Change {
  place: Place;
  places: readonly Place[];
  donor: string;
  random: Random;
}

const CHANGES: readonly ((change: Change) => void)[] = [
  replace,
  replace,
  ({ place }) => remove(place),
  repeat,
  swap,
  wrap,
  rename,
  graft,
];

function mutateOnce(document: { value: unknown }, donor: string, random: Random): void {
  const places = listPlaces(document);
  random.pick(CHANGES)({ place: random.pick(places), places, donor, random });
}

function listPlaces(document: { value: unknown }): Place[] {
  const places: Place[] = [{ container: document, key: 'value' }];
  for (let at = 0; at < places.length && places.length < MAX_PLACES; at++) {
    const place = places[at];
    const value = place === undefined ? null : read(place);
    if (!isContainer(value)) continue;
    for (const key of Object.keys(value)) places.push({ container: value, key });
  }
  return places;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function read({ container, key }: Place): unknown {
  return Object.hasOwn(container, key) ? Reflect.get(container, key) : undefined;
}

function write({ container, key }: Place, value: unknown): void {
  // Not by assignment: a feed may have a key `__proto__` like any other.
  Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

function replace({ place, random }: Change): void {
  write(place, pickOddJson(random));
}

function remove({ container, key }: Place): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

function repeat({ place, random }: Change): void {
  const { container, key } = place;
  const value = read(place);
  const length = JSON.stringify(value)?.length ?? 1;
  const count = Math.min(pickLength(random), Math.floor(MAX_COPIES_LENGTH / Math.max(1, length)));
  const copies = Array.from({ length: count }, () => value);
  if (Array.isArray(container)) container.splice(Number(key), 0, ...copies);
  else write(place, copies);
}

/** By copies: a value inside the other would make a circle. */
function swap({ place, places, random }: Change): void {
  const other = random.pick(places);
  const copy = structuredClone(read(other));
  write(other, structuredClone(read(place)));
  write(place, copy);
}

function wrap({ place, random }: Change): void {
  const value = read(place);
  write(place, random.chance(0.5) ? [value] : { [pickOddText(random)]: value });
}

function rename({ place, random }: Change): void {
  const { container } = place;
  if (Array.isArray(container)) return;
  const value = read(place);
  remove(place);
  const others = Object.keys(container);
  const isTaken = others.length > 0 && random.chance(0.5);
  write({ container, key: isTaken ? random.pick(others) : pickOddText(random) }, value);
}

function graft({ place, donor, random }: Change): void {
  const given = parse(donor);
  if (given !== undefined) write(place, structuredClone(read(random.pick(listPlaces(given)))));
}
