import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '@foyer/config';
import { createFeedStore } from '@foyer/feeds';
import { parseFeed } from '@foyer/schedule';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Front } from '../../apps/portal/src/front/front.ts';
import {
  createProgrammeStore,
  type ProgrammeStore,
} from '../../apps/portal/src/programme/programme-store.ts';
import { startBarePortal } from './bare-portal.ts';
import { noCorrections, noProgramme } from './no-programme.ts';

const at = Date.parse('2026-06-13T10:05:00Z');
const logger = pino({ level: 'silent' });

function event(guid: string, more: Record<string, unknown> = {}) {
  return {
    guid,
    id: guid.length,
    logo: null,
    date: '2026-06-13T11:00:00+01:00',
    start: '11:00',
    duration: '00:30',
    room: 'Hall',
    slug: guid,
    url: `https://rain.example/${guid}`,
    title: `About ${guid}`,
    subtitle: null,
    track: 'Weather',
    type: 'talk',
    language: 'en',
    abstract: null,
    description: null,
    do_not_record: null,
    persons: [{ name: 'Ada' }],
    links: [],
    ...more,
  };
}

const programmeJson = {
  schedule: {
    version: '1',
    conference: {
      acronym: 'rain',
      title: 'RainConf',
      start: '2026-06-13',
      end: '2026-06-13',
      daysCount: 1,
      timeslot_duration: '00:05',
      time_zone_name: 'Europe/Lisbon',
      days: [
        {
          index: 1,
          date: '2026-06-13',
          day_start: '2026-06-13T09:00:00+01:00',
          day_end: '2026-06-14T04:00:00+01:00',
          rooms: {
            Hall: [
              event('rain'),
              event('secret', { date: '2026-06-13T12:00:00+01:00', do_not_stream: true }),
            ],
            Cellar: [event('mould', { room: 'Cellar' })],
          },
        },
      ],
    },
  },
};

let folder: string;
let config: Config;
let programme: ProgrammeStore;
let fronts: Front[] = [];
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-exports-'));
  await writeFile(join(folder, 'programme.json'), JSON.stringify(programmeJson));
  const file = join(folder, 'config.json');
  const defaults = { 'schedule-url': 'programme.json', 'schedule-timezone': 'Europe/Lisbon' };
  await writeFile(
    file,
    JSON.stringify({
      config: { title: 'RainConf', 'public-url': 'https://live.rain.example' },
      default: defaults,
      hall: { title: 'Hall' },
    }),
  );
  config = await loadConfig({ file });
  const feeds = createFeedStore({ cacheDir: join(folder, 'feeds'), clock: () => at, logger });
  programme = createProgrammeStore({ config, feeds, clock: () => at, logger, corrections: noCorrections });
  await programme.ready();
  origin = await open(programme.getProgramme);
});

afterAll(async () => {
  await Promise.all(fronts.map(front => front.close()));
  fronts = [];
  await programme.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(getProgramme: ProgrammeStore['getProgramme']): Promise<string> {
  const portal = await startBarePortal({ config, getProgramme, at });
  fronts.push(portal.front);
  return portal.origin;
}

async function parse(path: string) {
  const reply = await fetch(origin + path);
  expect(reply.status, path).toBe(200);
  return parseFeed(await reply.text(), { timezone: 'UTC' });
}

const ROOM_PAGE = 'https://live.rain.example/hall';
const STREAM = `${ROOM_PAGE}/stream.m3u8`;

describe('an export', () => {
  test.each([
    ['/schedule.xml', 'application/xml'],
    ['/schedule.json', 'application/json'],
    ['/schedule.ics', 'text/calendar'],
  ])('%s has the whole programme, read again the same', async (path, type) => {
    const reply = await fetch(origin + path);
    expect(reply.headers.get('content-type')).toContain(type);
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    const { sessions } = await parse(path);
    expect(sessions.map(({ title, startsAt }) => [title, new Date(startsAt).toISOString()]).sort()).toEqual([
      ['About mould', '2026-06-13T10:00:00.000Z'],
      ['About rain', '2026-06-13T10:00:00.000Z'],
      ['About secret', '2026-06-13T11:00:00.000Z'],
    ]);
  });

  test.each([
    ['/schedule.xml', 1],
    ['/schedule.json', 1],
    // As CONFERENCE, and for programs that do not know that in the text.
    ['/schedule.ics', 2],
  ])(
    '%s leads to the room and its stream, but to none of what must not be streamed',
    async (path, mentions) => {
      const text = (await (await fetch(origin + path)).text()).replaceAll('\r\n ', '').replaceAll('\\/', '/');
      // Of three sessions one is streamed: another must not be, and nobody streams from the cellar.
      expect(text.split(STREAM).length - 1).toBe(mentions);
      expect(text).toContain(`${ROOM_PAGE}`);
    },
  );

  test('is not sent again to who has it, and is small on the way', async () => {
    const etag = (await fetch(`${origin}/schedule.xml`)).headers.get('etag') ?? '';
    const again = await fetch(`${origin}/schedule.xml`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const packed = await fetch(`${origin}/schedule.xml`, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
  });

  test.each([
    '/schedule.xml',
    '/schedule.json',
    '/schedule.ics',
    '/hall/schedule.ics',
    '/schedule/changes.atom',
    '/streams/v2.json',
    '/hall/json',
  ])('%s may be read by the pages of others, also if they send headers of their own', async path => {
    const asked = { origin: 'https://app.example', 'access-control-request-method': 'GET' };
    const headers = { ...asked, 'access-control-request-headers': 'if-none-match' };
    const reply = await fetch(origin + path, { method: 'OPTIONS', headers });
    expect([reply.status, await reply.text()]).toEqual([204, '']);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': '*',
    });
  });

  test.each(['/schedule.xml', '/schedule.ics', '/schedule/rain.ics', '/schedule/changes.atom', '/hall/json'])(
    '%s may only be read, and says so to who wants anything else',
    async path => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const headers = { 'content-type': 'application/xml' };
        const reply = await fetch(origin + path, { method, headers, body: '<schedule/>' });
        expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
        expect(await reply.json()).toMatchObject({
          code: 'METHOD_WRONG',
          message: `Expected GET or HEAD for ${path}, but ${method} came.`,
        });
      }
      expect((await fetch(`${origin}/schedule.txt`, { method: 'POST' })).status).toBe(404);
    },
  );

  test('is one room’s, one session’s, or what somebody has chosen', async () => {
    const titles = async (path: string) => (await parse(path)).sessions.map(({ title }) => title).sort();
    expect(await titles('/hall/schedule.ics')).toEqual(['About rain', 'About secret']);
    expect(await titles('/schedule/mould.ics')).toEqual(['About mould']);
    expect(await titles('/schedule.ics?guid=rain&guid=mould&guid=gone')).toEqual([
      'About mould',
      'About rain',
    ]);
  });

  test('of changes is a feed', async () => {
    const reply = await fetch(`${origin}/schedule/changes.atom`);
    expect(reply.headers.get('content-type')).toContain('application/atom+xml');
    expect(await reply.text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  });

  test('says when there is no programme', async () => {
    const empty = await open(() => noProgramme);
    const reply = await fetch(`${empty}/schedule.xml`);
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await reply.json()).toMatchObject({ code: 'PROGRAMME_MISSING' });
  });
});
