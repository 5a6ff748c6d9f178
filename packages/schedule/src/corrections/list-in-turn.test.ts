import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProgrammeDays } from '../build/programme-days.ts';
import type { Session } from '../model.ts';
import { at, correct, listCorrected, makeDay, talk } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { listInTurn } from './list-in-turn.ts';
import { ProgrammeDraft } from './programme-draft.ts';

const given: Partial<Session> = { speakers: [{ id: null, name: 'Ada' }] };
const rooms = [{ room: 'hall', title: 'Hall', key: null, seeAlso: [] }];

function list(sessions: Session[], guid?: string): string[] {
  const draft = new ProgrammeDraft({ feed: makeFeed(sessions), rooms, days: new ProgrammeDays('UTC', null) });
  const subject = guid === undefined ? undefined : draft.find(guid);
  const held = draft.listHeld('hall');
  return listInTurn(draft, { room: 'hall', held, ...(subject && { subject }) }).map(
    ({ session }) => session.guid,
  );
}

describe('what takes place in turn', () => {
  const workshop = talk('workshop 09:00 18:00', given);

  it('is not what lasts all day beside talks, whether somebody gives it or not', () => {
    const talks = [talk('opening 10:00 11:00', given), talk('closing 17:00 18:00', given)];
    expect(list([workshop, ...talks])).toEqual(['opening', 'closing']);
    expect(list([talk('exhibition 09:00 18:00'), ...talks])).toEqual(['opening', 'closing']);
    expect(list([talk('exhibition 09:00 18:00'), ...makeDay().sessions])).not.toContain('exhibition');
  });

  it('is a session that has exactly one other within it', () => {
    expect(list([workshop, talk('talk 10:00 11:00', given)])).toEqual(['workshop', 'talk']);
    expect(list([talk('talk 10:00 11:00'), talk('questions 10:45 11:00')])).toEqual(['talk', 'questions']);
  });

  it('is a workshop with pauses, however many', () => {
    const pauses = [talk('coffee 10:30 11:00'), talk('lunch 12:00 13:00'), talk('tea 15:00 15:30')];
    expect(list([workshop, ...pauses])).toEqual(['workshop', 'coffee', 'lunch', 'tea']);
  });

  it('is what overlaps, and what begins together and lasts as long', () => {
    const overlapping = [talk('a 10:00 12:00'), talk('b 11:00 12:30'), talk('c 11:30 12:45')];
    expect(list(overlapping)).toEqual(['a', 'b', 'c']);
    const twins = [talk('a 10:00 11:00'), talk('b 10:00 11:00'), talk('c 10:00 11:00')];
    expect(list(twins)).toEqual(['a', 'b', 'c']);
  });

  it('is a session within which marks of no length stand', () => {
    const marks = [talk('doors 10:00 10:00'), talk('photo 10:30 10:30'), talk('bell 11:00 11:00')];
    expect(list([talk('talk 10:00 11:00'), ...marks])).toEqual(['doors', 'talk', 'photo', 'bell']);
  });

  it('is not beside what other rooms have, or what is cancelled in the programme', () => {
    const elsewhere = makeDay().sessions.map(session => ({ ...session, rooms: ['Bar'] }));
    expect(list([workshop, ...elsewhere])).toEqual(['workshop']);
    const cancelled = makeDay().sessions.map(session => ({ ...session, cancelled: true }));
    expect(list([talk('instead 10:00 14:00'), ...cancelled])).toEqual(['instead']);
  });

  it('is without a subject and what stands beside that: together with it, within it, around it', () => {
    const sessions = [
      talk('talk 10:00 11:00'),
      talk('poster 10:00 11:00'),
      talk('questions 10:45 11:00'),
      talk('bell 11:00 11:00'),
      talk('next 10:50 12:00'),
    ];
    expect(list(sessions, 'talk')).toEqual(['next', 'bell']);
    expect(list(sessions, 'questions')).toEqual(['next', 'bell']);
    expect(list(sessions, 'next')).toEqual(['poster', 'talk', 'questions']);
  });
});

