import { describe, expect, it } from 'vitest';
import type { Correction } from '../corrections/correction.ts';
import type { Session } from '../model.ts';
import { at, correct, makeDay, talk } from '../testing/correct-day.ts';
import { makeCancellation, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { buildSchedule } from './build-schedule.ts';

const rooms = [
  { room: 'hall', title: 'Hall', key: null, seeAlso: [] },
  { room: 'bar', title: 'The bar', key: 'Bar', seeAlso: [] },
];

/** The rooms of the day with these sessions beside those in the hall, as corrected. */
function build(sessions: readonly Session[], corrections: readonly Correction[]) {
  const { feed } = correct(corrections, { feed: makeFeed([...makeDay().sessions, ...sessions]) });
  return buildSchedule({ feed, rooms, timezone: 'UTC', conferenceTitle: 'RainConf' }).rooms;
}

function listAway(...args: Parameters<typeof build>): string[] {
  return Object.values(build(...args)).flatMap(({ room, movedAway }) =>
    movedAway.map(({ session, startsAt, endsAt, to }) => {
      const times = [startsAt, endsAt].map(instant => new Date(instant).toISOString().slice(11, 16));
      return `${room}: ${session.guid} ${times.join('–')} to ${to.join()}`;
    }),
  );
}

describe('what corrections have moved to another room', () => {
  it('is told by the room that has lost it, for the time in which it would be there', () => {
    const drinks = talk('drinks 16:00 17:00', { rooms: ['Bar'] });
    const now = makeNow({ guid: 'drinks', at: at('12:20') });
    expect(listAway([drinks], [now])).toEqual(['bar: drinks 16:00–17:00 to Hall']);
    expect(listAway([drinks], [makeNow({ guid: 'closing', at: at('12:20') })])).toEqual([]);
    // Also where that has changed or does not take place any more, and by its own room again not at all.
    expect(listAway([drinks], [now, makeCancellation({ guid: 'drinks' })])).toHaveLength(1);
    expect(listAway([drinks], [now, makeNow({ guid: 'drinks', room: 'bar', at: at('15:00') })])).toEqual([]);
  });

  it('ends where the next of the room begins that it has left, where no end is stated', () => {
    const sessions = [
      talk('drinks 16:00', { rooms: ['Bar'] }),
      talk('songs 16:40 17:00', { rooms: ['Bar'] }),
    ];
    const now = makeNow({ guid: 'drinks', at: at('12:20') });
    expect(listAway(sessions, [now])).toEqual(['bar: drinks 16:00–16:40 to Hall']);
  });

  it('leaves a room that has it still, in another of its rooms, with nothing to tell', () => {
    const both = talk('both 16:00 17:00', { rooms: ['Hall', 'Bar'] });
    expect(listAway([both], [makeNow({ guid: 'both', at: at('12:20') })])).toEqual([]);
  });

  it('leaves a break behind, however short', () => {
    const sessions = ['a 16:00 16:30', 'b 16:30 16:34', 'c 16:34 17:00'].map(line =>
      talk(line, { rooms: ['Bar'] }),
    );
    const listed = build(sessions, [makeNow({ guid: 'b', at: at('12:20') })]).bar?.rows.map(row =>
      row.type === 'session' ? row.session.guid : row.title,
    );
    expect(listed).toEqual([
      'RainConf not yet started',
      'Not yet started in The bar',
      'a',
      '4 minute break',
      'c',
      'RainConf finished :(',
    ]);
  });
});
