import { expect, test } from 'vitest';
import { toPlainValue } from './located-value.ts';
import { parseSource } from './parse-source.ts';

function read(text: string) {
  const { root, problems } = parseSource({ file: '/conf/config.json', text });
  return {
    plain: root && toPlainValue(root),
    problems: problems.map(({ line, room, key, message }) => ({ line, room, key, message })),
  };
}

test('comments and trailing commas are allowed', () => {
  const text =
    '// A comment\n{ /* another */ "default": { "title": "A", "schedule-see-also": ["b",], }, } // last';
  expect(read(text)).toEqual({
    plain: { default: { title: 'A', 'schedule-see-also': ['b'] } },
    problems: [],
  });
});

test('terminators are dropped, however often they stand', () => {
  const text = '{ "config": { "localips": ["^10", "", ""], "": "", "": 1 }, "": {}, "": {} }';
  expect(read(text)).toEqual({ plain: { config: { localips: ['^10'] } }, problems: [] });
});

test('"//" and "%23" in a text are no comments', () => {
  expect(read('{ "a": { "irclog": "http://logs.example/%23a" } }').plain).toEqual({
    a: { irclog: 'http://logs.example/%23a' },
  });
});

test('ircchannel is channel in a room, and in a room only', () => {
  const text = '{ "config": { "ircchannel": "#c" }, "a": { "ircchannel": "#a" }, "ircchannel": {} }';
  expect(read(text).plain).toEqual({ config: { ircchannel: '#c' }, a: { channel: '#a' }, ircchannel: {} });
});

test('a key that stands twice is named with both lines', () => {
  const text = `{
  "config": { "title": "A",
    "title": "B" },
  "hall": { "link": "/a",
    "link": "/b" },
  "hall": {},
  "config": {}
}`;
  expect(read(text).problems).toEqual([
    {
      line: 3,
      room: null,
      key: 'title',
      message: 'already stands on line 2, expected it once; remove one of the two',
    },
    {
      line: 5,
      room: 'hall',
      key: 'link',
      message: 'already stands on line 4, expected it once; remove one of the two',
    },
    {
      line: 6,
      room: 'hall',
      key: null,
      message: 'already stands on line 4, expected it once; remove one of the two',
    },
    {
      line: 7,
      room: null,
      key: 'config',
      message: 'already stands on line 2, expected it once; remove one of the two',
    },
  ]);
});

test('a key and its other name are the same key', () => {
  expect(read('{ "hall": { "channel": "#a",\n"ircchannel": "#b" } }').problems).toEqual([
    {
      line: 2,
      room: 'hall',
      key: 'ircchannel',
      message: 'is the same key as "channel" on line 1, expected it once; remove one of the two',
    },
  ]);
});

test.each([
  ['{ "a": { "title": "A"\n"link": "/" } }', 2, 'not JSON here: expected "," after the entry before this'],
  ['{ "a": { "title": "A }\n}', 1, 'not JSON here: expected a closing double quote on this line'],
  ['{ "a": { "title" "A" } }', 1, 'not JSON here: expected ":" between key and value'],
  [
    '{ "a": { "rehearsal": yes } }',
    1,
    'not JSON here: a word that is no value, expected text in "quotes", a number, true, false or null',
  ],
  [
    '{ "config": { "localips": ["^127\\."] } }',
    1,
    'not JSON here: a backslash before a character that needs none; write \\\\ for a backslash',
  ],
  ['{\r\n"a": {\r\n"title": "A"\r\n', 4, 'not JSON here: expected "}", an object is not closed'],
])('where %j is not JSON, it says so', (text, line, message) => {
  const { plain, problems } = read(text);
  expect(plain).toBeNull();
  expect(problems[0]).toEqual({ line, room: null, key: null, message });
});

test.each(['[]', '"text"', '// nothing'])('%s is no config', text => {
  const { plain, problems } = read(text);
  expect(plain).toBeNull();
  expect(problems).toHaveLength(1);
});
