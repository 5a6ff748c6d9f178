import { describe, expect, it } from 'vitest';
import { at, correct, listCorrected, makeDay, talk } from '../testing/correct-day.ts';
import { makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';

describe('what is on now', () => {
  it('begins at once and keeps its length; what runs ends, and what follows waits', () => {
    expect(listCorrected(correct([makeNow({ guid: 'panel', at: at('10:20') })]))).toEqual([
      'opening 10:00 10:20 shortened',
      'keynote 10:45 11:45 delayed',
      'panel 10:20 10:45 advanced',
    ]);
  });

  it('may be what ran late, or is over', () => {
    expect(listCorrected(correct([makeNow({ guid: 'keynote', at: at('10:50') })]))).toEqual([
      'keynote 10:50 11:50 delayed',
      'panel 11:50 12:15 delayed',
    ]);
    expect(listCorrected(correct([makeNow({ guid: 'opening', at: at('12:10') })]))).toEqual([
      'opening 12:10 12:40 delayed',
    ]);
  });

  it('ends nothing that takes the whole day', () => {
    const camp = talk('camp', { startsAt: at('00:00'), endsAt: at('+1 00:00') });
    const feed = makeFeed([camp, talk('drinks 16:00 17:00', { rooms: ['Bar'] })]);
    expect(listCorrected(correct([makeNow({ guid: 'drinks', at: at('12:20') })], { feed }))).toEqual([
      'drinks 12:20 13:20 relocated',
    ]);
  });

  it('may come from another room, or have been cancelled', () => {
    const feed = makeFeed([
      ...makeDay().sessions,
      talk('drinks 16:00 17:00', { rooms: ['Bar'], cancelled: true }),
    ]);
    const { feed: corrected } = correct([makeNow({ guid: 'drinks', at: at('12:20') })], { feed });
    const drinks = corrected.sessions.find(({ guid }) => guid === 'drinks');
    expect(drinks).toMatchObject({
      rooms: ['Hall'],
      startsAt: at('12:20'),
      cancelled: false,
      correction: { kind: 'reinstated', startsAt: at('16:00'), rooms: ['Bar'] },
    });
    expect(listCorrected({ feed: corrected })).toContain('closing 13:20 13:50 delayed');
  });

  it('is in a room of which the programme knows nothing by the name that the config has for it', () => {
    const feed = makeFeed([talk('opening 10:00 10:30')]);
    const { feed: corrected } = correct([makeNow({ guid: 'opening', room: 'bar', at: at('10:00') })], {
      feed,
    });
    expect(corrected.sessions[0]).toMatchObject({ rooms: ['Bar'], correction: { kind: 'relocated' } });
  });

  it('may come back to where the programme has it', () => {
    const feed = makeFeed([...makeDay().sessions, talk('drinks 12:30 12:50', { rooms: ['Bar'] })]);
    const away = makeNow({ id: 'a', createdAt: 1, guid: 'drinks', at: at('12:20') });
    const back = makeNow({ id: 'b', createdAt: 2, guid: 'drinks', room: 'bar', at: at('12:30') });
    const { feed: corrected } = correct([away, back], { feed });
    expect(corrected.sessions.find(({ guid }) => guid === 'drinks')).toEqual(feed.sessions.at(-1));
  });

  it('leaves alone what the programme has beside it', () => {
    const feed = makeFeed([
      talk('exhibition 09:00 18:00'),
      talk('poster 13:00 13:20'),
      ...makeDay().sessions,
    ]);
    expect(listCorrected(correct([makeNow({ guid: 'closing', at: at('12:50') })], { feed }))).toEqual([
      'closing 12:50 13:20 advanced',
    ]);
  });

  it('lasts as long as it would have, where the programme does not say when it ends', () => {
    const feed = makeFeed([talk('opening 10:00'), talk('keynote 10:30 11:00'), talk('panel 11:10 11:30')]);
    expect(listCorrected(correct([makeNow({ guid: 'opening', at: at('10:45') })], { feed }))).toEqual([
      'opening 10:45 delayed',
      'keynote 10:30 10:45 shortened',
      'panel 11:15 11:35 delayed',
    ]);
  });
});
