import { expect, it } from 'vitest';
import { markOffsets } from './mark-offsets.ts';

function mark(timezone: string, ...times: string[]): string[] {
  const instants = times.map(time => Date.parse(time));
  return instants.map(markOffsets(instants, timezone));
}

it('adds nothing where there is nothing to be mistaken', () => {
  expect(mark('Europe/Berlin', '2026-10-24T23:00Z', '2026-10-24T23:59Z')).toEqual(['', '']);
  expect(mark('Europe/Berlin', '2026-10-25T02:00Z', '2026-10-26T11:00Z')).toEqual(['', '']);
  expect(mark('UTC', '2026-10-25T00:30Z', '2026-10-25T01:30Z')).toEqual(['', '']);
});

it('tells the two hours of the night apart in which the clocks are put back', () => {
  expect(mark('Europe/Berlin', '2026-10-25T00:00Z')).toEqual([' (+02:00)']);
  expect(mark('Europe/Berlin', '2026-10-25T00:59Z')).toEqual([' (+02:00)']);
  expect(mark('Europe/Berlin', '2026-10-25T01:00Z')).toEqual([' (+01:00)']);
  expect(mark('Europe/Berlin', '2026-10-25T01:59Z')).toEqual([' (+01:00)']);
});

it('tells both times of a sentence where the clocks are moved in between', () => {
  expect(mark('Europe/Berlin', '2026-10-24T23:30Z', '2026-10-25T03:00Z')).toEqual([' (+02:00)', ' (+01:00)']);
  expect(mark('Europe/Berlin', '2026-03-29T00:30Z', '2026-03-29T01:30Z')).toEqual([' (+01:00)', ' (+02:00)']);
});

it('knows zones west of Greenwich, and those that move by half an hour', () => {
  expect(mark('America/New_York', '2026-11-01T05:30Z')).toEqual([' (-04:00)']);
  expect(mark('America/St_Johns', '2026-11-01T03:30Z')).toEqual([' (-02:30)']);
  expect(mark('Australia/Lord_Howe', '2026-04-04T14:45Z')).toEqual([' (+11:00)']);
  expect(mark('Australia/Lord_Howe', '2026-04-04T14:20Z')).toEqual(['']);
});
