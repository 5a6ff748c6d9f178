import { describe, expect, it } from 'vitest';
import { findNeighbours, pickEntry } from './session-neighbours.ts';
import { makeView } from './testing/make-view.ts';

const day = (time: string) => `2019-12-28T${time}:00+01:00`;
const view = makeView({
  rooms: ['Ada', 'Borg'],
  sessions: [
    { title: 'first', from: day('10:00'), to: day('11:00') },
    { title: 'this', from: day('11:00'), to: day('12:00') },
    { title: 'then', from: day('12:30'), to: day('13:00') },
    { title: 'lawn', from: day('11:10'), to: day('11:20'), rooms: ['Lawn'] },
    { title: 'borg', from: day('11:50'), to: day('13:00'), rooms: ['Borg'] },
    { title: 'later', from: day('12:00'), to: day('13:00'), rooms: ['Lawn'] },
    { title: 'tomorrow', from: '2019-12-29T10:00:00+01:00' },
  ],
});

function neighboursOf(title: string) {
  const [entry] = view.findEntries(title);
  if (entry === undefined) throw new Error(`no ${title}`);
  const { before, after, meanwhile } = findNeighbours(view, entry);
  return [before?.session.title, after?.session.title, meanwhile.map(({ session }) => session.title)];
}

describe('findNeighbours', () => {
  it('names what is before and after in the room, and what else there is, rooms with a camera first', () => {
    expect(neighboursOf('this')).toEqual(['first', 'then', ['borg', 'lawn']]);
  });

  it('does not name itself where rooms in two zones both have it', () => {
    const sessions = [{ title: 'both', from: day('10:00'), to: day('11:00'), rooms: ['Ada', 'Borg'] }];
    const location = 'programme.csv';
    const shared = makeView(
      { sessions, rooms: ['Ada'], location },
      { sessions, rooms: ['Borg'], location, timezone: 'Europe/Lisbon' },
    );
    const [entry, other] = shared.findEntries('both');
    expect([entry?.room.title, other?.room.title]).toEqual(['Ada', 'Borg']);
    expect(entry && findNeighbours(shared, entry).meanwhile).toEqual([]);
  });

  it('ends with the day', () => {
    expect(neighboursOf('then')).toEqual(['this', undefined, ['borg', 'later']]);
  });
});

describe('pickEntry', () => {
  it('takes the time that is on or comes next, or else the last', () => {
    const repeated = makeView({
      sessions: [
        { title: 'again', from: day('10:00'), to: day('11:00') },
        { title: 'again', from: day('14:00'), to: day('15:00') },
      ],
    }).findEntries('again');
    const pick = (time: string) => pickEntry(repeated, Date.parse(day(time)))?.startsAt;
    expect(pick('09:00')).toBe(Date.parse(day('10:00')));
    expect(pick('11:00')).toBe(Date.parse(day('14:00')));
    expect(pick('16:00')).toBe(Date.parse(day('14:00')));
    expect(pickEntry([], 0)).toBeUndefined();
  });
});
