import { describe, expect, it } from 'vitest';
import { splitLanguages } from './programme-view.ts';
import { makeView } from './testing/make-view.ts';

describe('createProgrammeView', () => {
  it('counts what begins after midnight to the night before', () => {
    const view = makeView({
      sessions: [
        { title: 'evening', from: '2019-12-28T22:30:00Z', to: '2019-12-28T23:30:00Z' },
        { title: 'small hours', from: '2019-12-29T01:00:00Z', to: '2019-12-29T02:00:00Z' },
        { title: 'morning', from: '2019-12-29T10:00:00Z', to: '2019-12-29T11:00:00Z' },
      ],
    });
    expect(view.days.map(({ date, entries }) => [date, entries.map(({ session }) => session.title)])).toEqual(
      [
        ['2019-12-28', ['evening', 'small hours']],
        ['2019-12-29', ['morning']],
      ],
    );
  });

  it('has the rooms of the config first, by their titles, and each day only those in use', () => {
    const view = makeView({
      rooms: ['Borg', 'Ada', 'Empty'],
      feedRooms: ['Foyer', 'Ada', 'Borg', 'Attic'],
      sessions: [
        { title: 'a', from: '2019-12-28T10:00:00Z', rooms: ['Attic'] },
        { title: 'b', from: '2019-12-28T10:00:00Z', rooms: ['ada'] },
        { title: 'c', from: '2019-12-28T11:00:00Z', rooms: ['Borg'] },
        { title: 'd', from: '2019-12-29T11:00:00Z', rooms: ['Foyer'] },
        { title: 'e', from: '2019-12-29T12:00:00Z', rooms: [] },
      ],
    });
    expect(view.rooms).toEqual([
      { name: 'borg', title: 'Borg' },
      { name: 'ada', title: 'Ada' },
      { name: null, title: 'Foyer' },
      { name: null, title: 'Attic' },
      { name: null, title: 'No room named' },
    ]);
    expect(view.days.map(({ rooms }) => rooms.map(({ title }) => title))).toEqual([
      ['Borg', 'Ada', 'Attic'],
      ['Foyer', 'No room named'],
    ]);
    expect(view.days[0]?.entries.map(({ session }) => session.title)).toEqual(['b', 'a', 'c']);
  });

  it('has a session in several rooms once in each, and finds it by its key in all', () => {
    const view = makeView({
      rooms: ['Ada', 'Borg'],
      sessions: [{ title: 'opening', from: '2019-12-28T10:00:00Z', rooms: ['Ada', 'Borg', 'Lawn'] }],
    });
    expect(view.findEntries('opening').map(({ room }) => room.title)).toEqual(['Ada', 'Borg', 'Lawn']);
    expect(view.findEntries('closing')).toEqual([]);
  });

  it('has a plenary in the rooms of which the config says so, and what else names no room apart', () => {
    const opening = { title: 'opening', from: '2019-12-28T10:00:00Z', rooms: [] };
    const inRooms = (plenaryRooms: readonly string[]) =>
      makeView({ rooms: ['Ada', 'Borg', 'Ceri'], plenaryRooms, sessions: [opening] })
        .findEntries('opening')
        .map(({ room }) => room.title);
    expect(inRooms(['Ada', 'Ceri'])).toEqual(['Ada', 'Ceri']);
    expect(inRooms([])).toEqual(['No room named']);
  });

  it('concludes an end that is not stated from what comes next in the room', () => {
    const view = makeView({
      sessions: [
        { title: 'open', from: '2019-12-28T10:00:00Z' },
        { title: 'next', from: '2019-12-28T10:20:00Z' },
      ],
    });
    expect(view.findEntries('open')[0]?.endsAt).toBe(Date.parse('2019-12-28T10:20:00Z'));
    expect(view.findEntries('next')[0]?.endsAt).toBe(Date.parse('2019-12-28T11:20:00Z'));
  });

  it('puts the days of several feeds together', () => {
    const view = makeView(
      { rooms: ['Ada'], sessions: [{ title: 'a', from: '2019-12-28T10:00:00Z' }] },
      {
        rooms: ['Borg'],
        sessions: [
          { title: 'b', from: '2019-12-28T09:00:00Z', rooms: ['Borg'] },
          { title: 'c', from: '2019-12-27T09:00:00Z', rooms: ['Borg'] },
        ],
      },
    );
    expect(view.days.map(({ date, entries }) => [date, entries.map(({ session }) => session.title)])).toEqual(
      [
        ['2019-12-27', ['c']],
        ['2019-12-28', ['b', 'a']],
      ],
    );
  });

  it.each([
    ['Europe/Lisbon', true],
    // Another name, and the same clocks.
    ['Europe/Paris', false],
  ])('knows whether a room in %s has other clocks than the pages', (timezone, isOther) => {
    const view = makeView(
      { rooms: ['Ada'], sessions: [{ title: 'a', from: '2019-12-28T10:00:00Z' }] },
      {
        rooms: ['Borg'],
        sessions: [{ title: 'b', from: '2019-12-28T10:00:00Z', rooms: ['Borg'] }],
        timezone,
      },
    );
    expect(view.hasOtherZones).toBe(isOther);
  });

  it('minds no clocks of a room without a session', () => {
    const view = makeView(
      { rooms: ['Ada'], sessions: [{ title: 'a', from: '2019-12-28T10:00:00Z' }] },
      { rooms: ['Borg'], sessions: [], timezone: 'UTC' },
    );
    expect(view.hasOtherZones).toBe(false);
  });

  it('shows each session once of a programme that is read for rooms in two zones', () => {
    const sessions = ['Ada', 'Borg', 'Clarke'].map(name => ({
      title: name,
      from: '2019-12-28T10:00:00Z',
      rooms: [name],
    }));
    const view = makeView(
      { rooms: ['Ada'], sessions, location: 'one.xml' },
      { rooms: ['Borg'], sessions, location: 'one.xml', timezone: 'Europe/Lisbon' },
    );
    const shown = view.days.flatMap(({ entries }) => entries.map(({ room }) => [room.title, room.name]));
    expect(shown).toEqual([
      ['Ada', 'ada'],
      ['Borg', 'borg'],
      ['Clarke', null],
    ]);
  });

  it('lists tracks by name and languages by how often they are spoken', () => {
    const session = (title: string, track: string | null, language: string | null) => ({
      title,
      from: '2019-12-28T10:00:00Z',
      track,
      language,
    });
    const view = makeView({
      sessions: [session('a', 'Zoo', 'de'), session('b', 'Äpfel', 'en, de'), session('c', null, null)],
    });
    expect(view.tracks).toEqual(['Äpfel', 'Zoo']);
    expect(view.languages).toEqual(['de', 'en']);
  });

  it('knows until when a page that was made of it is right', () => {
    const view = makeView({
      sessions: [{ title: 'a', from: '2019-12-28T10:00:30Z', to: '2019-12-28T11:00:00Z' }],
    });
    const next = (iso: string) => new Date(view.findNextChange(Date.parse(iso))).toISOString();
    expect(next('2019-12-28T10:00:10Z')).toBe('2019-12-28T10:00:30.000Z');
    expect(next('2019-12-28T10:00:30Z')).toBe('2019-12-28T10:01:00.000Z');
    expect(next('2019-12-30T10:00:30Z')).toBe('2019-12-30T10:01:00.000Z');
  });
});

describe('splitLanguages', () => {
  it('takes apart what sources put into one text', () => {
    expect(splitLanguages('en, de')).toEqual(['en', 'de']);
    expect(splitLanguages('de/fr')).toEqual(['de', 'fr']);
    expect(splitLanguages('de-formal')).toEqual(['de-formal']);
    expect(splitLanguages(null)).toEqual([]);
  });
});
