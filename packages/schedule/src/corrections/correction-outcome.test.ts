import { describe, expect, it } from 'vitest';
import type { Feed } from '../model.ts';
import { at, correct, listCorrected, makeDay, talk } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import type { Correction } from './correction.ts';
import { completeCorrection } from './correction-outcome.ts';

const codes = ({ feed }: { feed: Feed }) => feed.problems.map(({ code }) => code);

describe('a programme that is imported anew', () => {
  /** The correction as it is kept once it has been applied to the day as it is. */
  function keep(correction: Correction): Correction {
    const outcome = correct([correction]).outcomes[0];
    if (outcome === undefined) throw new Error('there is no outcome');
    return completeCorrection(outcome);
  }

  const retimed = (guid: string, line: string) => ({
    ...makeDay(),
    sessions: makeDay().sessions.map(session => (session.guid === guid ? talk(line) : session)),
  });

  it('is corrected as before if it has not moved', () => {
    const delay = keep(makeDelay({ from: at('10:05') }));
    expect(delay).toMatchObject({ guid: 'opening' });
    expect([...delay.publishedStarts.keys()]).toEqual(['opening', 'keynote', 'panel']);
    expect(listCorrected(correct([delay]))).toHaveLength(3);
  });

  it('is not corrected twice once it says the same itself', () => {
    const delay = keep(makeDelay({ from: at('10:05') }));
    const result = correct([delay], { feed: retimed('opening', 'opening 10:10 10:40') });
    expect(listCorrected(result)).toEqual([]);
    expect(result.outcomes[0]?.state).toBe('overtaken');
    expect(codes(result)).toEqual(['correction-overtaken']);
  });

  it('leaves alone what its subject has been moved to, and what it has pushed itself', () => {
    const delay = keep(makeDelay({ from: at('10:05') }));
    const result = correct([delay], { feed: retimed('opening', 'opening 10:30 11:00') });
    expect(listCorrected(result)).toEqual([]);
    expect(result.outcomes[0]).toMatchObject({ state: 'overtaken', overtaken: [{ guid: 'opening' }] });
  });

  it('is late with what began together, and not with what has been moved beside it since', () => {
    const together = makeFeed([talk('a 10:00 10:30'), talk('b 10:00 10:30'), talk('c 12:00 12:30')]);
    const [outcome] = correct([makeDelay({ from: at('10:05'), guid: 'a' })], { feed: together }).outcomes;
    if (outcome === undefined) throw new Error('there is no outcome');
    const delay = completeCorrection(outcome);
    const moved = makeFeed([talk('a 10:00 10:30'), talk('b 10:00 10:30'), talk('c 10:00 10:30')]);
    expect(listCorrected(correct([delay], { feed: moved }))).toEqual([
      'a 10:10 10:40 delayed',
      'b 10:10 10:40 delayed',
    ]);
    const both = makeFeed([talk('a 12:00 12:30'), talk('b 12:00 12:30'), talk('c 12:00 12:30')]);
    const result = correct([delay], { feed: both });
    expect(listCorrected(result)).toEqual([]);
    expect(result.outcomes[0]?.overtaken.map(({ guid }) => guid)).toEqual(['a', 'b']);
  });

  it('says from where it has been re-timed when things begin', () => {
    const delay = keep(makeDelay({ from: at('10:05') }));
    const result = correct([delay], { feed: retimed('keynote', 'keynote 10:40 11:40') });
    expect(listCorrected(result)).toEqual(['opening 10:10 10:40 delayed']);
    expect(codes(result)).toEqual(['correction-overtaken']);
  });

  it('goes on being late for the rest of the day, but for what it has moved itself', () => {
    const delay = keep(makeDelay({ from: at('10:05'), untilEndOfDay: true }));
    expect(listCorrected(correct([delay], { feed: retimed('keynote', 'keynote 10:40 11:40') }))).toEqual([
      'opening 10:10 10:40 delayed',
      'panel 11:45 12:10 delayed',
      'closing 13:10 13:40 delayed',
    ]);
  });

  it('goes on being late also when the session it began with is gone', () => {
    const delay = keep(makeDelay({ from: at('10:05'), guid: 'opening', untilEndOfDay: true }));
    const feed = { ...makeDay(), sessions: makeDay().sessions.slice(1) };
    expect(listCorrected(correct([delay], { feed }))).toHaveLength(3);
  });

  it('goes on being late from its instant when the session that had been moved there is back where it was', () => {
    const drinks = talk('drinks 12:00 13:00', { rooms: ['Bar'] });
    const feed = { ...makeDay(), sessions: [...makeDay().sessions, drinks] };
    const now = makeNow({ guid: 'drinks', at: at('10:35'), id: '1', createdAt: 1 });
    const late = makeDelay({ from: at('10:40'), id: '2', createdAt: 2 });
    const outcome = correct([now, late], { feed }).outcomes[1];
    if (outcome === undefined) throw new Error('there is no outcome');
    const delay = completeCorrection(outcome);
    expect(delay).toMatchObject({ guid: 'drinks' });
    const undone = correct([delay], { feed });
    expect(listCorrected(undone)).toEqual(['keynote 10:40 11:40 delayed', 'panel 11:40 12:05 delayed']);
    expect(codes(undone)).toEqual([]);
  });

  describe('with a delay of the night, which began with a session that another had moved there', () => {
    const evening = [talk('dinner 18:00 19:00'), talk('dance 23:30', { endsAt: at('+1 00:30') })];
    const tomorrow = talk('breakfast 00:00', { startsAt: at('+1 11:30'), endsAt: at('+1 12:00') });
    const feed = makeFeed([...evening, tomorrow]);
    const first = makeDelay({ from: at('23:40'), byMs: 300 * 60_000, id: '1', createdAt: at('23:40') });
    const second = (facts: Partial<Parameters<typeof makeDelay>[0]> = {}) => {
      const late = makeDelay({ from: at('+1 04:20'), id: '2', createdAt: at('+1 04:20'), ...facts });
      const outcome = correct([first, late], { feed, at: at('+1 04:20') }).outcomes[1];
      if (outcome === undefined) throw new Error('there is no outcome');
      const kept = completeCorrection(outcome);
      expect(kept).toMatchObject({ guid: 'dance' });
      return kept;
    };

    it.each([false, true])('moves nothing of the next day once that is gone: %s', untilEndOfDay => {
      const without = makeFeed([talk('dinner 18:00 19:00'), tomorrow]);
      const kept = [first, second({ untilEndOfDay })];
      expect(listCorrected(correct(kept, { feed: without, at: at('+1 04:20') }))).toEqual([]);
    });

    it('goes on with what else is to come of its day, also what runs then', () => {
      const late = talk('film 00:00', { startsAt: at('+1 03:50'), endsAt: at('+1 04:30') });
      const without = makeFeed([talk('dinner 18:00 19:00'), late, tomorrow]);
      const result = correct([second()], { feed: without, at: at('+1 04:20') });
      expect(listCorrected(result)).toEqual(['film 04:00 04:40 delayed']);
    });

    it.each([false, true])('moves nothing that was over when it was made: %s', untilEndOfDay => {
      const result = correct([second({ untilEndOfDay })], { feed, at: at('+1 04:20') });
      expect(listCorrected(result)).toEqual([]);
    });
  });

  it('goes on with what runs at its instant when the session it began with is back where it is over', () => {
    const first = makeDelay({ from: at('10:05'), byMs: 3_600_000, id: '1', createdAt: 1, guid: 'opening' });
    const short = makeFeed([talk('opening 10:00 10:30'), talk('closing 11:00 13:30')]);
    const outcome = correct([first, makeDelay({ from: at('11:10'), id: '2', createdAt: 2 })], { feed: short })
      .outcomes[1];
    if (outcome === undefined) throw new Error('there is no outcome');
    const kept = completeCorrection(outcome);
    expect(kept).toMatchObject({ guid: 'opening' });
    expect(listCorrected(correct([kept], { feed: short }))).toEqual(['closing 11:10 13:40 delayed']);
  });

  it('moves nothing in place of a session that the room never had', () => {
    const mistaken = makeDelay({ from: at('10:40'), guid: 'keynoet', createdAt: null });
    const result = correct([mistaken]);
    expect(listCorrected(result)).toEqual([]);
    expect(codes(result)).toEqual(['correction-session-unknown']);
  });

  it('has what is on now where it put it since', () => {
    const now = keep(makeNow({ guid: 'panel', at: at('10:20') }));
    const result = correct([now], { feed: retimed('panel', 'panel 14:00 14:30') });
    expect(listCorrected(result)).toEqual([]);
    expect(codes(result)).toEqual(['correction-overtaken']);
  });

  it('brings back what was cancelled if it has found it another time', () => {
    const cancellation = keep(makeCancellation({ guid: 'keynote' }));
    const result = correct([cancellation], { feed: retimed('keynote', 'keynote 14:00 15:00') });
    expect(result.feed.sessions[1]?.cancelled).toBeNull();
    expect(codes(result)).toEqual(['correction-overtaken']);
  });

  it('keeps a correction as long as what it has moved lasts', () => {
    const feed = makeFeed([talk('dance 23:00', { endsAt: at('+1 03:55') })]);
    const outcome = correct([makeDelay({ from: at('23:10') })], { feed }).outcomes[0];
    expect(outcome?.expiresAt).toBe(at('+1 04:05'));
    // Another one may follow that makes it last longer.
    expect(outcome && completeCorrection(outcome).expiresAt).toBeNull();
  });

  it('keeps when it ends that depends on nothing else', () => {
    const expiring = makeDelay({ from: at('10:05'), expiresAt: at('12:00') });
    expect(keep(expiring).expiresAt).toBe(at('12:00'));
    const days30 = 30 * 86_400_000;
    expect(keep(makeCancellation({ guid: 'keynote' })).expiresAt).toBe(at('13:30') + days30);
  });
});
