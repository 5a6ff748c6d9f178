import { heartbeatBodySchema, registerDataSchema, registrationBodySchema } from '@foyer/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileSchema, DOUBTFUL } from './quick-parser.ts';

const stream = { kind: 'video', protocol: 'hls', url: 'https://edge1.example.org/hall/index.m3u8' };
const reported = {
  streams: [stream, { ...stream, quality: 'high', language: null }],
  preview: 'https://edge1.example.org/hall.jpg',
  capacity: { bitrateBps: 1e9, viewers: 400 },
  weight: 0.5,
  versions: { nginx: '1.26.3' },
  components: [{ name: 'mixer', type: 'mixer', mood: 'happy' }],
};
const examples: readonly (readonly [name: string, schema: z.ZodType, example: object])[] = [
  [
    'a heartbeat',
    heartbeatBodySchema,
    {
      room: 'hall',
      endpoint: 'hall@192.0.2.7',
      stream: { kind: 'video', protocol: 'hls', quality: '720p', language: null },
      state: 'playing',
      sinceS: 754.2,
      playedS: 29.4,
      stalls: 1,
      stalledS: 0.6,
      droppedFrames: 0,
      decodedFrames: 735,
      latencyS: 8.5,
      bitrateBps: 4_500_000,
      errors: [{ code: 'fragLoadError', fatal: false, endpoint: null }],
    },
  ],
  [
    'a registration',
    registrationBodySchema,
    { ...reported, room: 'hall', load: { overall_bitrate: 8e6, overall_clients: 3 }, nextInS: 30 },
  ],
  [
    'the data of the ancestor',
    registerDataSchema,
    { ...reported, overall_bitrate: 8e6, webm_low_clients: 3, next: 30 },
  ],
];

/** What people send in the place of what is expected. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'x\u0000',
    0,
    -1,
    0.5,
    1e15,
    [],
    {},
    [1],
    'x'.repeat(3000),
    'paused',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Changes one value anywhere in it, leaves one out, or adds one. */
function spoil(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return strange;
  const here = Array.isArray(value)
    ? fc.oneof(
        strange,
        strange.map(added => [...value, added]),
        fc.constant(Array(40).fill(value[0])),
      )
    : fc.oneof(
        strange,
        fc
          .tuple(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString')), strange)
          .map(([key, added]) =>
            JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(added)},${JSON.stringify(value).slice(1)}`),
          ),
        fc.constantFrom(...Object.keys(value)).map(key => omit(value, key)),
      );
  const entries = Object.entries(value);
  if (entries.length === 0) return here;
  const inside = fc
    .constantFrom(...entries)
    .chain(([key, part]) => spoil(part).map(spoilt => replace(value, key, spoilt)));
  return fc.oneof({ arbitrary: here, weight: 1 }, { arbitrary: inside, weight: 3 });
}

function omit(value: object, key: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function replace(value: object, key: string, part: unknown): object {
  return Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part };
}

describe.each(examples)('of %s', (_, schema, example) => {
  const parse = compileSchema(schema);

  test('it makes what the schema makes, without asking it', () => {
    expect(parse(example)).toEqual(schema.parse(example));
  });

  test('it takes nothing that the schema does not, and nothing as something else', () => {
    fc.assert(
      fc.property(spoil(example), spoilt => {
        const value: unknown = JSON.parse(JSON.stringify(spoilt));
        const result = schema.safeParse(value);
        const quick = parse(value);
        if (result.success) expect([result.data, DOUBTFUL]).toContainEqual(quick);
        else expect(quick).toBe(DOUBTFUL);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each<[string, z.ZodType, unknown]>([
  ['a check of its own', z.strictObject({ a: z.number() }).refine(({ a }) => a > 1), { a: 2 }],
  ['a transformation', z.strictObject({ a: z.string().transform(Number) }), { a: '7' }],
  [
    'a format',
    z.strictObject({ a: z.url(), b: z.iso.datetime() }),
    { a: 'http://a.b', b: '2026-11-20T12:00:00Z' },
  ],
  ['keys that are let be', z.object({ a: z.number() }), { a: 1, b: 2 }],
  ['keys of any name', z.record(z.string().max(2), z.number()), { a: 1 }],
  ['a list with a least length', z.array(z.number()).min(1), [1]],
  ['an open bound', z.number().gt(1), 1.5],
  ['a text with a format', z.string().startsWith('a'), 'ab'],
  ['a coercion', z.coerce.number(), '7'],
])('what it does not know, %s, the schema decides', (_, schema, right) => {
  const parse = compileSchema(schema);
  expect(parse(right)).toEqual(schema.parse(right));
  for (const wrong of [{ a: 0 }, { a: 'b', b: 'c' }, { abc: 1 }, [], 1, 'ba', null]) {
    const result = schema.safeParse(wrong);
    expect(parse(wrong)).toEqual(result.success ? result.data : DOUBTFUL);
  }
});
