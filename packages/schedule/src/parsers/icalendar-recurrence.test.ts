import { describe, expect, it } from 'vitest';
import type { CalendarOptions } from '../model.ts';
import { formatSessionLines } from '../session-lines.ts';
import { eventLines, talkLines, wrapCalendar } from '../testing/make-calendar.ts';
import { parseIcalendar } from './icalendar.ts';

const parse = (text: string, calendar: CalendarOptions = {}) =>
  parseIcalendar(text, { timezone: 'Europe/Berlin', calendar });
const startsOf = (text: string, calendar?: CalendarOptions) =>
  parse(text, calendar).sessions.map(({ startsAt }) => new Date(startsAt).toISOString().slice(5, 16));

describe('events that repeat', () => {
  const repeating = (rule: string) => wrapCalendar(...talkLines('UID:a', 'DTEND:20261120T110000', rule));

  it('are expanded while the conference lasts', () => {
    const text = wrapCalendar(
      ...talkLines('RRULE:FREQ=DAILY'),
      ...eventLines('DTSTART:20261122T090000', 'SUMMARY:End'),
    );
    expect(startsOf(text)).toEqual(['11-20T09:00', '11-21T09:00', '11-22T09:00', '11-22T08:00']);
    const atMidnight = wrapCalendar(
      ...talkLines('RRULE:FREQ=DAILY'),
      ...eventLines('DTSTART:20261121T100000', 'DTEND:20261122T000000'),
    );
    expect(startsOf(atMidnight)).toEqual(['11-20T09:00', '11-21T09:00', '11-21T09:00']);
  });

  it.each(['America/Los_Angeles', 'Europe/Berlin', 'Asia/Tokyo'])(
    'and never end are told to until the last day by the clocks of %s',
    timezone => {
      const text = wrapCalendar(
        ...talkLines('RRULE:FREQ=DAILY'),
        ...eventLines('DTSTART:20261122T170000', 'DTEND:20261122T180000', 'SUMMARY:End'),
      );
      const { problems } = parseIcalendar(text, { timezone });
      const message = problems.find(({ code }) => code === 'recurrence-endless')?.message;
      expect(message).toContain('until the last day of the conference, 2026-11-22.');
    },
  );

  it('are expanded when the caller says, from whenever they began', () => {
    const repeatWithin = { startsAt: Date.UTC(2030, 0, 1), endsAt: Date.UTC(2030, 0, 15, 9) };
    expect(startsOf(repeating('RRULE:FREQ=WEEKLY;BYDAY=TU,FR'), { repeatWithin })).toEqual([
      '01-01T09:00',
      '01-04T09:00',
      '01-08T09:00',
      '01-11T09:00',
    ]);
    expect(startsOf(repeating('RRULE:FREQ=DAILY;COUNT=3'), { repeatWithin })).toEqual([]);
    expect(startsOf(repeating('X-RULE:none'), { repeatWithin })).toEqual(['11-20T09:00']);
  });

  it.each([
    ['on the last day that UNTIL names', 'FREQ=DAILY;UNTIL=20261121', 2],
    ['at UNTIL itself, in UTC', 'FREQ=DAILY;UNTIL=20261122T090000Z', 3],
    ['not after UNTIL on the walls', 'FREQ=DAILY;UNTIL=20261122T095959', 2],
    ['twice a day', 'FREQ=DAILY;BYHOUR=10,14;COUNT=3', 3],
    ['for a month at most', 'FREQ=DAILY;COUNT=100', 31],
    ['on its day alone without an end', 'FREQ=HOURLY', 14],
  ])('are held %s', (_name, rule, count) => {
    expect(startsOf(repeating(`RRULE:${rule}`))).toHaveLength(count);
  });

  it('keep their wall time when the clocks change, and their length', () => {
    const text = wrapCalendar(
      ...eventLines(
        'DTSTART;TZID=Europe/Berlin:20261024T100000',
        'DTEND;TZID=Europe/Berlin:20261024T110000',
        'RRULE:FREQ=DAILY;COUNT=2',
      ),
    );
    expect(formatSessionLines(parse(text))).toEqual([
      '2026-10-24T08:00:00Z|2026-10-24T09:00:00Z||Untitled',
      '2026-10-25T09:00:00Z|2026-10-25T10:00:00Z||Untitled',
    ]);
  });

  it('have no time in their guids if they have no UID', () => {
    const [first, second] = parse(wrapCalendar(...talkLines('RRULE:FREQ=DAILY;COUNT=2'))).sessions;
    expect(first?.guid).toMatch(/^[0-9a-f]{16}$/);
    expect(second?.guid).toBe(`${first?.guid}-2`);
  });

  it('may name further times as periods, of which the start counts', () => {
    const text = wrapCalendar(
      ...talkLines('RDATE;VALUE=PERIOD:20261121T090000Z/PT2H,20261122T090000Z/20261122T100000Z'),
    );
    expect(startsOf(text)).toEqual(['11-20T09:00', '11-21T09:00', '11-22T09:00']);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=DAILY;INTERVAL=7;BYDAY=SU',
    'FREQ=DAILY;INTERVAL=99999999999',
    'FREQ=MONTHLY;INTERVAL=48;BYDAY=5MO',
    'FREQ=MONTHLY;INTERVAL=99999999',
    'FREQ=YEARLY;BYDAY=1MO;BYMONTHDAY=20;BYMONTH=4',
    'FREQ=YEARLY;BYWEEKNO=20',
    'FREQ=MINUTELY;BYMONTH=1',
    'BYDAY=MO',
  ])('are held once, and said to be, if their rule leads nowhere: %s', rule => {
    const feed = parse(wrapCalendar(...talkLines(`RRULE:${rule}`, 'UID:a')).replace('20261120', '20270201'));
    expect(feed.sessions).toHaveLength(1);
    expect(feed.problems.map(({ code }) => code)).toContain('recurrence-unreadable');
  });

  it('are held at their start, whatever the rule says', () => {
    expect(startsOf(repeating('RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2'))).toEqual([
      '11-20T09:00',
      '11-23T09:00',
      '11-30T09:00',
    ]);
    expect(startsOf(repeating('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toEqual(['11-20T09:00']);
    expect(startsOf(repeating('RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=1\r\nEXDATE:20261120T100000'))).toEqual([
      '11-23T09:00',
    ]);
  });

  it('have so many rules and no more', () => {
    const rules = Array.from({ length: 30 }, (_, day) => `RRULE:FREQ=YEARLY;BYMONTHDAY=${day + 1};COUNT=3`);
    const { problems } = parse(wrapCalendar(...talkLines('UID:a', ...rules)));
    const tooOften = problems.filter(({ code }) => code === 'property-too-often');
    expect(tooOften.map(({ message }) => message)).toEqual([
      'Expected RRULE at most 20 times, but there are more; they are left out.',
    ]);
  });

  it('are bounded, each and together', () => {
    expect(startsOf(repeating('RRULE:FREQ=SECONDLY'))).toHaveLength(500);
    const many = Array.from({ length: 400 }, (_, at) => talkLines(`UID:${at}`, 'RRULE:FREQ=MINUTELY')).flat();
    const feed = parse(wrapCalendar(...many));
    expect(feed.sessions.length).toBeLessThan(10_000);
    expect(feed.problems.map(({ code }) => code)).toContain('recurrence-too-often');
  });
});
