import { z } from 'zod';
import type { ConfigProblem } from './errors.ts';
import type { LocatedValue, PlainValue } from './located-value.ts';
import { suggestName } from './nearest-name.ts';

export type Entries = ReadonlyMap<string, LocatedValue>;

/** `config` is a block of its own, all others are rooms or what rooms inherit. */
export function describePlace(
  located: LocatedValue,
  room: string,
): Pick<ConfigProblem, 'file' | 'line' | 'room'> {
  return { file: located.file, line: located.line, room: located.block === 'config' ? null : room };
}

/** Keys of a block that nothing reads. */
export function findUnknownKeys(options: {
  block: string;
  entries: Entries;
  known: readonly string[];
  /** Keys of the other kind of block, and what to do with them. */
  elsewhere: { keys: readonly string[]; advice: string };
}): ConfigProblem[] {
  const { block, entries, known, elsewhere } = options;
  return [...entries]
    .filter(([key]) => !known.includes(key))
    .map(([key, located]) => {
      const advice = elsewhere.keys.includes(key) ? `; ${elsewhere.advice}` : suggestName(key, known);
      const owner = block === 'config' ? '"config"' : 'a room';
      return { ...describePlace(located, block), key, message: `is not a key of ${owner}${advice}` };
    });
}

/** Checks the values of one block. Null: they have problems. */
export function parseValues<Shape extends z.ZodRawShape>(options: {
  room: string;
  schema: z.ZodObject<Shape>;
  values: ReadonlyMap<string, PlainValue>;
  /** Where the values come from. */
  entries: Entries;
  problems: ConfigProblem[];
}): z.output<z.ZodObject<Shape>> | null {
  const { room, schema, values, entries, problems } = options;
  const known = [...values].filter(([key]) => key in schema.shape);
  const result = schema.safeParse(Object.fromEntries(known));
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) {
    const [key, ...inner] = path.map(String);
    const located = key === undefined ? undefined : entries.get(key);
    if (key === undefined || located === undefined) continue;
    const names = inner.filter(name => !/^\d+$/.test(name)).map(name => `"${name}": `);
    const place = describePlace(findInnermost(located, inner), room);
    problems.push({ ...place, key, message: names.join('') + message });
  }
  return null;
}

/** As far along the path as there is something. */
function findInnermost(located: LocatedValue, [step, ...rest]: readonly string[]): LocatedValue {
  if (step === undefined || located.kind === 'scalar') return located;
  const next = located.kind === 'list' ? located.items[Number(step)] : located.entries.get(step);
  return next === undefined ? located : findInnermost(next, rest);
}

/** What a file would have to say for a key to have its default. */
export function readDefault(schema: z.ZodType): PlainValue | undefined {
  return schema instanceof z.ZodPrefault ? (schema.def.defaultValue as PlainValue) : undefined;
}
