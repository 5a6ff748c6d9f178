import { programmeSourceSchema, ROOM_PROBLEM_CODES } from '@foyer/contract';
import { buildSchedule, type Problem, type SessionChange } from '@foyer/schedule';
import { makeSession } from '@foyer/schedule/testing';
import { expect, test } from 'vitest';
import { type FeedState, initialFeedState } from '../feed-state.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { describeSource, type SourceFacts } from './describe-source.ts';

const at = Date.UTC(2026, 5, 12, 9);
const outline = {
  guid: 'rain',
  title: 'Rain',
  startsAt: at,
  endsAt: null,
  rooms: ['Hall'],
  speakers: [],
  doNotRecord: null,
  doNotStream: null,
  cancelled: null,
};
const removed: SessionChange = { kind: 'removed', guid: 'rain', before: outline, after: null };
const good: FeedState = {
  ...initialFeedState,
  feed: makeFeed([makeSession({ guid: 'rain', startsAt: at })]),
  fetchedAt: at,
  checkedAt: at + 60_000,
  source: 'network',
};
const failure = { code: 'FEED_TIMEOUT', message: 'late', since: at, attempts: 2 } as const;
const heldBack = {
  since: at,
  sightings: 1,
  sessions: 1,
  sessionsBefore: 3,
  counts: { removed: 2 },
  changes: [removed],
};

function describeIt(facts: Partial<SourceFacts>) {
  return programmeSourceSchema.parse(
    describeSource({
      feed: {
        location: 'https://night.example/schedule.xml?token=tulip&lang=en',
        format: null,
        timezone: 'Europe/Lisbon',
        language: 'en',
        reloadS: 300,
      },
      rooms: ['hall'],
      state: good,
      problems: [],
      ...facts,
    }),
  );
}

test.each<[string, Partial<FeedState>]>([
  ['ok', {}],
  ['failing', { failure }],
  ['held-back', { heldBack, failure: { ...failure, code: 'FEED_HELD_BACK' } }],
  ['held-back', { heldBack, failure }],
  ['incomplete', { fetchedAt: null, failure }],
  ['missing', { feed: null, fetchedAt: null, failure }],
  ['missing', { feed: null, fetchedAt: null }],
])('is %s', (state, overrides) => {
  expect(describeIt({ state: { ...good, ...overrides } }).state).toBe(state);
});

test('says what it is and how old, and nothing that is secret', () => {
  expect(describeIt({})).toMatchObject({
    location: 'https://night.example/schedule.xml?token=…&lang=en',
    rooms: ['hall'],
    format: 'frab',
    fetchedAt: '2026-06-12T09:00:00.000Z',
    checkedAt: '2026-06-12T09:01:00.000Z',
    sessions: 1,
  });
});

test('counts the rooms that its sessions are in, where the programme lists none', () => {
  const sessions = [['Hall'], ['Hall', 'Attic'], []].map(rooms =>
    makeSession({ guid: rooms.join(), startsAt: at, rooms }),
  );
  const feed = { ...makeFeed(sessions), rooms: [] };
  expect(describeIt({ state: { ...good, feed } }).feedRooms).toBe(2);
});

test('says in words what changed, and what is held back and why', () => {
  const imports = [{ at, how: 'first' as const, sessions: 1, rooms: 1, counts: {}, changes: [] }];
  expect(describeIt({ state: { ...good, heldBack, imports } })).toMatchObject({
    heldBack: {
      message: expect.stringMatching(/^https:\S+ lost 2 of its 3 sessions.*npm run schedule accept/),
      sightingsNeeded: 3,
      changes: ['“Rain” removed, was Fri 12 Jun, 10:00, Hall'],
    },
    imports: [{ at: '2026-06-12T09:00:00.000Z', how: 'first' }],
  });
});

test('has what organisers have to do something about, then errors before warnings, and no more than a hundred', () => {
  const problem = (severity: Problem['severity'], line: number): Problem => ({
    severity,
    code: 'odd',
    message: 'odd',
    position: { line },
  });
  const problems = [
    ...Array.from({ length: 150 }, (_, line) => problem('warning', line)),
    problem('error', 200),
    { ...problem('warning', 300), code: 'correction-overtaken' },
  ];
  const described = describeIt({ problems });
  expect(described.problemCounts).toEqual({ errors: 1, warnings: 151 });
  expect(described.problems).toHaveLength(100);
  expect(described.problems.slice(0, 3)).toMatchObject([
    { code: 'correction-overtaken', line: 300 },
    { severity: 'error', line: 200, path: null },
    { severity: 'warning', line: 0 },
  ]);
});

test('which rooms do not find each other is told before what is odd in single sessions', () => {
  const { problems: ofRooms } = buildSchedule({
    feed: makeFeed([
      makeSession({ guid: 'rain', rooms: ['Attic'], startsAt: at }),
      makeSession({ guid: 'fog', rooms: [], startsAt: at }),
    ]),
    rooms: [{ room: 'hall', title: 'Hall', key: null, seeAlso: [] }],
    timezone: 'Europe/Lisbon',
    conferenceTitle: 'Night',
  });
  expect(ofRooms.map(({ code }) => code)).toEqual(ROOM_PROBLEM_CODES);
  const odd: Problem = { severity: 'warning', code: 'title-missing', message: 'odd', position: {} };
  const lost: Problem = { severity: 'error', code: 'start-unreadable', message: 'lost', position: {} };
  const { problems } = describeIt({ problems: [...Array(100).fill(odd), lost, ...ofRooms] });
  const [withoutSessions, ...untaken] = ROOM_PROBLEM_CODES;
  expect(problems.slice(0, 5).map(({ code }) => code)).toEqual([
    withoutSessions,
    'start-unreadable',
    ...untaken,
    'title-missing',
  ]);
});
