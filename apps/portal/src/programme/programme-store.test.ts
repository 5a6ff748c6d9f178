import type { Config, RoomConfig } from '@foyer/config';
import type { FeedLogger, FeedState, FeedStore } from '@foyer/feeds';
import {
  type CancelCorrection,
  type Correction,
  type DelayCorrection,
  type EndedCorrection,
  parseFeed,
} from '@foyer/schedule';
import { beforeEach, expect, test } from 'vitest';
import { createProgrammeStore } from './programme-store.ts';

const MINUTE_MS = 60_000;
const opening = Date.parse('2026-11-20T10:00:00Z');

const event = (guid: string, hour: number) =>
  `<event guid="${guid}"><date>2026-11-20T${hour}:00:00Z</date><duration>1:00</duration><title>${guid}</title></event>`;

/** What is known of a programme with these sessions in one room. */
function known(room: string, ...events: string[]): FeedState {
  const text = `<schedule><conference/><day date="2026-11-20"><room name="${room}">${events.join('')}</room></day></schedule>`;
  return {
    feed: parseFeed(text, { timezone: 'UTC' }),
    fetchedAt: opening,
    checkedAt: opening,
    failure: null,
    source: 'network',
  } as FeedState;
}

const room = (name: string, scheduleUrl: string) =>
  ({
    name,
    title: name,
    conference: null,
    scheduleUrl,
    scheduleFormat: null,
    scheduleKey: null,
    scheduleSeeAlso: [],
    schedulePlenary: [],
    scheduleCompanions: [],
    scheduleTimezone: 'UTC',
    scheduleShiftDay: null,
    scheduleLanguage: null,
  }) as unknown as RoomConfig;

const configOf = (corrections: Correction[] = []) =>
  ({
    system: { reloadS: 600, corrections, language: 'en' },
    rooms: [room('hall', 'a.xml'), room('bar', 'b.xml')],
  }) as unknown as Config;

const facts = { createdAt: 1, expiresAt: null, note: null, publishedStarts: new Map<string, number>() };
const delay: DelayCorrection = {
  ...facts,
  id: 'delay',
  kind: 'delay',
  room: 'bar',
  byMs: 10 * MINUTE_MS,
  from: opening,
  guid: null,
  untilEndOfDay: false,
};
const cancellation: CancelCorrection = { ...facts, id: 'cancel', kind: 'cancel', guid: 'talk' };

let now: number;
let feeds: Record<'a.xml' | 'b.xml', FeedState>;
let made: readonly Correction[];
const ended: readonly EndedCorrection[] = [];
let logged: { level: string; facts: Record<string, unknown>; message: string }[];

const log = (level: string) => (facts: Record<string, unknown>, message: string) =>
  void logged.push({ level, facts, message });

beforeEach(() => {
  now = opening - MINUTE_MS;
  made = [];
  logged = [];
  feeds = {
    'a.xml': known('hall', event('talk', 10)),
    'b.xml': known('bar', event('drinks', 10), event('dinner', 12)),
  };
});

function open(config = configOf(), close = async () => {}) {
  const store: FeedStore = {
    open: ({ location }) => ({
      current: () => feeds[location === 'a.xml' ? 'a.xml' : 'b.xml'],
      ready: Promise.resolve(),
      refresh: async () => {},
      onChange: () => () => {},
      close,
    }),
    close: async () => {},
  };
  const logger = { info: log('info'), warn: log('warn'), error: log('error') } as unknown as FeedLogger;
  const corrections = { current: () => made, ended: () => ended };
  return createProgrammeStore({ config, feeds: store, corrections, clock: () => now, logger });
}

/** By guid, when each session begins in minutes after ten; `off` where it is cancelled. */
function starts(store: ReturnType<typeof open>) {
  const sessions = store.getProgramme().sources.flatMap(({ built }) => built?.feed.sessions ?? []);
  return Object.fromEntries(
    sessions.map(({ guid, startsAt, cancelled }) => [
      guid,
      cancelled === true ? 'off' : (startsAt - opening) / MINUTE_MS,
    ]),
  );
}

test('corrections reach the programme that they are for, of the config and of the command', () => {
  const store = open(configOf([cancellation]));
  expect(starts(store)).toEqual({ talk: 'off', drinks: 0, dinner: 120 });
  made = [delay];
  expect(starts(store)).toEqual({ talk: 'off', drinks: 10, dinner: 120 });
  expect(
    store
      .getProgramme()
      .schedules.get('bar')
      ?.rows.map(({ startsAt }) => startsAt),
  ).toContain(opening + 10 * MINUTE_MS);
  store.updateConfig(configOf());
  made = [];
  expect(starts(store)).toEqual({ talk: 0, drinks: 0, dinner: 120 });
});

