import { expect, test } from 'vitest';
import { readScheduleMap } from './read-schedule-map.ts';
import { MAPPED_FIELDS } from './schedule-map.ts';
import { SCHEDULE_MAP_KEYS } from './schedule-map-keys.ts';

test('takes a map in which every key is what it should be, by the names of the fields', () => {
  const written = {
    ...{
      items: 'a.*',
      title: 'b',
      start: 'c',
      links: ['d', 'e'],
      'html-escaped': true,
      'room-separator': ' ',
    },
    ...{ 'date-order': 'day-month-year', 'duration-unit': 'hours', 'text-format': 'html', cancelled: '!on' },
  };
  expect(readScheduleMap(written)).toEqual({
    map: {
      ...{ items: 'a.*', title: 'b', start: 'c', links: ['d', 'e'], isHtmlEscaped: true, roomSeparator: ' ' },
      ...{ dateOrder: 'day-month-year', durationUnit: 'hours', textFormat: 'html', cancelled: '!on' },
    },
  });
});

test('has a key for every field that is a path', () => {
  const fields = Object.values(SCHEDULE_MAP_KEYS).flatMap(({ field, value }) =>
    value === 'path' ? field : [],
  );
  expect(fields.toSorted()).toEqual([...MAPPED_FIELDS, 'items'].toSorted());
});

const PATH = 'came, expected the path of a field, like "room.name", or the name of a column';
const NO_TITLE = [null, 'expected "title", the path of it in a session, but it is not there'];

test.each<[unknown, unknown[][]]>([
  [[], [[null, 'a list came, expected an object like { "title": "name", "start": "begins" }']]],
  [{ start: '' }, [['start', `"" ${PATH}`], NO_TITLE]],
  [
    { title: 7, start: 's', 'duration-unit': 'days', links: 'l', 'html-escaped': 'yes' },
    [
      ['title', `7 ${PATH}`],
      ['duration-unit', '"days" came, expected one of seconds, minutes, hours'],
      ['links', '"l" came, expected a list of at most 20 paths, each like "links.*.url"'],
      ['html-escaped', '"yes" came, expected true or false'],
    ],
  ],
  [
    { title: 't', start: 's', links: Array(21).fill('l') },
    [['links', expect.stringContaining('at most 20')]],
  ],
  [{ title: 't', start: 's', 'room-separator': '' }, [['room-separator', '"" came, expected some text']]],
  [
    { title: 't', start: 's', constructor: 'c', endDate: 'd' },
    [
      ['constructor', expect.stringMatching(/^is not a key of a map; there are items, title/)],
      ['endDate', expect.stringContaining('end-date')],
    ],
  ],
])('says all that is wrong with %j', (value, problems) => {
  expect(readScheduleMap(value)).toEqual({ problems: problems.map(([key, message]) => ({ key, message })) });
});
