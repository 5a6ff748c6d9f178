import type { SessionCorrectionKind } from '@foyer/schedule';
import { expect, test } from 'vitest';
import { describeChange, findPlannedStart, toCorrected } from './correction-words.ts';

const place = { locale: 'en', timezone: 'Europe/Lisbon' };
const planned = Date.parse('2026-06-13T09:00:00Z');

function corrected(
  kind: SessionCorrectionKind,
  minutes: number,
  correction: Partial<Record<'note', string>> & { rooms?: readonly string[] } = {},
) {
  return {
    startsAt: planned + minutes * 60_000,
    cancelled: kind === 'cancelled',
    correction: {
      kind,
      startsAt: planned,
      endsAt: null,
      note: null,
      ...correction,
      rooms: [...(correction.rooms ?? ['Bar'])],
    },
  };
}

test.each([
  ['delayed', 10, {}, 'Delayed by 10 minutes, was 10:00'],
  ['delayed', 60, {}, 'Delayed by 1 hour, was 10:00'],
  ['delayed', 121, { note: 'No light' }, 'Delayed by 2 hours 1 minute, was 10:00. No light'],
  ['delayed', 24 * 60, {}, 'Delayed by 1 day, was Saturday 10:00'],
  ['advanced', -5, {}, '5 minutes earlier than planned, was 10:00'],
  ['cancelled', 0, { note: 'The speaker is ill' }, 'Cancelled. The speaker is ill'],
  ['cancelled', -45, { note: 'After all' }, 'Cancelled, was 10:00. After all'],
  ['reinstated', 0, {}, 'Takes place after all'],
  ['relocated', 0, {}, 'Moved here from Bar'],
  ['relocated', 15, { rooms: [] }, 'Moved to this room, was 10:00'],
  ['shortened', 0, {}, 'Shorter than planned'],
] as const)('%s by %d minutes: %j', (kind, minutes, correction, words) => {
  expect(describeChange(corrected(kind, minutes, correction), place)).toBe(words);
});

test('nothing is said of a session that is as the programme says', () => {
  const session = { startsAt: planned, cancelled: null };
  expect(describeChange(session, place)).toBeNull();
  expect(findPlannedStart(session)).toBeNull();
});

test('the programme itself may have cancelled it', () => {
  expect(describeChange({ startsAt: planned, cancelled: true }, place)).toBe('Cancelled');
});

test('a session as a page has it says the same', () => {
  const { correction } = corrected('delayed', 10);
  const brief = {
    cancelled: null,
    correction: { ...correction, startsAt: new Date(planned).toISOString(), endsAt: '2026-06-13T09:30:00Z' },
  };
  const session = toCorrected(brief as Parameters<typeof toCorrected>[0], planned + 600_000);
  expect(describeChange(session, place)).toBe('Delayed by 10 minutes, was 10:00');
  expect(session.correction?.endsAt).toBe(planned + 1_800_000);
});
