import { judgeProgramme, type ProgrammeSourceHealth } from '@foyer/contract';
import { expect, test } from 'vitest';
import { describeHealth } from './describe-health.ts';

const source: ProgrammeSourceHealth = {
  location: 'https://rain.example/schedule.xml',
  rooms: ['hall'],
  format: 'frab',
  timezone: 'Europe/Berlin',
  language: 'en',
  state: 'ok',
  fetchedAt: '2026-11-20T10:00:00.000Z',
  checkedAt: '2026-11-20T10:00:00.000Z',
  sessions: 3,
  feedRooms: 1,
  failure: null,
  heldBack: null,
  missingCompanions: [],
  problemCounts: { errors: 0, warnings: 0 },
  problems: [],
  imports: [],
};

function makeProblem(code: string): ProgrammeSourceHealth['problems'][number] {
  return { severity: 'warning', code, message: 'Something is odd.', line: null, path: null };
}

test.each<[Partial<ProgrammeSourceHealth>, boolean, string]>([
  [{}, true, 'fine'],
  [{ problems: [makeProblem('feed-room-untaken')] }, true, 'fine'],
  [{ problems: [makeProblem('room-without-sessions')] }, false, 'rooms of the config have no sessions'],
  [
    { problems: [makeProblem('correction-overtaken')] },
    false,
    'it has moved itself what a correction is about',
  ],
  [{ problems: [makeProblem('correction-room-unknown')] }, false, 'a correction does nothing'],
  [{ problems: [makeProblem('map-path-empty')] }, false, 'a path of its schedule-map finds nothing'],
  [{ sessions: 0 }, false, 'it has no sessions'],
  [
    { missingCompanions: [{ location: 'x', code: 'FEED_TIMEOUT', message: 'No answer.' }] },
    false,
    'a part of it cannot be had; what was last had of that is shown',
  ],
  [{ state: 'held-back' }, false, 'an import is held back'],
])('of %j it says whether it is as it should be', (change, expected, words) => {
  const changed = { ...source, ...change };
  expect(judgeProgramme(changed).isFine).toBe(expected);
  expect(describeHealth(changed, { now: 0, all: false })).toContain(`  ${words}; frab; rooms hall\n`);
});

test('what organisers have to do something about is told first, and of many of a kind a few', () => {
  const many = (code: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...makeProblem(code), message: `${code} ${index}.` }));
  const problems = [
    ...many('feed-room-untaken', 20),
    ...many('title-missing', 3),
    ...many('correction-overtaken', 3),
    ...many('room-without-sessions', 1),
  ];
  const changed = { ...source, problems, problemCounts: { errors: 0, warnings: problems.length } };
  const tell = (all: boolean) =>
    describeHealth(changed, { now: 0, all })
      .split('\n')
      .filter(line => /^ {4}|warnings/.test(line))
      .map(line => line.trim().replace('warning: ', ''));
  expect(tell(false)).toEqual([
    'correction-overtaken 0.',
    'correction-overtaken 1.',
    'correction-overtaken 2.',
    'room-without-sessions 0.',
    'title-missing 0.',
    'title-missing 1.',
    'title-missing 2.',
    'feed-room-untaken 0.',
    'feed-room-untaken 1.',
    '… and more of this kind',
    '0 errors, 27 warnings; --all lists them',
  ]);
  expect(tell(true)).toHaveLength(28);
});

test('it tells times on the walls of the programme', () => {
  const failure = { message: 'Nobody answers.', attempts: 9, since: '2026-11-20T23:30:00.000Z' };
  const counts = { added: 1 };
  const imports = [
    { at: '2026-11-20T10:00:00.000Z', how: 'taken', sessions: 3, rooms: 1, counts, changes: [] },
  ];
  const changed = { ...source, failure, imports } as unknown as ProgrammeSourceHealth;
  const told = describeHealth(changed, { now: Date.parse('2026-11-21T10:00:00Z'), all: false });
  expect(told).toContain('3 sessions in 1 room, as of Friday 20 November 2026, 11:00 (Europe/Berlin)\n');
  expect(told).toContain(
    'Nobody answers. (9 attempts since Saturday 21 November 2026, 00:30 (Europe/Berlin))\n',
  );
  expect(told).toContain('Changed Friday 20 November 2026, 11:00 (Europe/Berlin): 1 added\n');
});
