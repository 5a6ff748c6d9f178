import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarOptions } from '../model.ts';
import { formatSessionLines } from '../session-lines.ts';
import { abridgeFeed } from '../testing/abridge-feed.ts';
import { listFixtures } from '../testing/fixtures.ts';
import { icalendarFormat, parseIcalendar, recogniseIcalendar } from './icalendar.ts';

const timezone = 'Europe/Berlin';
const fixtures = listFixtures('icalendar');

const wrap = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const talk = (...lines: string[]) =>
  event('DTSTART:20261120T100000', 'SUMMARY:Talk', 'LOCATION:Hall', ...lines);
const parse = (text: string, calendar: CalendarOptions = {}) => parseIcalendar(text, { timezone, calendar });
const startsOf = (text: string, calendar?: CalendarOptions) =>
  parse(text, calendar).sessions.map(({ startsAt }) => new Date(startsAt).toISOString().slice(5, 16));

describe('icalendar fixtures', () => {
  it.each(fixtures)('reads $name', ({ source, expected }) => {
    expect(abridgeFeed(parseIcalendar(source, { timezone }))).toEqual(expected);
  });

  it.each(fixtures)('reads $name alike whatever ends its lines', ({ source }) => {
    const { sessions } = parse(source);
    for (const end of ['\r\n', '\r\r\n', '\r']) {
      expect(parse(`\uFEFF${source.replaceAll('\n', end)}`).sessions).toEqual(sessions);
    }
  });
});

describe('recogniseIcalendar', () => {
  it('takes what begins as a calendar, and nothing else', () => {
    expect(icalendarFormat).toMatchObject({ name: 'icalendar', aliases: ['ics', 'ical'] });
    expect(['BEGIN:VCALENDAR\r\n', '\uFEFF\n begin:vcalendar\n'].map(recogniseIcalendar)).toEqual([
      true,
      true,
    ]);
    const others = ['', 'BEGIN:VCARD\r\n', 'BEGIN:VCALENDARS\n', '<iCalendar>', '[]', 'X\nBEGIN:VCALENDAR\n'];
    expect(others.map(recogniseIcalendar)).toEqual(others.map(() => false));
    for (const format of ['frab', 'zookeepr']) {
      expect(listFixtures(format).filter(({ source }) => recogniseIcalendar(source))).toEqual([]);
    }
  });

  it('says what came in place of a calendar', () => {
    const feed = parse('<html>');
    expect(feed).toMatchObject({ complete: false, sessions: [] });
    expect(feed.problems[0]?.message).toContain('Expected an iCalendar file (BEGIN:VCALENDAR)');
  });
});

describe('parseIcalendar', () => {
  it('keeps the guid of a session that is moved, and of one without a UID', () => {
    const moved = (start: string) =>
      wrap(...event('UID:a', start, 'SUMMARY:A'), ...event(start, 'SUMMARY:B'));
    const guids = (text: string) => parse(text).sessions.map(({ guid }) => guid);
    expect(guids(moved('DTSTART:20261120T100000'))).toEqual(guids(moved('DTSTART:20261121T120000Z')));
  });

  it('takes rooms and speakers from the properties that it is told to', () => {
    const text = wrap(
      ...talk('CATEGORIES:Saal 1,Saal\\, 2', 'LOCATION:Not read', 'X-ROOM:A\\, B', 'X-SPEAKERS:Ada, Bob'),
    );
    const read = (calendar: CalendarOptions) => parse(text, calendar).sessions[0];
    expect(read({ roomField: 'CATEGORIES' })).toMatchObject({ rooms: ['Saal 1', 'Saal, 2'], track: null });
    expect(read({ roomField: 'x-room', speakerField: 'x-speakers' })).toMatchObject({
      rooms: ['A, B'],
      track: 'Saal 1, Saal, 2',
      speakers: [
        { id: null, name: 'Ada' },
        { id: null, name: 'Bob' },
      ],
    });
    const guests = wrap(
      ...talk('ATTENDEE;CN=Ada:mailto:ada@rain.example', 'ATTENDEE:mailto:bob@rain.example'),
    );
    expect(parse(guests).sessions[0]?.speakers).toEqual([]);
    expect(parse(guests, { speakerField: 'ATTENDEE' }).sessions[0]?.speakers).toEqual([
      { id: null, name: 'Ada' },
    ]);
  });

  it.each([
    ['Rain - an introduction - Ada, Bob', 'Rain - an introduction', ['Ada', 'Bob']],
    ['Nobody yet -', 'Nobody yet', []],
    ['Rain', 'Rain', []],
    ['- Ada', '- Ada', []],
  ])('splits the summary “%s” where it is told to', (summary, title, names) => {
    const [session] = parse(wrap(...talk(`SUMMARY:${summary}`)).replace('SUMMARY:Talk\r\n', ''), {
      speakerSeparator: ' - ',
    }).sessions;
    expect(session?.title).toBe(title);
    expect(session?.speakers.map(({ name }) => name)).toEqual(names);
  });

  it('reads several calendars in one text, each with its own zone', () => {
    const text = ['Asia/Tokyo', 'America/New_York']
      .map(zone => wrap(`X-WR-TIMEZONE:${zone}`, ...talk()))
      .join('');
    expect(startsOf(text)).toEqual(['11-20T01:00', '11-20T15:00']);
    expect(parse(text).conference.timezone).toBe('Asia/Tokyo');
  });

  it('takes UTC for no statement of where the conference is', () => {
    const text = wrap('X-WR-TIMEZONE:UTC', ...talk());
    expect(startsOf(text)).toEqual(['11-20T10:00']);
    expect(parse(text).conference.timezone).toBeNull();
  });

  it('never takes over an address', () => {
    const people = ['ATTENDEE;CN=a@rain.example', 'ORGANIZER;CN="a@rain.example"'];
    const text = wrap(
      ...people.flatMap(person => talk(`${person}:mailto:a@rain.example`, 'CONTACT:a@rain.example')),
    );
    for (const speakerField of [undefined, 'ATTENDEE', 'ORGANIZER', 'CONTACT']) {
      const feed = parse(text, speakerField === undefined ? {} : { speakerField });
      expect(JSON.stringify(feed)).not.toContain('@');
    }
  });
});

