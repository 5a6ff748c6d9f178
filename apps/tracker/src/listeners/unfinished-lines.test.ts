import { expect, test } from 'vitest';
import { UnfinishedLines } from './unfinished-lines.ts';

const MINUTE = 60_000;

test('a beginning waits ten minutes for its rest, and is given out once', () => {
  const lines = new UnfinishedLines();
  lines.keep('hall 192.0.2.1', '198.51.100.7 - - [', 0);
  expect(lines.take('hall 192.0.2.2', MINUTE)).toBe('');
  expect(lines.take('hall 192.0.2.1', 10 * MINUTE)).toBe('198.51.100.7 - - [');
  expect(lines.take('hall 192.0.2.1', 10 * MINUTE)).toBe('');
});

test('an address of somebody does not stay with a sender that is gone', () => {
  const lines = new UnfinishedLines();
  lines.keep('hall 192.0.2.1', '198.51.100.7 - - [', 0);
  expect(lines.take('hall 192.0.2.2', 10 * MINUTE + 1)).toBe('');
  expect(lines.size).toBe(0);
});

test('of more than a thousand senders the one that sent longest ago is forgotten', () => {
  const lines = new UnfinishedLines();
  for (let sender = 0; sender <= 1000; sender += 1) lines.keep(`hall ${sender}`, 'begun', sender);
  expect([lines.size, lines.take('hall 0', 1000), lines.take('hall 1', 1000)]).toEqual([1000, '', 'begun']);
});
