import type { Session } from '@foyer/schedule';
import { describe, expect, test } from 'vitest';
import { getSession } from './find-session.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

function session(guid: string, title: string, start: string): Session {
  const startsAt = Date.parse(`2026-11-${start}:00Z`);
  return { guid, title, startsAt, endsAt: startsAt + 1_800_000, rooms: ['Hall'] } as Session;
}

const sessions = [
  session('0a1b-1', 'Opening', '20T09:00'),
  session('0a1b-2', 'Lightning Talks', '20T11:00'),
  session('0c1b-3', 'Lightning talks, continued', '20T14:00'),
  session('0d1b-4', 'Lightning Talks', '21T11:00'),
  session('0e1b-5', 'Das Café für Größeres', '21T12:00'),
].map(each => ({ session: each, timezone: 'Europe/Lisbon' }));

const find = (text: string, preferToday = false) =>
  getSession({ sessions, text, now, preferToday }).session.guid;

describe('a session is found', () => {
  test.each([
    ['by its guid', '0a1b-2', '0a1b-2'],
    ['by the only guid that begins so', '0C1', '0c1b-3'],
    ['by its title, whatever its case and accents', 'das cafe fur', '0e1b-5'],
    ['by a part of its title', 'continued', '0c1b-3'],
    ['that is not over, if only one is', 'lightning talks', '0d1b-4'],
  ])('%s', (_, text, guid) => {
    expect(find(text)).toBe(guid);
  });

  test('that is of today, though it be over, where that is preferred', () => {
    expect(find('lightning talks', true)).toBe('0a1b-2');
    expect(find('größeres', true)).toBe('0e1b-5');
  });
});

test('of several those that it may be are listed, by time', () => {
  expect(() => find('lightning')).toThrow(
    [
      '"lightning" may be one of 2 sessions. Say which by its guid:',
      '  0c1b-3  Friday 20 November, 14:00, Hall: Lightning talks, continued',
      '  0d1b-4  Saturday 21 November, 11:00, Hall: Lightning Talks',
    ].join('\n'),
  );
  expect(() => find('0a1b')).toThrow('0a1b-1');
});

test('one that is in two programmes is the same, and no choice', () => {
  const [opening] = sessions;
  if (opening === undefined) throw new Error('there is no opening');
  const merged = { ...opening, timezone: 'UTC' };
  const options = { sessions: [opening, ...sessions, merged], text: 'opening', now };
  expect(getSession(options)).toBe(opening);
  expect(getSession({ ...options, text: '0a1b-1' })).toBe(opening);
  expect(() => getSession({ ...options, text: '0a1b' })).toThrow('one of 2 sessions');
});

test.each(['nothing', '…', ''])('where none is, it says what would do: %j', text => {
  expect(() => find(text)).toThrow(`No session has the guid "${text}"`);
});
