/** What a config file says, with the place where it says it. */
export interface Place {
  /** Absolute path. */
  file: string;
  /** From 1: of the key, or of the item of a list. */
  line: number;
  /** The top-level key it stands under, however it is merged later. */
  block: string;
}

export type Scalar = string | number | boolean | null;
export type PlainValue = Scalar | PlainValue[] | { [key: string]: PlainValue };

export type LocatedValue =
  | (Place & { kind: 'scalar'; value: Scalar })
  | (Place & { kind: 'list'; items: LocatedValue[] })
  | LocatedObject;

export type LocatedObject = Place & { kind: 'object'; entries: Map<string, LocatedValue> };

export function toPlainValue(located: LocatedValue): PlainValue {
  if (located.kind === 'scalar') return located.value;
  if (located.kind === 'list') return located.items.map(toPlainValue);
  return Object.fromEntries([...located.entries].map(([key, value]) => [key, toPlainValue(value)]));
}

/** Objects are merged key by key; anything else, lists too, takes the place of what was there. */
export function mergeObjects(base: LocatedObject, over: LocatedObject): LocatedObject {
  const entries = new Map(base.entries);
  for (const [key, value] of over.entries) {
    const before = entries.get(key);
    const both = before?.kind === 'object' && value.kind === 'object';
    entries.set(key, both ? mergeObjects(before, value) : value);
  }
  return { ...base, entries };
}