describe('any sessions of a room', () => {
  const clock = (quarter: number) =>
    `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  const anySession = fc
    .record({
      from: fc.integer({ min: 32, max: 44 }),
      length: fc.integer({ min: 0, max: 12 }),
      isGiven: fc.boolean(),
    })
    .map(({ from, length, isGiven }) => ({ from, to: from + length, isGiven }));

  it('are in turn but for those that have two within them', () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 12 }), spans => {
        const sessions = spans.map(({ from, to, isGiven }, index) =>
          talk(`${index} ${clock(from)} ${clock(to)}`, isGiven ? given : {}),
        );
        const isBackdrop = ({ from, to, isGiven }: (typeof spans)[number]) => {
          const within = spans.filter(
            other =>
              other.from < other.to &&
              from <= other.from &&
              other.to <= to &&
              other.to - other.from < to - from &&
              (other.isGiven || !isGiven),
          );
          return within.length >= 2;
        };
        const inTurn = spans.flatMap((span, index) => (isBackdrop(span) ? [] : [String(index)]));
        expect(list(sessions).sort()).toEqual(inTurn.sort());
      }),
    );
  });
});

describe('the same rule', () => {
  const exhibition = talk('exhibition 10:00 18:00');

  it('delays what lasts all day where all that it stands beside is cancelled', () => {
    const sessions = [exhibition, talk('opening 11:00 12:00'), talk('closing 12:00 13:00')];
    const cancelled = ['opening', 'closing'].map(guid => makeCancellation({ id: guid, createdAt: 0, guid }));
    const delay = makeDelay({ from: at('09:50'), createdAt: 1 });
    expect(listCorrected(correct([...cancelled, delay], { feed: makeFeed(sessions) }))).toContain(
      'exhibition 10:10 18:10 delayed',
    );
  });

  it('lets what has come from another room begin anew there', () => {
    const feed = makeFeed([...makeDay().sessions, talk('drinks 19:00 20:00', { rooms: ['Bar'] })]);
    const early = makeNow({ id: 'a', createdAt: 1, guid: 'drinks', at: at('14:00') });
    const late = makeNow({ id: 'b', createdAt: 2, guid: 'drinks', at: at('14:30') });
    expect(listCorrected(correct([early, late], { feed }))).toEqual(['drinks 14:30 15:30 relocated']);
  });

  it('keeps a delay from moving what opens for the day meanwhile, or together with the late one', () => {
    const sessions = [talk('opening 09:45 10:00'), exhibition, ...makeDay().sessions.slice(1)];
    const delay = makeDelay({ from: at('09:45'), byMs: 1_800_000, untilEndOfDay: true });
    expect(listCorrected(correct([delay], { feed: makeFeed(sessions) }))).toEqual([
      'opening 10:15 10:30 delayed',
      'keynote 11:00 12:00 delayed',
      'panel 12:05 12:30 delayed',
      'closing 13:30 14:00 delayed',
    ]);
    const together = makeFeed([exhibition, ...makeDay().sessions]);
    expect(listCorrected(correct([makeDelay({ from: at('10:00') })], { feed: together }))).not.toContain(
      'exhibition 10:10 18:10 delayed',
    );
  });

  it('delays a workshop that has coffee twice', () => {
    const feed = makeFeed([
      talk('workshop 14:00 18:00', given),
      talk('coffee 15:00 15:15'),
      talk('tea 16:30 16:45'),
    ]);
    expect(listCorrected(correct([makeDelay({ from: at('14:10') })], { feed }))).toEqual([
      'workshop 14:10 18:10 delayed',
    ]);
  });

  it('lets an exhibition go on when something comes from another room, or from after it', () => {
    const feed = makeFeed([
      exhibition,
      ...makeDay().sessions,
      talk('party 18:30 19:00'),
      talk('drinks 19:00 20:00', { rooms: ['Bar'] }),
    ]);
    expect(listCorrected(correct([makeNow({ guid: 'party', at: at('17:30') })], { feed }))).toEqual([
      'party 17:30 18:00 advanced',
    ]);
    expect(listCorrected(correct([makeNow({ guid: 'drinks', at: at('17:30') })], { feed }))).toEqual([
      'drinks 17:30 18:30 relocated',
    ]);
  });
});