test('they end by themselves, and until then the programme stays the same object', () => {
  made = [{ ...delay, expiresAt: opening + 30 * MINUTE_MS }];
  const store = open();
  const programme = store.getProgramme();
  now = opening + 29 * MINUTE_MS;
  expect(store.getProgramme()).toBe(programme);
  now = opening + 30 * MINUTE_MS;
  expect(starts(store)).toEqual({ talk: 0, drinks: 0, dinner: 120 });
  const [source] = store.getProgramme().sources.slice(1);
  expect(source?.built?.corrections.map(({ state }) => state)).toEqual(['expired']);
});

test('they survive that the programme is imported anew, and say so when it has moved', () => {
  made = [{ ...delay, publishedStarts: new Map([['drinks', opening]]) }];
  const store = open();
  expect(starts(store)).toMatchObject({ drinks: 10 });
  feeds['b.xml'] = known('bar', event('drinks', 10), event('dinner', 13));
  expect(starts(store)).toMatchObject({ drinks: 10, dinner: 180 });
  feeds['b.xml'] = known('bar', event('drinks', 11));
  expect(starts(store)).toMatchObject({ drinks: 60 });
  const problems = store.getProgramme().sources.flatMap(({ built }) => built?.schedule.problems ?? []);
  expect(problems.map(({ code }) => code)).toContain('correction-overtaken');
});

test('one that is for no programme is told of in the first', () => {
  made = [{ ...cancellation, guid: 'gone' }];
  const [first, second] = open().getProgramme().sources;
  expect(first?.built?.corrections[0]?.state).toBe('session-unknown');
  expect(second?.built?.corrections).toEqual([]);
});

test('what a correction moves into a room in another zone is in no room of the zone that it is from', () => {
  const both = known('hall', event('talk', 10), event('panel', 12));
  const moved: Correction = { ...facts, id: 'now', kind: 'now', room: 'bar', guid: 'panel', at: opening };
  feeds = { 'a.xml': both, 'b.xml': both };
  const bar = { ...room('bar', 'a.xml'), scheduleTimezone: 'Europe/Berlin' };
  const store = open({ ...configOf([moved]), rooms: [room('hall', 'a.xml'), bar] });
  const { schedules } = store.getProgramme();
  const list = (name: string) =>
    schedules.get(name)?.rows.flatMap(row => (row.type === 'session' ? [row.session.guid] : []));
  expect([list('hall'), list('bar')]).toEqual([['talk'], ['panel']]);
  expect(schedules.get('hall')?.movedAway).toMatchObject([{ to: ['bar'], session: { guid: 'panel' } }]);
  expect(store.getProgramme()).toBe(store.getProgramme());
  store.updateConfig({ ...configOf(), rooms: [room('hall', 'a.xml'), bar] });
  expect(store.getProgramme().schedules.get('hall')?.movedAway).toEqual([]);
});

test('rooms that do not find each other are told of in the log, once, and again when they are others', () => {
  feeds['a.xml'] = known('Hall 9', event('talk', 10));
  const store = open();
  const find = () => logged.map(({ level, facts: { programme, problems } }) => [level, programme, problems]);
  store.getProgramme();
  expect(find()).toEqual([
    [
      'warn',
      'a.xml',
      [
        expect.stringContaining('No session of the feed is in room “hall”.'),
        expect.stringContaining('No room takes the session in “Hall 9”'),
      ],
    ],
  ]);
  feeds['a.xml'] = known('Hall 9', event('talk', 11));
  store.updateConfig(configOf());
  store.getProgramme();
  expect(logged).toHaveLength(1);
  feeds['a.xml'] = known('hall', event('talk', 11));
  store.getProgramme();
  expect(find().at(-1)).toEqual(['info', 'a.xml', undefined]);
  feeds['a.xml'] = known('Hall 9', event('talk', 11));
  store.getProgramme();
  expect(logged).toHaveLength(3);
});

test('is closed once every programme is, with what it was writing', async () => {
  const writing = Promise.withResolvers<void>();
  const store = open(configOf(), () => writing.promise);
  let isClosed = false;
  const closed = store.close().then(() => {
    isClosed = true;
  });
  await new Promise(setImmediate);
  expect(isClosed).toBe(false);
  writing.resolve();
  await closed;
});
