import { expect, test } from 'vitest';
import { describeEmptyProgramme } from './empty-programme-words.ts';

const SPAN = { startsAt: '2026-06-13T10:00:00Z', endsAt: '2026-06-13T12:30:00Z' };
const describe = (
  time: string,
  { span = SPAN, missing = false }: { span?: typeof SPAN | null; missing?: boolean } = {},
) => describeEmptyProgramme(span, { missing, at: Date.parse(`2026-06-13T${time}Z`) });

test('there is nothing more only after the last session, however old the page is', () => {
  expect(describe('12:29:59')).toBe('The rest of it will be here as soon as it can be read.');
  expect(describe('12:30:00')).toBe('Nothing more in the programme of this room.');
});

test('a room without a session, and a programme that could not be read, are other things', () => {
  expect(describe('12:00:00', { span: null })).toBe('Nothing in the programme of this room.');
  expect(describe('13:00:00', { missing: true })).toBe('It will be here as soon as it can be read.');
});
