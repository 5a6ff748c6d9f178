import { describe, expect, it } from 'vitest';
import { at, correct, listCorrected, makeDay, talk } from '../testing/correct-day.ts';
import { makeDelay } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';

describe('a delay', () => {
  it('moves the session that runs, and what it then reaches into, by what remains after the breaks', () => {
    expect(listCorrected(correct([makeDelay({ from: at('10:05') })]))).toEqual([
      'opening 10:10 10:40 delayed',
      'keynote 10:40 11:40 delayed',
      'panel 11:40 12:05 delayed',
    ]);
  });

  it('moves the next one if nothing runs', () => {
    expect(listCorrected(correct([makeDelay({ from: at('12:10') })]))).toEqual([
      'closing 13:10 13:40 delayed',
    ]);
  });

  it('moves the whole day after it if so wished, breaks included, and nothing before it', () => {
    expect(listCorrected(correct([makeDelay({ from: at('11:00'), untilEndOfDay: true })]))).toEqual([
      'keynote 10:40 11:40 delayed',
      'panel 11:45 12:10 delayed',
      'closing 13:10 13:40 delayed',
    ]);
  });

  it('ends with the programme day, which is over when people go to bed', () => {
    const feed = makeFeed([
      talk('dance 23:00', { endsAt: at('+1 00:30') }),
      makeSession({ guid: 'night', startsAt: at('+1 01:00'), endsAt: at('+1 02:00') }),
      makeSession({ guid: 'morning', startsAt: at('+1 09:00'), endsAt: at('+1 10:00') }),
    ]);
    const delay = makeDelay({ from: at('23:10'), untilEndOfDay: true });
    expect(listCorrected(correct([delay], { feed }))).toEqual([
      'dance 23:10 00:40 delayed',
      'night 01:10 02:10 delayed',
    ]);
    expect(correct([makeDelay({ from: at('+1 02:30') })], { feed }).outcomes[0]?.state).toBe(
      'session-unknown',
    );
  });

  it('leaves alone what takes the whole next day, though that begins at midnight', () => {
    const feed = makeFeed([
      talk('dance', { startsAt: at('22:00'), endsAt: at('23:55') }),
      talk('camp', { startsAt: at('+1 00:00'), endsAt: at('+2 00:00') }),
    ]);
    const dance = ['dance 22:10 00:05 delayed'];
    const delay = { from: at('22:10'), byMs: 600_000 };
    expect(listCorrected(correct([makeDelay({ ...delay, untilEndOfDay: true })], { feed }))).toEqual(dance);
    expect(listCorrected(correct([makeDelay(delay)], { feed }))).toEqual(dance);
    const nextDay = makeDelay({ from: at('+1 09:00'), untilEndOfDay: true });
    expect(listCorrected(correct([nextDay], { feed }))).toEqual(['camp 00:10 00:10 delayed']);
  });

  it('is not of what takes the whole day, unless nothing else comes, whatever is beside that', () => {
    const camp = talk('camp', { startsAt: at('00:00'), endsAt: at('+1 00:00') });
    const feed = makeFeed([camp, talk('talk 14:00 15:00')]);
    const delay = makeDelay({ from: at('12:00'), byMs: 600_000 });
    expect(listCorrected(correct([delay], { feed }))).toEqual(['talk 14:10 15:10 delayed']);
    const alone = makeFeed([camp]);
    expect(listCorrected(correct([delay], { feed: alone }))).toEqual(['camp 00:10 00:10 delayed']);
  });

  it('moves what is of its day though another one has moved that past the end of the day, and nothing of the next', () => {
    const night = (guid: string, from: string, to: string) =>
      makeSession({ guid, startsAt: at(`+1 ${from}`), endsAt: at(`+1 ${to}`) });
    const feed = makeFeed([
      night('dance', '02:00', '03:00'),
      night('drinks', '03:30', '03:50'),
      night('breakfast', '06:00', '07:00'),
    ]);
    const first = makeDelay({
      id: '1',
      createdAt: 1,
      from: at('+1 02:00'),
      byMs: 2_400_000,
      untilEndOfDay: true,
    });
    const list = (from: string, untilEndOfDay: boolean) =>
      listCorrected(
        correct([first, makeDelay({ id: '2', createdAt: 2, from: at(from), untilEndOfDay })], { feed }),
      );
    expect(list('+1 02:45', true)).toEqual(['dance 02:50 03:50 delayed', 'drinks 04:20 04:40 delayed']);
    expect(list('+1 04:05', true)).toEqual(['dance 02:40 03:40 delayed', 'drinks 04:20 04:40 delayed']);
    expect(list('+1 04:15', false)).toEqual(['dance 02:40 03:40 delayed', 'drinks 04:20 04:40 delayed']);
  });

  it('backwards moves that session alone, and ends the one before it', () => {
    const sessions = listCorrected(
      correct([makeDelay({ from: at('10:00'), guid: 'keynote', byMs: -300_000 })]),
    );
    expect(sessions).toEqual(['opening 10:00 10:25 shortened', 'keynote 10:25 11:25 advanced']);
  });

  it('leaves alone what lasts all day beside it, and other rooms', () => {
    const feed = makeFeed([
      talk('exhibition 09:00 18:00'),
      ...makeDay().sessions,
      talk('drinks 10:40 12:00', { rooms: ['Bar'] }),
    ]);
    expect(listCorrected(correct([makeDelay({ from: at('10:35'), byMs: 300_000 })], { feed }))).toEqual([
      'keynote 10:35 11:35 delayed',
    ]);
  });

  it('moves the next one in a break, and not what lasts all day beside it unless nothing else comes', () => {
    const feed = makeFeed([talk('exhibition 09:00 18:00'), ...makeDay().sessions]);
    expect(listCorrected(correct([makeDelay({ from: at('12:10') })], { feed }))).toEqual([
      'closing 13:10 13:40 delayed',
    ]);
    expect(listCorrected(correct([makeDelay({ from: at('17:00') })], { feed }))).toEqual([
      'exhibition 09:10 18:10 delayed',
    ]);
  });

  it('moves what runs though there is a pause or the questions within it', () => {
    const feed = makeFeed([
      talk('workshop 14:00 16:00'),
      talk('coffee 15:00 15:15'),
      talk('closing 16:00 17:00'),
    ]);
    expect(listCorrected(correct([makeDelay({ from: at('15:30') })], { feed }))).toEqual([
      'workshop 14:10 16:10 delayed',
      'closing 16:10 17:10 delayed',
    ]);
  });

  it('passes over what is cancelled', () => {
    const feed = makeFeed([
      talk('opening 10:00 10:30', { cancelled: true }),
      talk('keynote 10:30 11:00', { cancelled: true }),
      talk('panel 11:00 12:00'),
    ]);
    expect(listCorrected(correct([makeDelay({ from: at('10:10') })], { feed }))).toEqual([
      'panel 11:10 12:10 delayed',
    ]);
  });

  it('leaves the end open where the programme does', () => {
    const feed = makeFeed([talk('opening 10:00'), talk('keynote 10:30')]);
    expect(listCorrected(correct([makeDelay({ from: at('10:10') })], { feed }))).toEqual([
      'opening 10:10 delayed',
      'keynote 10:40 delayed',
    ]);
  });

  it('moves a session of several rooms in all of them', () => {
    const feed = makeFeed([talk('opening 10:00 10:30', { rooms: ['Hall', 'Bar'] })]);
    expect(listCorrected(correct([makeDelay({ from: at('10:10'), room: 'bar' })], { feed }))).toEqual([
      'opening 10:10 10:40 delayed',
    ]);
  });
});
