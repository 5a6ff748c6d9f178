import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ProgrammePortal, startProgrammePortal } from './programme-portal.ts';

const AT = Date.parse('2026-05-01T06:00:00Z');
const table = [
  'id,title,date,start,end,room',
  '1~csv,Rain,2026-05-01,10:00,11:00,Hall',
  '2~csv,Fog,2026-05-01,11:00,12:00,Hall',
  '3~csv,Everybody,2026-05-01,09:00,10:00,',
].join('\n');

let portal: ProgrammePortal;
/** By title, the ids of its events in all exports. */
const ids = new Map<string, string[]>();

beforeAll(async () => {
  const room = { 'schedule-url': 'p.csv', 'schedule-plenary': true };
  const config = {
    config: { title: 'RainConf' },
    default: room,
    hall: { title: 'Hall' },
    bar: { title: 'Bar' },
  };
  portal = await startProgrammePortal({ config, files: { 'p.csv': table }, at: AT });
  const { schedule } = await (await get('/schedule.json')).json();
  const rooms: { guid: string; title: string }[][] = Object.values(schedule.conference.days[0].rooms);
  for (const { guid, title } of rooms.flat()) ids.set(title, [...(ids.get(title) ?? []), guid]);
  const calendar = await (await get('/schedule.ics')).text();
  for (const [, uid = '', title = ''] of calendar.matchAll(/^UID:(.*)\r[\s\S]*?^SUMMARY:(.*)\r/gm)) {
    ids.set(title, [...(ids.get(title) ?? []), uid]);
  }
});
afterAll(() => portal.close());

const get = (path: string) => fetch(portal.origin + path, { redirect: 'manual' });
const titlesOf = (text: string) => [...text.matchAll(/^SUMMARY:(.*)\r/gm)].map(([, title]) => title);

it('leads whoever has the id of an event in an export to the page and the calendar of the session', async () => {
  expect([...ids].map(([title, own]) => [title, own.length]).sort()).toEqual([
    ['Everybody', 3],
    ['Fog', 2],
    ['Rain', 2],
  ]);
  for (const id of ids.get('Everybody') ?? []) {
    expect(id).toMatch(/^[\da-f-]{36}$/);
    const page = await get(`/schedule/${id}?now=x`);
    expect([page.status, page.headers.get('location')]).toEqual([302, '/schedule/3~csv?now=x']);
    for (const path of [`/schedule/${id}.ics`, `/schedule.ics?guid=${id}`]) {
      expect(titlesOf(await (await get(path)).text()), path).toEqual(['Everybody']);
    }
  }
  expect((await get('/schedule/3~csv')).status).toBe(200);
});

it('says which of the chosen sessions there is none of, and gives those there are', async () => {
  const [id = ''] = ids.get('Fog') ?? [];
  const some = await get(`/schedule.ics?guid=gone&guid=1~csv&guid=${id}`);
  expect(titlesOf(await some.text())).toEqual(['Rain', 'Fog']);
  for (const [query, named] of [
    ['guid=gone', '"gone"'],
    ['guid=gone&guid=away', '"gone" or "away"'],
    ['guid=1&guid=2&guid=3&guid=4', '"1" or "2" or "3" or 1 more'],
    ['guid=', 'an empty guid'],
  ]) {
    const none = await get(`/schedule.ics?${query}`);
    const body = await none.json();
    expect([none.status, body.code]).toEqual([404, 'SESSION_UNKNOWN']);
    expect(body.message).toContain(named);
  }
  expect((await get('/schedule/gone.ics')).status).toBe(404);
});
