import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarOptions } from '../model.ts';
import { abridgeFeed } from '../testing/abridge-feed.ts';
import { listFixtures } from '../testing/fixtures.ts';
import { eventLines, talkLines, wrapCalendar } from '../testing/make-calendar.ts';
import { icalendarFormat, parseIcalendar, recogniseIcalendar } from './icalendar.ts';

const timezone = 'Europe/Berlin';
const fixtures = listFixtures('icalendar');

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
      wrapCalendar(...eventLines('UID:a', start, 'SUMMARY:A'), ...eventLines(start, 'SUMMARY:B'));
    const guids = (text: string) => parse(text).sessions.map(({ guid }) => guid);
    expect(guids(moved('DTSTART:20261120T100000'))).toEqual(guids(moved('DTSTART:20261121T120000Z')));
  });

  it('takes rooms and speakers from the properties that it is told to', () => {
    const text = wrapCalendar(
      ...talkLines(
        'CATEGORIES:Saal 1,Saal\\, 2',
        'LOCATION:Not read',
        'X-ROOM:A\\, B',
        'X-SPEAKERS:Ada, Bob',
      ),
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
    const guests = wrapCalendar(
      ...talkLines('ATTENDEE;CN=Ada:mailto:ada@rain.example', 'ATTENDEE:mailto:bob@rain.example'),
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
    const [session] = parse(
      wrapCalendar(...talkLines(`SUMMARY:${summary}`)).replace('SUMMARY:Talk\r\n', ''),
      {
        speakerSeparator: ' - ',
      },
    ).sessions;
    expect(session?.title).toBe(title);
    expect(session?.speakers.map(({ name }) => name)).toEqual(names);
  });

  it('reads several calendars in one text, each with its own zone', () => {
    const text = ['Asia/Tokyo', 'America/New_York']
      .map(zone => wrapCalendar(`X-WR-TIMEZONE:${zone}`, ...talkLines()))
      .join('');
    expect(startsOf(text)).toEqual(['11-20T01:00', '11-20T15:00']);
    expect(parse(text).conference.timezone).toBe('Asia/Tokyo');
  });

  it('reads times whose parameters have a colon in quotes', () => {
    const quoted = wrapCalendar(
      'X-WR-TIMEZONE:UTC',
      ...eventLines('DTSTART;X-FROM="https://rain.example":20261120T100000'),
    );
    expect(startsOf(quoted)).toEqual(['11-20T10:00']);
  });

  it('takes organisers for speakers only where they have no addresses of their own', () => {
    const organise = (name: string, address: string) =>
      talkLines(`ORGANIZER;CN=${name}:mailto:${address}@rain.example`);
    const crew = ['Ada', 'Bob', 'Carol'].flatMap(name => organise(name, 'crew'));
    const count = (text: string) => parse(text).sessions.flatMap(({ speakers }) => speakers).length;
    expect(count(wrapCalendar(...crew))).toBe(3);
    expect(count(wrapCalendar(...crew, ...organise('Dan', 'dan')))).toBe(0);
    expect(count(wrapCalendar(...organise('Ada', 'crew'), ...organise('Bob', 'crew')))).toBe(0);
  });

  it('takes UTC for no statement of where the conference is', () => {
    const text = wrapCalendar('X-WR-TIMEZONE:UTC', ...talkLines());
    expect(startsOf(text)).toEqual(['11-20T10:00']);
    expect(parse(text).conference.timezone).toBeNull();
    expect(parse(wrapCalendar(...talkLines())).conference.timezone).toBeNull();
  });

  it('never takes over an address', () => {
    const people = ['ATTENDEE;CN=a@rain.example', 'ORGANIZER;CN="a@rain.example"'];
    const text = wrapCalendar(
      ...people.flatMap(person =>
        talkLines(`${person}:mailto:a@rain.example`, 'CONTACT:a@rain.example\\, +49 30 123456'),
      ),
    );
    for (const speakerField of [undefined, 'ATTENDEE', 'ORGANIZER', 'CONTACT']) {
      const feed = parse(text, speakerField === undefined ? {} : { speakerField });
      expect(JSON.stringify(feed)).not.toMatch(/@|\+49/);
    }
  });
});

// A hundred calendars each: on a busy machine that takes a while.
describe('parseIcalendar of damaged texts', { timeout: 60_000 }, () => {
  it('loses no event but the one whose line is broken', () => {
    const lines = wrapCalendar(...talkLines('UID:a'), ...talkLines('UID:b'), ...talkLines('UID:c')).split(
      '\r\n',
    );
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
    const text = wrapCalendar(...talkLines('UID:a'), ...talkLines('UID:b'), ...talkLines('UID:c')).trimEnd();
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
    expect(
      parse(wrapCalendar(...talkLines(`DESCRIPTION:${'x\r\n '.repeat(100_000)}`))).sessions,
    ).toHaveLength(1);
    const costly = [`CN=${'"a",'.repeat(50_000)}`, 'A=b;'.repeat(50_000), `CN=${'a@'.repeat(50_000)}`];
    const text = wrapCalendar(
      ...talkLines(
        ...costly.map(parameters => `ATTENDEE;${parameters}:x`),
        `X-ALT-DESC:<p>${'<'.repeat(100_000)}`,
      ),
    );
    expect(parse(text).sessions).toHaveLength(1);
    const [problem] = parse(`BEGIN:VCALENDAR\nBEGIN:${'X'.repeat(10_000)}`).problems;
    expect(problem?.message.length).toBeLessThan(200);
    const zones = Array.from({ length: 2_000 }, (_, at) =>
      eventLines(`DTSTART;TZID=Zone ${at}:20261120T100000`),
    ).flat();
    expect(parse(wrapCalendar(...zones)).sessions).toHaveLength(2_000);
  });
});
