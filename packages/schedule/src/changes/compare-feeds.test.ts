import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session } from '../model.ts';
import { parseFeed } from '../parse-feed.ts';
import { makeFallbackGuid } from '../parsers/fallback-guid.ts';
import { makeSession } from '../testing/make-session.ts';
import {
  hasRealProgrammes,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
} from '../testing/real-programmes.ts';
import { MINUTE_MS } from '../times/wall-time.ts';
import { compareFeeds, countChanges } from './compare-feeds.ts';
import { describeChange } from './describe-change.ts';

const TEN = Date.parse('2026-11-20T10:00:00Z');
const rain = makeSession({ guid: 'rain', title: 'Rain', startsAt: TEN, endsAt: TEN + 45 * MINUTE_MS });

function changesOf(before: Partial<Session>, after: Partial<Session>) {
  return compareFeeds({ sessions: [{ ...rain, ...before }] }, { sessions: [{ ...rain, ...after }] });
}

function sentencesOf(before: Partial<Session>, after: Partial<Session>) {
  return changesOf(before, after).map(change => `${change.kind}: ${describeChange(change, 'Europe/Berlin')}`);
}

describe('compareFeeds', () => {
  it('finds nothing between equals', () => {
    expect(changesOf({}, {})).toEqual([]);
    expect(changesOf({ rooms: ['A', 'B'] }, { rooms: ['B', 'A'] })).toEqual([]);
    expect(changesOf({ cancelled: null }, { cancelled: false })).toEqual([]);
  });

  it('finds nothing between texts that are shown alike, if it is asked for what is shown', () => {
    const markdown = { format: 'markdown' as const, source: 'It *falls*.' };
    const html = { format: 'html' as const, source: '<p class="x">It <em>falls</em>.</p>' };
    const blank = { ...html, source: '<p> </p>' };
    const compare = (before: Partial<Session>, after: Partial<Session>) =>
      compareFeeds(
        { sessions: [{ ...rain, ...before }] },
        { sessions: [{ ...rain, ...after }] },
        { texts: 'as-shown' },
      );
    expect(compare({ abstract: markdown }, { abstract: html })).toEqual([]);
    expect(compare({ description: null }, { description: blank })).toEqual([]);
    expect(compare({ abstract: markdown }, { abstract: { ...markdown, format: 'text' } })).toHaveLength(1);
    expect(changesOf({ abstract: markdown }, { abstract: html })).toHaveLength(1);
  });

  it.each<[string, Partial<Session>, Partial<Session>, string[]]>([
    [
      'later',
      {},
      { startsAt: TEN + 30 * MINUTE_MS, endsAt: TEN + 75 * MINUTE_MS },
      ['moved: “Rain” moved by +30 min, from Fri 20 Nov, 11:00 to Fri 20 Nov, 11:30, Hall'],
    ],
    [
      'earlier by more than a day',
      {},
      { startsAt: TEN - 1500 * MINUTE_MS, endsAt: TEN - 1455 * MINUTE_MS },
      ['moved: “Rain” moved by −1 d 1 h, from Fri 20 Nov, 11:00 to Thu 19 Nov, 10:00, Hall'],
    ],
    [
      'shorter',
      {},
      { endsAt: TEN + 30 * MINUTE_MS },
      ['length-changed: “Rain” lasts shorter by 15 min, Fri 20 Nov, 11:00, Hall'],
    ],
    [
      'without an end',
      {},
      { endsAt: null },
      ['length-changed: “Rain” has no stated end any more, Fri 20 Nov, 11:00, Hall'],
    ],
    [
      'elsewhere',
      {},
      { rooms: ['Attic', 'Cellar'] },
      ['room-changed: “Rain” moved from Hall to Attic, Cellar, Fri 20 Nov, 11:00'],
    ],
    ['renamed', {}, { title: 'Snow' }, ['renamed: “Rain” renamed to “Snow”, Fri 20 Nov, 11:00, Hall']],
    [
      'by another',
      {},
      { speakers: [{ id: null, name: 'Ada' }] },
      ['speakers-changed: “Rain” is by Ada, was by nobody, Fri 20 Nov, 11:00, Hall'],
    ],
    ['cancelled', {}, { cancelled: true }, ['cancelled: “Rain” cancelled, Fri 20 Nov, 11:00, Hall']],
    [
      'held after all',
      { cancelled: true },
      {},
      ['reinstated: “Rain” takes place after all, Fri 20 Nov, 11:00, Hall'],
    ],
    [
      'withdrawn from streaming',
      { doNotRecord: true },
      { doNotStream: true, doNotRecord: null },
      [
        'opt-out-changed: “Rain” must not be streamed and no longer says whether it may be recorded, Fri 20 Nov, 11:00, Hall',
      ],
    ],
    [
      'edited',
      {},
      { track: 'Weather', links: [{ url: 'https://rain.example/', title: 'Rain' }] },
      ['edited: “Rain”: track, links changed, Fri 20 Nov, 11:00, Hall'],
    ],
    [
      'several at once',
      {},
      { startsAt: TEN + 5 * MINUTE_MS, title: 'Snow', cancelled: true },
      [
        'cancelled: “Snow” cancelled, Fri 20 Nov, 11:05, Hall',
        'moved: “Snow” moved by +5 min, from Fri 20 Nov, 11:00 to Fri 20 Nov, 11:05, Hall',
        'length-changed: “Snow” lasts shorter by 5 min, Fri 20 Nov, 11:05, Hall',
        'renamed: “Rain” renamed to “Snow”, Fri 20 Nov, 11:05, Hall',
      ],
    ],
  ])('tells what is %s', (_name, before, after, sentences) => {
    expect(sentencesOf(before, after)).toEqual(sentences);
  });

  it('tells the times apart of a night in which the clocks are put back', () => {
    const at = (time: string) => ({ startsAt: Date.parse(`2026-10-25T${time}Z`), endsAt: null });
    expect(sentencesOf({ ...at('00:00:00') }, { ...at('01:30:00') })).toEqual([
      'moved: “Rain” moved by +1 h 30 min, from Sun 25 Oct, 02:00 (+02:00) to Sun 25 Oct, 02:30 (+01:00), Hall',
    ]);
    const off = sentencesOf(at('01:00:00'), { ...at('01:00:00'), cancelled: true });
    expect(off).toEqual(['cancelled: “Rain” cancelled, Sun 25 Oct, 02:00 (+01:00), Hall']);
    const evening = sentencesOf(at('12:00:00'), { ...at('12:00:00'), cancelled: true });
    expect(evening).toEqual(['cancelled: “Rain” cancelled, Sun 25 Oct, 13:00, Hall']);
  });

  it('says nothing of the room of what names none, which may be in several', () => {
    expect(sentencesOf({ rooms: [] }, { rooms: ['Hall'] })).toEqual([
      'room-changed: “Rain” is in Hall now, named no room before, Fri 20 Nov, 11:00',
    ]);
    expect(sentencesOf({ rooms: ['Hall'] }, { rooms: [] })).toEqual([
      'room-changed: “Rain” names no room any more, was in Hall, Fri 20 Nov, 11:00',
    ]);
  });

  it('lists what came and went by time', () => {
    const gone = makeSession({ guid: 'gone', startsAt: TEN + MINUTE_MS });
    const come = makeSession({ guid: 'come', startsAt: TEN, rooms: [] });
    const changes = compareFeeds({ sessions: [rain, gone] }, { sessions: [rain, come] });
    expect(changes.map(change => describeChange(change, 'UTC'))).toEqual([
      '“come” added, Fri 20 Nov, 10:00',
      '“gone” removed, was Fri 20 Nov, 10:01, Hall',
    ]);
    expect([...countChanges(changes)]).toEqual([
      ['added', 1],
      ['removed', 1],
    ]);
  });

  it('knows a session again that the source has numbered anew', () => {
    expect(sentencesOf({ guid: '1' }, { guid: '2', startsAt: TEN + MINUTE_MS, endsAt: null })).toEqual([
      'moved: “Rain” moved by +1 min, from Fri 20 Nov, 11:00 to Fri 20 Nov, 11:01, Hall',
      'length-changed: “Rain” has no stated end any more, Fri 20 Nov, 11:01, Hall',
      'guid-changed: “Rain” has the id “2”, was “1”, Fri 20 Nov, 11:01, Hall',
    ]);
  });

  it('knows a session without an id again by its place, and takes one with an id for another', () => {
    const made = (title: string) => ({ title, guid: makeFallbackGuid({ ...rain, title }) });
    expect(changesOf(made('Rain'), made('Snow')).map(change => change.kind)).toEqual([
      'renamed',
      'guid-changed',
    ]);
    expect(changesOf({ guid: '1' }, { guid: '2', title: 'Snow' }).map(change => change.kind)).toEqual([
      'added',
      'removed',
    ]);
  });

  it('does not guess among those that are alike', () => {
    const twins = (...guids: string[]) => ({ sessions: guids.map(guid => ({ ...rain, guid })) });
    expect(
      compareFeeds(twins('1', '2'), twins('3', '4'))
        .map(change => change.kind)
        .sort(),
    ).toEqual(['added', 'added', 'removed', 'removed']);
  });

  it('lists each session that differs, and no other', () => {
    const sessions = fc.uniqueArray(
      fc.record({ guid: fc.string({ maxLength: 3 }), startsAt: fc.nat(9), title: fc.constantFrom('a', 'b') }),
      { selector: ({ guid }) => guid, maxLength: 12 },
    );
    const toSessions = (facts: { guid: string; startsAt: number; title: string }[]) => facts.map(makeSession);
    fc.assert(
      fc.property(sessions, sessions, (a, b) => {
        const [before, after] = [toSessions(a), toSessions(b)];
        const changes = compareFeeds({ sessions: before }, { sessions: after });
        const unchanged = after.filter(session =>
          changes.every(change => change.after?.guid !== session.guid),
        );
        expect(before).toEqual(expect.arrayContaining(unchanged));
        const { added = 0, removed = 0 } = Object.fromEntries(countChanges(changes));
        expect(before.length - removed).toBe(after.length - added);
      }),
    );
  });
});

describe('compareFeeds with real programmes', () => {
  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }
  const truth = listTruths('pentabarf-xml').filter(({ file }) => file === '36c3-merged.xml');

  it.each(truth)('sees what was done to $file', programme => {
    const parse = () => parseFeed(readProgramme(programme), { timezone: 'Europe/Berlin' });
    const [before, after] = [parse(), parse()];
    expect(compareFeeds(before, after)).toEqual([]);
    const [dropped, delayed, ...rest] = after.sessions;
    if (dropped === undefined || delayed === undefined) throw new Error('there are no sessions');
    const moved = {
      ...delayed,
      startsAt: delayed.startsAt + MINUTE_MS,
      endsAt: (delayed.endsAt ?? 0) + MINUTE_MS,
    };
    expect(compareFeeds(before, { sessions: [moved, ...rest] })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'removed', guid: dropped.guid }),
        expect.objectContaining({ kind: 'moved', guid: delayed.guid, byMs: MINUTE_MS }),
      ]),
    );
  });
});