describe('events that repeat', () => {
  const repeating = (rule: string) => wrap(...talk('UID:a', 'DTEND:20261120T110000', rule));

  it('are expanded while the conference lasts', () => {
    const text = wrap(...talk('RRULE:FREQ=DAILY'), ...event('DTSTART:20261122T090000', 'SUMMARY:End'));
    expect(startsOf(text)).toEqual(['11-20T09:00', '11-21T09:00', '11-22T09:00', '11-22T08:00']);
    const atMidnight = wrap(
      ...talk('RRULE:FREQ=DAILY'),
      ...event('DTSTART:20261121T100000', 'DTEND:20261122T000000'),
    );
    expect(startsOf(atMidnight)).toEqual(['11-20T09:00', '11-21T09:00', '11-21T09:00']);
  });

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
    const text = wrap(
      ...event(
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
    const feed = parse(wrap(...talk(`RRULE:${rule}`, 'UID:a')).replace('20261120', '20270201'));
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

  it('are bounded, each and together', () => {
    expect(startsOf(repeating('RRULE:FREQ=SECONDLY'))).toHaveLength(500);
    const many = Array.from({ length: 400 }, (_, at) => talk(`UID:${at}`, 'RRULE:FREQ=MINUTELY')).flat();
    const feed = parse(wrap(...many));
    expect(feed.sessions.length).toBeLessThan(10_000);
    expect(feed.problems.map(({ code }) => code)).toContain('recurrence-too-often');
  });
});

describe('parseIcalendar of damaged texts', () => {
  const sources = fixtures.map(({ source }) => source);

  it('never throws, and never reports more than a screenful of each problem', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(), fc.nat(20), fc.string({ unit: 'binary' }))),
      )
      .map(([text, cuts]) =>
        cuts.reduce((damage, [at, length, insert]) => {
          const start = 16 + (at % text.length);
          return damage.slice(0, start) + insert + damage.slice(start + length);
        }, text),
      );
    fc.assert(
      fc.property(damaged, text => {
        expect(parse(text).problems.length).toBeLessThan(200);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no event but the one whose line is broken', () => {
    const lines = wrap(...talk('UID:a'), ...talk('UID:b'), ...talk('UID:c')).split('\r\n');
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 10 }), fc.string({ unit: 'binary' }), (at, text) => {
        fc.pre(!/[\r\n]|^(?:BEGIN|END):/i.test(text));
        const feed = parse(lines.with(at, text).join('\r\n'));
        const guids = feed.sessions.map(({ guid }) => guid);
        expect([guids[0], guids.at(-1)]).toEqual(['a', 'c']);
        expect(feed.complete).toBe(true);
      }),
    );
  });

  it('keeps of a source that breaks off all that came whole', () => {
    const text = wrap(...talk('UID:a'), ...talk('UID:b'), ...talk('UID:c')).trimEnd();
    const ends = [...text.matchAll(/END:VEVENT/g)].map(match => match.index + match[0].length);
    fc.assert(
      fc.property(fc.integer({ min: 17, max: text.length - 1 }), length => {
        const feed = parse(text.slice(0, length));
        expect(feed.complete).toBe(false);
        expect(feed.sessions).toHaveLength(ends.filter(end => end <= length).length);
      }),
    );
  });

  it('survives what is nested, repeated or folded beyond any measure', () => {
    expect(
      parse(`BEGIN:VCALENDAR\n${'BEGIN:A\n'.repeat(100_000)}${'END:B\n'.repeat(100_000)}`).sessions,
    ).toEqual([]);
    expect(parse(wrap(...talk(`DESCRIPTION:${'x\r\n '.repeat(100_000)}`))).sessions).toHaveLength(1);
    const zones = Array.from({ length: 2_000 }, (_, at) =>
      event(`DTSTART;TZID=Zone ${at}:20261120T100000`),
    ).flat();
    expect(parse(wrap(...zones)).sessions).toHaveLength(2_000);
  });
});
