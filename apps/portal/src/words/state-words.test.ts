import type { RoomState, SessionFlags } from '@foyer/room';
import { describe, expect, it } from 'vitest';
import { describeState } from './state-words.ts';

const at = Date.parse('2026-06-12T20:00:00Z');
const rest = { current: [], next: [], changesAt: null, watchable: false };

function words(detail: Record<string, unknown>, headZone = 'Europe/Lisbon') {
  const state = { ...rest, ...detail } as unknown as RoomState<SessionFlags>;
  return describeState(state, { at, locale: 'en', timezone: 'Europe/Lisbon', headZone });
}

describe('describeState', () => {
  it('says when a break is over', () => {
    expect(words({ kind: 'break', until: Date.parse('2026-06-12T20:20:00Z') })).toMatchObject({
      sentence: 'Back at 21:20',
      tone: 'neutral',
    });
  });

  it('says since when there is no picture', () => {
    const since = Date.parse('2026-06-12T19:52:00Z');
    expect(words({ kind: 'technical-fault', cause: 'encoder-lost', since })).toMatchObject({
      sentence: 'No picture since 20:52, we are on it',
      tone: 'fault',
    });
  });

  it('names the day a room comes back on, near and far', () => {
    const back = (iso: string) =>
      words({ kind: 'finished', over: 'day', resumesAt: Date.parse(iso) }).sentence;
    expect(back('2026-06-12T22:00:00Z')).toBe('Nothing more today, back at 23:00');
    expect(back('2026-06-13T09:00:00Z')).toBe('Nothing more today, back on Saturday at 10:00');
    expect(back('2026-07-01T09:00:00Z')).toBe('Nothing more today, back on Wednesday 1 July at 10:00');
  });

  it('names the zone of times where the page’s head names one of other clocks', () => {
    const until = Date.parse('2026-06-12T20:20:00Z');
    const tomorrow = Date.parse('2026-06-13T09:00:00Z');
    const tell = (headZone: string) =>
      [
        { kind: 'break', until },
        { kind: 'starting', startsAt: until, withheld: true },
        { kind: 'technical-fault', cause: 'encoder-lost', since: until },
        { kind: 'finished', over: 'day', resumesAt: tomorrow },
      ].map(detail => words(detail, headZone).sentence);
    expect(tell('America/New_York')).toEqual([
      'Back at 21:20 Lisbon',
      'Starts at 21:20 Lisbon, not streamed at the speaker’s request',
      'No picture since 21:20 Lisbon, we are on it',
      'Nothing more today, back on Saturday at 10:00 Lisbon',
    ]);
    expect(tell('Europe/London').join(' ')).not.toContain('Lisbon');
  });

  it('does not promise a start that nobody knows', () => {
    expect(words({ kind: 'not-started', startsAt: null, unplanned: false }).sentence).toBe('Not started yet');
    expect(words({ kind: 'not-started', startsAt: null, unplanned: true })).toMatchObject({
      label: 'Nothing planned',
      sentence: 'Nothing is planned in this room',
      countdownTo: null,
    });
  });

  it('tells what is over: the day, the room or the conference', () => {
    const resumesAt = Date.parse('2026-06-14T09:00:00Z');
    const finished = (over: string) => words({ kind: 'finished', over, resumesAt });
    expect(finished('free-day')).toMatchObject({
      label: 'Nothing today',
      sentence: 'Nothing today, back on Sunday at 10:00',
      countdownTo: resumesAt,
    });
    expect(finished('room')).toMatchObject({
      label: 'Finished',
      sentence: 'That was all in this room',
      countdownTo: null,
    });
    expect(finished('conference').sentence).toBe('That was all. Thank you for watching');
  });
});
