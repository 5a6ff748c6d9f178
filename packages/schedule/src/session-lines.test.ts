import { describe, expect, it } from 'vitest';
import { formatSessionLines } from './session-lines.ts';
import { makeFeed } from './testing/make-feed.ts';
import { makeSession } from './testing/make-session.ts';
import { compareCodePoints } from './text/compare-code-points.ts';

describe('formatSessionLines', () => {
  it('writes start, end, room and title of each session, sorted', () => {
    const startsAt = Date.UTC(2026, 10, 20, 10);
    const sessions = [
      makeSession({ guid: 'B', startsAt, endsAt: startsAt + 90_000 }),
      makeSession({ guid: 'C', startsAt: startsAt - 1, rooms: [] }),
      makeSession({ guid: 'A', startsAt, rooms: ['Hall', 'Bar'] }),
    ];
    expect(formatSessionLines(makeFeed(sessions))).toEqual([
      '2026-11-20T09:59:59Z|||C',
      '2026-11-20T10:00:00Z|2026-11-20T10:01:30Z|Hall|B',
      '2026-11-20T10:00:00Z||Hall, Bar|A',
    ]);
  });
});

describe('compareCodePoints', () => {
  it('puts what is beyond the Basic Multilingual Plane last, unlike <', () => {
    const texts = ['\u{1F355}', '\uFFFD', 'b', 'a\u{1F355}', 'a', 'a\uE000', ''];
    expect(texts.sort(compareCodePoints)).toEqual([
      '',
      'a',
      'a\uE000',
      'a\u{1F355}',
      'b',
      '\uFFFD',
      '\u{1F355}',
    ]);
  });
});
