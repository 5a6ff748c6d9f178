import type { Random } from '@foyer/schedule/testing';
import { type JsonSchema, type OpenApiDocument, resolveSchema } from './openapi-document.ts';

export interface GenerateOptions {
  document: OpenApiDocument;
  random: Random;
  /** Instants are near to it: milliseconds since 1970. */
  now: number;
  /** What is known better than the schema says: the value of a property of this name. */
  know: (name: string) => unknown;
}

/** Of these, those that a schema allows are taken. */
const TEXTS = [
  'hall',
  'annex',
  'high',
  '720p',
  'de',
  'en',
  'hls.js',
  '2.4.1',
  'icecast',
  'encoder-main',
  'MEDIA_ERR_NETWORK',
  'started,presence',
  'presence,counts',
  'hall@192.0.2.1',
  'https://edge1.example.org/hall/main.m3u8',
  'http://192.0.2.1:8000/attic.ogg?x=1',
  'Grüße aus dem Café 日本 🎥',
  '0',
  'a b',
  '',
];
const MAX_MORE_ITEMS = 4;
const MAX_DEPTH = 12;
const DAY_MS = 86_400_000;

/** A value as a schema describes it. */
export function drawValue(schema: JsonSchema, options: GenerateOptions, depth = 0): unknown {
  const { document, random } = options;
  const {
    const: constant,
    enum: values,
    contentSchema,
    examples,
    ...found
  } = resolveSchema(schema, document);
  if (constant !== undefined) return constant;
  if (values !== undefined) return random.pick(values);
  const alternatives = found.anyOf ?? found.oneOf;
  if (alternatives !== undefined) return drawValue(random.pick(alternatives), options, depth + 1);
  if (found.allOf !== undefined) {
    return Object.assign({}, ...found.allOf.map(part => drawValue(part, options, depth + 1)));
  }
  if (contentSchema !== undefined) return JSON.stringify(drawValue(contentSchema, options, depth + 1));
  if (examples !== undefined && random.chance(0.3)) return random.pick(examples);
  const type = typeof found.type === 'object' ? random.pick(found.type) : found.type;
  if (type === 'object') return generateObject(found, options, depth);
  if (type === 'array') return generateArray(found, options, depth);
  if (type === 'integer' || type === 'number') return generateNumber(found, type, random);
  if (type === 'boolean') return random.chance(0.5);
  if (type === 'null') return null;
  return generateText(found, options);
}

function generateObject(schema: JsonSchema, options: GenerateOptions, depth: number): object {
  const { random, know } = options;
  const { properties = {}, required = [], additionalProperties, propertyNames = {} } = schema;
  const object: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (!required.includes(name) && (depth > MAX_DEPTH || random.chance(0.4))) continue;
    object[name] = know(name) ?? drawValue(property, options, depth + 1);
  }
  if (typeof additionalProperties === 'object' && depth <= MAX_DEPTH) {
    for (let count = random.nat(MAX_MORE_ITEMS); count > 0; count -= 1) {
      const name = String(drawValue({ type: 'string', ...propertyNames }, options, depth + 1));
      object[name] = drawValue(additionalProperties, options, depth + 1);
    }
  }
  return object;
}

function generateArray(schema: JsonSchema, options: GenerateOptions, depth: number): unknown[] {
  const { items = {}, minItems = 0, maxItems = minItems + MAX_MORE_ITEMS } = schema;
  const more = depth > MAX_DEPTH ? 0 : Math.min(maxItems - minItems, MAX_MORE_ITEMS);
  const length = minItems + options.random.nat(more);
  return Array.from({ length }, () => drawValue(items, options, depth + 1));
}

function generateNumber(schema: JsonSchema, type: 'integer' | 'number', random: Random): number {
  const least = schema.minimum ?? schema.exclusiveMinimum ?? 0;
  const { maximum: most = least + 1000 } = schema;
  if (random.chance(0.2)) return schema.minimum === undefined ? most : random.pick([least, most]);
  const span = random.chance(0.7) ? Math.min(most - least, 100) : most - least;
  const value = least + (random.nat(1_000_000) / 1_000_000) * span;
  return type === 'integer' ? Math.floor(value) : value;
}

function generateText(schema: JsonSchema, { random, now }: GenerateOptions): string {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  const instant = new Date(now - 2 * DAY_MS + random.nat(3 * DAY_MS)).toISOString();
  const texts = [...TEXTS, instant, instant];
  const allowed = texts.filter(
    text => text.length >= minLength && text.length <= maxLength && (pattern?.test(text) ?? true),
  );
  return allowed.length === 0 ? 'x'.repeat(minLength) : random.pick(allowed);
}
