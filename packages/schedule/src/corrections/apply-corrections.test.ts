import { describe, expect, it } from 'vitest';
import type { Feed } from '../model.ts';
import { at, correct, listCorrected, makeDay } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';

const NEVER = Date.parse('2026-11-27T00:00:00Z');
const codes = ({ feed }: { feed: Feed }) => feed.problems.map(({ code }) => code);

describe('a cancellation', () => {
  it('is told of the session, with what the programme says and the note', () => {
    const { feed } = correct([makeCancellation({ guid: 'keynote', note: 'The speaker is ill' })]);
    expect(feed.sessions[1]).toMatchObject({
      cancelled: true,
      startsAt: at('10:30'),
      correction: {
        kind: 'cancelled',
        startsAt: at('10:30'),
        endsAt: at('11:30'),
        rooms: ['Hall'],
        note: 'The speaker is ill',
      },
    });
  });
});

describe('corrections', () => {
  it('keep what is said of them as long as nothing else is to be told of the session', () => {
    const late = makeDelay({ id: 'a', createdAt: 1, from: at('11:40'), note: 'The projector' });
    const later = makeDelay({ id: 'b', createdAt: 2, from: at('11:50') });
    const off = makeCancellation({ id: 'c', createdAt: 3, guid: 'panel' });
    const note = (...corrections: Parameters<typeof correct>[0]) =>
      correct(corrections).feed.sessions.find(({ guid }) => guid === 'panel')?.correction?.note;
    expect(note(late, later)).toBe('The projector');
    expect(note(late, off)).toBeNull();
    expect(note(late, { ...off, note: 'The speaker is ill' })).toBe('The speaker is ill');
  });

  it('leave the programme the same object where there are none, or none that still holds', () => {
    const feed = makeDay();
    expect(correct([], { feed }).feed).toBe(feed);
    const { feed: same, outcomes } = correct([makeDelay({ from: at('10:00') })], { feed, at: NEVER });
    expect(same).toBe(feed);
    expect(outcomes[0]?.state).toBe('expired');
  });

  it('leave the sessions that they do not change the same objects', () => {
    const feed = makeDay();
    const { feed: corrected } = correct([makeCancellation({ guid: 'panel' })], { feed });
    expect(corrected.sessions[0]).toBe(feed.sessions[0]);
  });

  it('add up in the order in which they were made, those of the config first', () => {
    const later = makeDelay({ id: 'b', createdAt: 2, from: at('10:38'), byMs: 300_000 });
    const earlier = makeDelay({ id: 'a', createdAt: 1, from: at('10:05') });
    const configured = makeCancellation({ id: 'c', createdAt: null, guid: 'keynote' });
    const result = correct([later, earlier, configured]);
    expect(result.outcomes.map(({ correction }) => correction.id)).toEqual(['c', 'a', 'b']);
    expect(listCorrected(result)).toEqual(['opening 10:15 10:45 delayed', 'keynote 10:30 11:30 cancelled']);
  });

  it('that undo each other leave nothing to be told', () => {
    const late = makeDelay({ id: 'a', createdAt: 1, from: at('13:00') });
    const early = makeDelay({ id: 'b', createdAt: 2, from: at('13:00'), guid: 'closing', byMs: -600_000 });
    const { feed } = correct([late, early]);
    expect(feed.sessions).toEqual(makeDay().sessions);
  });

  it('end by themselves: a delay with its day, a cancellation long after the last session', () => {
    const corrections = [makeDelay({ from: at('10:05') }), makeCancellation({ guid: 'closing' })];
    const result = correct(corrections);
    expect(result.changesAt).toBe(at('+1 04:00'));
    const nextDay = correct(corrections, { at: at('+1 04:00') });
    expect(listCorrected(nextDay)).toEqual(['closing 13:00 13:30 cancelled']);
    expect(nextDay.changesAt).toBe(Date.parse('2026-12-20T13:30:00Z'));
    expect(listCorrected(correct(corrections, { at: nextDay.changesAt ?? 0 }))).toEqual([]);
  });

  it('end when they say so', () => {
    const delay = makeDelay({ from: at('10:05'), expiresAt: at('10:20') });
    expect(listCorrected(correct([delay], { at: at('10:19') }))).toHaveLength(3);
    expect(listCorrected(correct([delay], { at: at('10:20') }))).toEqual([]);
  });

  it('of which something is not there are problems, and harm nothing', () => {
    const result = correct([
      makeDelay({ id: '1', from: at('10:05'), room: 'attic' }),
      makeDelay({ id: '2', from: at('10:05'), guid: 'gone' }),
      makeDelay({ id: '3', from: at('20:05') }),
      makeNow({ id: '4', guid: 'gone', at: at('10:05') }),
      makeCancellation({ id: '5', guid: 'gone' }),
    ]);
    expect(listCorrected(result)).toEqual([]);
    expect(codes(result)).toEqual([
      'correction-room-unknown',
      ...Array(4).fill('correction-session-unknown'),
    ]);
  });
});
