import { parseFeed } from '@foyer/schedule';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProgrammePortal, startProgrammePortal } from './programme-portal.ts';

const table = [
  'Talk;Day;Begin;End;Stage;Id',
  'Quay only;01.05.2026;10:00;11:00;Quay;q1',
  'Loft only;01.05.2026;11:00;12:00;Loft;l1',
  'In both;01.05.2026;12:00;13:00;Quay + Loft;b1',
  'Plenary;01.05.2026;09:00;10:00;;p1',
].join('\n');

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:x',
  ...['Quay only 10 Quay', 'Loft only 11 Loft', 'Plenary 09 '].flatMap(line => {
    const [, title, hour, room] = /^(.+) (\d\d) (.*)$/.exec(line) ?? [];
    return [
      'BEGIN:VEVENT',
      `UID:${title?.replaceAll(' ', '')}@rain.example`,
      'DTSTAMP:20260101T000000Z',
      `DTSTART:20260501T${hour}0000Z`,
      'DURATION:PT1H',
      `SUMMARY:${title}`,
      ...(room === '' ? [] : [`LOCATION:${room}`]),
      'END:VEVENT',
    ];
  }),
  'END:VCALENDAR',
].join('\r\n');

const AT = Date.parse('2026-05-01T06:00:00Z');

function describeConfig(defaults: Record<string, unknown>) {
  return {
    config: { title: 'Two zones', 'public-url': 'https://live.rain.example' },
    default: {
      'schedule-timezone': 'Europe/Berlin',
      'schedule-key': '%(title)s',
      'schedule-plenary': true,
      ...defaults,
    },
    quay: { title: 'Quay' },
    loft: { title: 'Loft', 'schedule-timezone': 'Europe/Lisbon' },
  };
}

async function read(portal: ProgrammePortal, path: string) {
  const reply = await fetch(portal.origin + path);
  expect(reply.status, path).toBe(200);
  return parseFeed(await reply.text(), { timezone: 'UTC' }).sessions;
}

/** `hour of UTC title`, by time. */
async function list(portal: ProgrammePortal, path: string): Promise<string[]> {
  const sessions = await read(portal, path);
  return sessions.map(({ title, startsAt }) => `${new Date(startsAt).getUTCHours()} ${title}`).sort();
}

describe('a programme whose times have no zone, read by rooms in two', () => {
  let portal: ProgrammePortal;

  beforeAll(async () => {
    const map = {
      ...{ title: 'Talk', date: 'Day', 'date-order': 'day-month-year', start: 'Begin', end: 'End' },
      ...{ room: 'Stage', 'room-separator': ' + ', id: 'Id' },
    };
    const config = describeConfig({ 'schedule-url': 'p.csv', 'schedule-map': map });
    portal = await startProgrammePortal({ config, files: { 'p.csv': table }, at: AT });
  });
  afterAll(() => portal.close());

  it('has in the calendar of each room what is in the room, when it is there', async () => {
    expect(await list(portal, '/quay/schedule.ics')).toEqual(['10 In both', '7 Plenary', '8 Quay only']);
    expect(await list(portal, '/loft/schedule.ics')).toEqual(['10 Loft only', '11 In both', '8 Plenary']);
    const text = await (await fetch(`${portal.origin}/loft/schedule.ics`)).text();
    expect(text).toContain('DTSTART;TZID=Europe/Lisbon:20260501T120000');
  });

  it('has in all of it what is at two times for two rooms once at each, in the rooms where it is then', async () => {
    for (const path of ['/schedule.xml', '/schedule.json', '/schedule.ics']) {
      expect(await list(portal, path)).toEqual([
        ...['10 In both', '10 Loft only', '11 In both', '7 Plenary', '8 Plenary', '8 Quay only'],
      ]);
      const both = (await read(portal, path)).filter(({ title }) => title === 'In both');
      expect(both.map(({ guid, rooms }) => [guid, rooms]).sort()).toEqual([
        ['b1', ['Quay']],
        ['b1~loft', ['Loft']],
      ]);
    }
  });

  it('has both times of it in the calendar of a session, and leads to its one page', async () => {
    for (const path of ['/schedule/b1.ics', '/schedule.ics?guid=b1']) {
      expect(await list(portal, path)).toEqual(['10 In both', '11 In both']);
    }
    const text = await (await fetch(`${portal.origin}/schedule/b1.ics`)).text();
    expect(text.match(/^URL:.*$/gm)).toEqual(Array(2).fill('URL:https://live.rain.example/schedule/b1'));
    expect(text).toContain('https://live.rain.example/loft');
  });
});

