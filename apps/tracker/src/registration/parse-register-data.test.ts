import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRegisterData } from './parse-register-data.ts';

test('the report is what the data says', () => {
  const data = '{"overall_bitrate": 1.5, "loop_clients": 2, "preview": null, "next": 30}';
  expect(parseRegisterData(data)).toEqual({
    ok: true,
    report: {
      load: { overall_bitrate: 1.5, loop_clients: 2 },
      streams: undefined,
      preview: null,
      nextInS: 30,
    },
  });
});

test.each([
  ['', 'ValueError', /^data is not JSON/],
  ['{"overall_bitrate": NaN}', 'ValueError', /^data is not JSON/],
  ["{'overall_bitrate': 1}", 'ValueError', /^data is not JSON/],
  ['{"ip": "192.0.2.1"}', 'AssertionError', /"ip"/],
  ['{"group": "hall"}', 'AssertionError', /"group"/],
  ['[]', 'TypeError', /must be a JSON object/],
  ['null', 'TypeError', /must be a JSON object/],
  ['7', 'TypeError', /must be a JSON object/],
  ['{"colour": "blue"}', 'TypeError', /^data: nobody knows the key "colour"$/],
  ['{"__proto__": {"ip": 1}}', 'TypeError', /^data: nobody knows the key "__proto__"$/],
  ['{"overall_bitrate": -1}', 'ValueError', /^data\.overall_bitrate: .*>=0, got -1$/],
  ['{"overall_bitrate": 1e999}', 'ValueError', /^data\.overall_bitrate: .*, got Infinity$/],
  ['{"overall_bitrate": "12"}', 'ValueError', /^data\.overall_bitrate: expected number, got "12"$/],
  ['{"overall_bitrate": [[[]]]}', 'ValueError', /expected number, got a list$/],
  ['{"streams": [{}]}', 'ValueError', /^data\.streams\[0\]\.kind: .*, got nothing$/],
  [
    '{"preview": "data:text/html,x"}',
    'ValueError',
    /^data\.preview: expected an http:.*got "data:text\/html,x"$/,
  ],
])('%s is a %s', (data, className, message) => {
  expect(parseRegisterData(data)).toEqual({
    ok: false,
    fault: { className, message: expect.stringMatching(message) },
  });
});

test('a value is quoted only so far', () => {
  const result = parseRegisterData(JSON.stringify({ overall_clients: 'x'.repeat(10_000) }));
  expect(JSON.stringify(result).length).toBeLessThan(300);
});

test('nesting without end is only wrong', () => {
  const deep = `{"overall_clients": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  expect(parseRegisterData(deep)).toMatchObject({ ok: false, fault: { className: 'ValueError' } });
});

test('whatever comes, it is a report or a fault', () => {
  const keys = fc.constantFrom('overall_bitrate', 'streams', 'preview', 'next', '__proto__', 'colour');
  const objects = fc.dictionary(keys, fc.jsonValue()).map(value => JSON.stringify(value));
  const property = fc.property(fc.oneof(fc.string(), fc.json(), objects), data => {
    const result = parseRegisterData(data);
    if (!result.ok) expect(result.fault.message).not.toBe('');
  });
  fc.assert(property, { numRuns: 500 });
});
