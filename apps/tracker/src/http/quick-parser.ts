import { z } from 'zod';

/** Said of a value that is wrong, or that only the schema itself can judge. */
export const DOUBTFUL = Symbol('doubtful');

/** Returns what the schema makes of a value of JSON, or `DOUBTFUL`. What needs no change is the value itself. */
export type QuickParser = (value: unknown) => unknown;

type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes['_zod']['def'];
type Test<T> = (value: T) => boolean;

/**
 * A parser for what is right, several times as fast as the schema's own, which for each value and each check makes
 * objects to be thrown away. It looks at the keys that came and not at all that may come, and leaves to the schema to
 * say what is wrong. Parts of a kind that it does not know it has the schema parse.
 */
export function compileSchema(schema: Schema): QuickParser {
  return compileKnown(schema) ?? askSchema(schema);
}

const parsers = new WeakMap<Schema, QuickParser>();

/** As `compileSchema`, once for each schema. */
export function getQuickParser(schema: Schema): QuickParser {
  const known = parsers.get(schema);
  if (known !== undefined) return known;
  const compiled = compileSchema(schema);
  parsers.set(schema, compiled);
  return compiled;
}

function askSchema(schema: Schema): QuickParser {
  return value => {
    const result = z.safeParse(schema, value);
    return result.success ? result.data : DOUBTFUL;
  };
}

function compileKnown(schema: Schema): QuickParser | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return compileTests(
        def,
        listStringTests(schema, def),
        (value): value is string => typeof value === 'string',
      );
    case 'number':
      return compileTests(
        def,
        listNumberTests(schema, def),
        Number.isFinite as (value: unknown) => value is number,
      );
    case 'array':
      return compileArray(def);
  }
  if (hasChecks(schema)) return undefined;
  switch (def.type) {
    case 'boolean':
      return def.coerce ? undefined : value => (typeof value === 'boolean' ? value : DOUBTFUL);
    case 'enum':
      return compileEnum(schema);
    case 'nullable':
      return compileNullable(def.innerType);
    case 'optional':
    case 'default':
      return compileSchema(def.innerType);
    case 'object':
      return compileObject(def);
    default:
      return undefined;
  }
}

/** Whether there is more to a schema than its kind and its parts: what `refine` adds, or being a format. */
function hasChecks(schema: Schema): boolean {
  return isFormat(schema) || (schema._zod.def.checks?.length ?? 0) > 0;
}

function isFormat(schema: Schema): boolean {
  return schema._zod.traits.has('$ZodCheck');
}

function compileTests<T>(
  def: Definition,
  tests: readonly (Test<T> | undefined)[] | undefined,
  isKind: (value: unknown) => value is T,
): QuickParser | undefined {
  const known = tests?.filter(test => test !== undefined);
  if (known === undefined || known.length < (tests?.length ?? 0) || ('coerce' in def && def.coerce)) {
    return undefined;
  }
  return value => {
    if (!isKind(value)) return DOUBTFUL;
    for (const test of known) if (!test(value)) return DOUBTFUL;
    return value;
  };
}

function listChecks({ checks = [] }: Pick<Definition, 'checks'>): z.core.$ZodChecks['_zod']['def'][] {
  return checks.map(check => (check as z.core.$ZodChecks)._zod.def);
}

function listStringTests(schema: Schema, def: Definition): (Test<string> | undefined)[] | undefined {
  if (isFormat(schema)) return undefined;
  return listChecks(def).map(check => {
    switch (check.check) {
      case 'min_length':
        return value => value.length >= check.minimum;
      case 'max_length':
        return value => value.length <= check.maximum;
      case 'string_format':
        return check.format === 'regex' ? createRegexTest(check.pattern) : undefined;
      default:
        return undefined;
    }
  });
}

function createRegexTest(pattern: RegExp | undefined): Test<string> | undefined {
  // Those remember where they were.
  if (pattern === undefined || pattern.global || pattern.sticky) return undefined;
  return value => pattern.test(value);
}

function listNumberTests(schema: Schema, def: Definition): (Test<number> | undefined)[] | undefined {
  const isInteger = 'format' in def && def.format === 'safeint';
  if (isFormat(schema) && !isInteger) return undefined;
  const tests = listChecks(def).map((check): Test<number> | undefined => {
    if (check.check === 'less_than' && check.inclusive && typeof check.value === 'number') {
      const { value: max } = check;
      return value => value <= max;
    }
    if (check.check === 'greater_than' && check.inclusive && typeof check.value === 'number') {
      const { value: min } = check;
      return value => value >= min;
    }
    return undefined;
  });
  return isInteger ? [Number.isSafeInteger, ...tests] : tests;
}

function compileEnum(schema: Schema): QuickParser | undefined {
  const { values } = schema._zod;
  return values && (value => (values.has(value as z.core.util.Primitive) ? value : DOUBTFUL));
}

function compileNullable(innerType: Schema): QuickParser {
  const parse = compileSchema(innerType);
  return value => (value === null ? null : parse(value));
}

function compileArray(def: z.core.$ZodArrayDef): QuickParser | undefined {
  const tests = listChecks(def).map((check): Test<unknown[]> | undefined =>
    check.check === 'max_length' ? value => value.length <= check.maximum : undefined,
  );
  const parse = compileSchema(def.element);
  if (tests.includes(undefined)) return undefined;
  return value => {
    if (!Array.isArray(value) || !tests.every(test => test?.(value))) return DOUBTFUL;
    const items = value.map(parse);
    return items.includes(DOUBTFUL) ? DOUBTFUL : items;
  };
}

interface Field {
  parse: QuickParser;
  isRequired: boolean;
}

function compileObject({ shape, catchall }: z.core.$ZodObjectDef): QuickParser | undefined {
  if (catchall?._zod.def.type !== 'never') return undefined;
  const fields = new Map<string, Field>();
  const defaults = new Map<string, unknown>();
  for (const [key, schema] of Object.entries(shape)) {
    const { def, optin, optout } = (schema as z.core.$ZodTypes)._zod;
    const isRequired = optin === undefined;
    if (def.type === 'default') defaults.set(key, def.defaultValue);
    else if (!isRequired && (optin !== 'optional' || optout !== 'optional')) return undefined;
    fields.set(key, { parse: compileSchema(schema), isRequired });
  }
  // Objects would be shared.
  if ([...defaults.values()].some(value => typeof value === 'object' && value !== null)) return undefined;
  const required = [...fields.values()].filter(({ isRequired }) => isRequired).length;
  const known = {
    fields,
    required,
    defaults: defaults.size === 0 ? undefined : Object.fromEntries(defaults),
  };
  return value => parseObject(value, known);
}

interface KnownShape {
  fields: ReadonlyMap<string, Field>;
  /** How many are required. */
  required: number;
  /** What keys are that did not come; undefined if they are not there then. */
  defaults: object | undefined;
}

function parseObject(value: unknown, { fields, required, defaults }: KnownShape): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return DOUBTFUL;
  const given = value as Record<string, unknown>;
  let parsed = given;
  let found = 0;
  // What comes of JSON inherits no keys.
  for (const key in given) {
    const part = given[key];
    const field = fields.get(key);
    if (field === undefined || part === undefined) return DOUBTFUL;
    const made = field.parse(part);
    if (made === DOUBTFUL) return DOUBTFUL;
    if (field.isRequired) found += 1;
    if (made === part) continue;
    if (parsed === given) parsed = { ...given };
    parsed[key] = made;
  }
  if (found < required) return DOUBTFUL;
  return defaults === undefined ? parsed : { ...defaults, ...parsed };
}
