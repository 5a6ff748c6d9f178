import { expect, test } from 'vitest';
import { computeRevision } from './programme-revision.ts';
import { type GivenSource, makeView } from './testing/make-view.ts';

type Given = GivenSource['sessions'][number];

const talk: Given = { title: 'talk', from: '2019-12-28T10:00:00Z', to: '2019-12-28T11:00:00Z' };
const lunch: Given = { title: 'lunch', from: '2019-12-28T12:00:00Z', to: '2019-12-28T13:00:00Z' };

const revisionOf = (sessions: Given[], source: Partial<GivenSource> = {}) =>
  computeRevision(makeView({ sessions, ...source }));

const planned = revisionOf([talk, lunch]);

test('is the same for what looks the same', () => {
  expect(planned).toMatch(/^[\w-]{16}$/);
  expect(revisionOf([{ ...talk }, { ...lunch }])).toBe(planned);
});

test('is the same where a session only stands elsewhere in its source', () => {
  const moved = { ...talk, position: { line: 90 } };
  expect(revisionOf([lunch, moved])).toBe(planned);
});

test.each<[string, Partial<Given>]>([
  ['begins later', { from: '2019-12-28T10:10:00Z' }],
  ['ends later', { to: '2019-12-28T11:10:00Z' }],
  ['is cancelled', { cancelled: true }],
  ['is in another room', { rooms: ['Attic'] }],
  ['has another title', { title: 'another', guid: 'talk' }],
  ['has another speaker', { speakers: [{ id: null, name: 'Somebody' }] }],
  ['is not streamed', { doNotStream: true }],
  ['is told about in other words', { abstract: { format: 'text', source: 'About it' } }],
])('is another one where a session %s', (_, change) => {
  expect(revisionOf([{ ...talk, ...change }, lunch])).not.toBe(planned);
});

test('is another one where organisers say something else to a correction', () => {
  const correction = {
    kind: 'delayed',
    startsAt: Date.parse('2019-12-28T09:00:00Z'),
    endsAt: null,
    rooms: [],
  } as const;
  const noted = (note: string | null) =>
    revisionOf([{ ...talk, correction: { ...correction, rooms: [], note } }]);
  expect(noted('The projector is back')).not.toBe(noted(null));
});

test('is another one where there is one session less, or other clocks', () => {
  expect(revisionOf([talk])).not.toBe(planned);
  expect(revisionOf([talk, lunch], { timezone: 'Europe/Lisbon' })).not.toBe(planned);
});
