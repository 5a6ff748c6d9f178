import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { recogniseXcal, xcalFormat } from './xcal.ts';

describeFormat({ format: xcalFormat, timezone: 'Europe/Berlin' });

it('leaves the xCal of RFC 6321, which is another, alone', () => {
  const other = '<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar/></icalendar>';
  expect(recogniseXcal(other)).toBe(false);
});
