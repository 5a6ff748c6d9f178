import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { recogniseXcal, xcalFormat } from './xcal.ts';

describeFormat({ format: xcalFormat, timezone: 'Europe/Berlin' });

it('leaves the xCal of RFC 6321, which is another, alone', () => {
  const other = '<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar/></icalendar>';
  expect(recogniseXcal(other)).toBe(false);
});

const RUN_TOGETHER = `${'ada@rain.example'.repeat(5_000)} and others`;

it.each([
  ['Ada', ['Ada']],
  ['ada@rain.example', []],
  ['Ada @ home.', ['Ada @ home.']],
  // As damaged markup runs addresses together: looking at it in all ways would take minutes.
  [RUN_TOGETHER, [RUN_TOGETHER]],
])('takes no address for a name: %.20s', (attendee, names) => {
  const event = `<vevent><summary>Rain</summary><dtstart>20261120T100000</dtstart><attendee>${attendee}</attendee></vevent>`;
  const { sessions } = xcalFormat.parse(`<iCalendar><vcalendar>${event}</vcalendar></iCalendar>`, {
    timezone: 'UTC',
  });
  expect(sessions.map(({ speakers }) => speakers.map(({ name }) => name))).toEqual([names]);
});
