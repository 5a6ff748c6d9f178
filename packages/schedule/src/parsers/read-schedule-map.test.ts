import { expect, test } from 'vitest';
import { readScheduleMap } from './read-schedule-map.ts';

test('takes a map in which every key is what it should be', () => {
  const map = {
    ...{ items: 'a.*', title: 'b', start: 'c', links: ['d', 'e'], isHtmlEscaped: true },
    ...{ dateOrder: 'day-month-year', durationUnit: 'hours', textFormat: 'html', cancelled: '!on' },
  };
  expect(readScheduleMap(map)).toEqual({ map });
});

test.each<[unknown, string[]]>([
  [[], ['Expected an object such as {"title": "name", "start": "begins"}, but a list came.']],
  [
    { start: '' },
    [
      'Expected “start” to be a path, but “” came.',
      'Expected “title”, the path of it in a session, but there is none.',
    ],
  ],
  [
    { title: 't', start: 's', durationUnit: 'days', links: 'l', isHtmlEscaped: 'yes' },
    [
      'Expected “durationUnit” to be one of seconds, minutes, hours, but “days” came.',
      'Expected “links” to be a list of paths, but “l” came.',
      'Expected “isHtmlEscaped” to be true or false, but “yes” came.',
    ],
  ],
  [
    { title: 't', start: 's', constructor: 'c' },
    [expect.stringMatching(/^There is no “constructor” in a map/)],
  ],
])('says all that is wrong with %j', (value, problems) => {
  expect(readScheduleMap(value)).toEqual({ problems });
});
