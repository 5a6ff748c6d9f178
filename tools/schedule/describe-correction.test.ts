import type { CorrectedSession } from '@foyer/schedule';
import { makeSession } from '@foyer/schedule/testing';
import { expect, test } from 'vitest';
import { describeChanges, describeEnd } from './describe-correction.ts';

/** A delay of half an hour, of a session of an hour. */
function delayed(time: string): CorrectedSession {
  const startsAt = Date.parse(time);
  const published = makeSession({ guid: 'rain', title: 'Rain', startsAt, endsAt: startsAt + 60 * 60_000 });
  const after = { ...published, startsAt: startsAt + 30 * 60_000, endsAt: startsAt + 90 * 60_000 };
  return { published, before: published, after };
}

const zone = 'Europe/Berlin';

test('a change is told by the times on the walls alone, where nothing can be mistaken', () => {
  expect(describeChanges([delayed('2026-10-24T13:00:00Z')], zone)).toEqual([
    'Saturday 24 October, Europe/Berlin',
    '  15:00–16:00 → 15:30–16:30  Rain',
  ]);
});

test('in the night in which the clocks are put back each time has its offset', () => {
  expect(describeChanges([delayed('2026-10-24T23:30:00Z')], zone)).toEqual([
    'Sunday 25 October, Europe/Berlin',
    '  01:30 (+02:00)–02:30 (+02:00) → 02:00 (+02:00)–02:00 (+01:00)  Rain',
  ]);
  const end = (time: string) => describeEnd({ expiresAt: Date.parse(time) }, zone);
  expect(end('2026-10-25T01:30:00Z')).toBe('ends by itself on Sunday 25 October, 02:30 (+01:00)');
  expect(end('2026-10-25T02:30:00Z')).toBe('ends by itself on Sunday 25 October, 03:30');
});