describe('a programme whose times say their zone, read by rooms in two', () => {
  let portal: ProgrammePortal;

  beforeAll(async () => {
    const config = describeConfig({ 'schedule-url': 'p.ics' });
    portal = await startProgrammePortal({ config, files: { 'p.ics': calendar }, at: AT });
  });
  afterAll(() => portal.close());

  it('has each session once, and in the calendar of every room that it is in', async () => {
    for (const path of ['/schedule.xml', '/schedule.json', '/schedule.ics']) {
      expect(await list(portal, path)).toEqual(['10 Quay only', '11 Loft only', '9 Plenary']);
    }
    expect(await list(portal, '/quay/schedule.ics')).toEqual(['10 Quay only', '9 Plenary']);
    expect(await list(portal, '/loft/schedule.ics')).toEqual(['11 Loft only', '9 Plenary']);
  });

  it('has a plenary as a session in each of its rooms, and reads it again as one that names none', async () => {
    for (const path of ['/schedule.xml', '/schedule.json', '/schedule.ics']) {
      const plenary = (await read(portal, path)).find(({ title }) => title === 'Plenary');
      expect(plenary).toMatchObject({ guid: 'Plenary@rain.example', rooms: [] });
    }
    const xml = await (await fetch(`${portal.origin}/schedule.xml`)).text();
    const events = xml.split('<event ').filter(event => event.includes('<title>Plenary</title>'));
    expect(events.map(event => /<room>(.*?)<\/room>/.exec(event)?.[1])).toEqual(['Quay', 'Loft']);
    expect(events[1]).toContain('href="https://live.rain.example/loft"');
    const ics = (await (await fetch(`${portal.origin}/schedule.ics`)).text()).replaceAll('\r\n ', '');
    expect(ics).toContain('\r\nLOCATION:Quay\\, Loft\r\n');
    expect(ics).toMatch(/CONFERENCE.*LABEL="Watch in Loft":https:\/\/live.rain.example\/loft\r/);
    const { schedule } = await (await fetch(`${portal.origin}/schedule.json`)).json();
    const { rooms } = schedule.conference.days[0];
    expect(rooms.Loft.map(({ title, room }: Record<string, string>) => [title, room])).toEqual([
      ['Plenary', 'Loft'],
      ['Loft only', 'Loft'],
    ]);
  });
});

it('calls the room of what is in none, which apps would show nowhere else', async () => {
  const { default: defaults, ...config } = describeConfig({ 'schedule-url': 'p.ics' });
  const portal = await startProgrammePortal({
    config: { ...config, default: { ...defaults, 'schedule-plenary': false } },
    files: { 'p.ics': calendar },
    at: AT,
  });
  const { schedule } = await (await fetch(`${portal.origin}/schedule.json`)).json();
  expect(Object.keys(schedule.conference.days[0].rooms)).toContain('No room named');
  for (const path of ['/schedule.xml', '/schedule.json', '/schedule.ics']) {
    const text = await (await fetch(portal.origin + path)).text();
    const { rooms, sessions } = parseFeed(text, { timezone: 'UTC' });
    expect(rooms.map(({ name }) => name).sort()).toEqual(['Loft', 'Quay']);
    expect(sessions.find(({ title }) => title === 'Plenary')?.rooms).toEqual([]);
    expect(text).not.toMatch(/<room name="">|<room\/>|"room": ""|^LOCATION:\r/m);
  }
  await portal.close();
});
