import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const codeOf = (source: string) => {
  const parsed = parseJson(source);
  return 'problem' in parsed ? parsed.problem.code : null;
};
const nest = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

describe('parseJson', () => {
  it('parses what JSON.parse does, after a byte order mark too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('', '\uFEFF'), (value, mark) => {
        const source = JSON.stringify(value);
        expect(parseJson(mark + source)).toEqual({ value: JSON.parse(source) });
      }),
    );
  });

  it('says where JSON breaks off', () => {
    expect(parseJson('{"a": [1, 2')).toMatchObject({ problem: { code: 'json-unreadable' } });
    expect(codeOf('')).toBe('json-unreadable');
  });

  it('does not parse what lies deeper than any programme, however far it is closed', () => {
    expect(codeOf(nest(64))).toBe(null);
    expect(codeOf(nest(65))).toBe('json-too-deep');
    expect(codeOf('{"a":'.repeat(1_000_000))).toBe('json-too-deep');
    expect(codeOf(`[${'[],'.repeat(1_000)}[]]`)).toBe(null);
  });

  it('does not parse what is nothing but lists and objects, once there are many', () => {
    const list = (item: string, count: number) => `[${Array(count).fill(item).join()}]`;
    expect(codeOf(list('[[[[1]]]]', 10_000))).toBe(null);
    expect(codeOf(list('[[[[1]]]]', 20_000))).toBe('json-too-empty');
    expect(codeOf(list('{"a":[1]}', 100_000))).toBe('json-too-empty');
    expect(codeOf(list('{"title":"Rain"}', 100_000))).toBe(null);
    expect(codeOf(list(`"${'['.repeat(20)}"`, 20_000))).toBe(null);
  });

  it('is not confused by brackets and quotes in texts', () => {
    const texts = ['['.repeat(100), '\\', '\\\\', '"', '"]['.repeat(50), `\\"${'{'.repeat(100)}`];
    expect(parseJson(JSON.stringify(texts))).toEqual({ value: texts });
    expect(codeOf(`["\\\\", ${nest(64)}]`)).toBe('json-too-deep');
    expect(codeOf(`"${'['.repeat(100)}`)).toBe('json-unreadable');
  });
});
