import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { osconFormat, recogniseOscon } from './oscon.ts';

/** The truth decodes the entities of titles and of names, but forgot those of this one room. */
const SIGNINGS = [
  ['2014-07-22T17:10:00Z|2014-07-22T23:30:00Z', 'Tuesday'],
  ['2014-07-23T17:10:00Z|2014-07-24T00:00:00Z', 'Wednesday'],
];

describeFormat({
  format: osconFormat,
  timezone: 'America/Los_Angeles',
  folder: 'oscon-json',
  corrections: new Map(
    SIGNINGS.map(([times, day]) => {
      const lineWith = (room: string) => `${times}|${room}|O'Reilly Author Book Signings - ${day}`;
      return [
        lineWith('Author Signings (O&#x27;Reilly Booth)'),
        lineWith("Author Signings (O'Reilly Booth)"),
      ];
    }),
  ),
});

describe('recogniseOscon', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = ['{"Schedule": {"events": []}}', '{"events": [{"venue_serial": 1}]}'];
    expect(texts.filter(recogniseOscon)).toEqual([]);
  });
});
