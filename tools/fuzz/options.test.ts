import { FUZZ_TARGETS } from '@foyer/schedule/testing';
import { expect, test } from 'vitest';
import { UsageError } from '../command/usage-error.ts';
import { parseFuzzOptions } from './options.ts';

test('all formats a thousand times, unless it says otherwise', () => {
  expect(parseFuzzOptions([])).toMatchObject({ formats: FUZZ_TARGETS, count: 1000, seed: 1, only: null });
  expect(
    parseFuzzOptions(['--format', 'frab, csv', '--count', '5', '--seed', '0', '--workers', '3']),
  ).toMatchObject({ formats: ['frab', 'csv'], count: 5, seed: 0, workers: 3 });
  expect(parseFuzzOptions(['--format', 'mapped', '--case', '0', '--print'])).toMatchObject({
    only: 0,
    print: true,
  });
  expect(parseFuzzOptions(['--help'])).toBe(null);
});

test.each([
  [['--format', 'fax'], 'There is no format “fax”. There are frab, '],
  [['--count', '0'], '--count is “0”, expected a whole number from 1'],
  [['--workers', '1e3'], '--workers is “1e3”'],
  [['--case', '3'], 'name it by --format'],
  [['--print'], 'name it by --case'],
  [['--fast'], '--fast'],
  [['frab'], 'frab'],
])('%j is refused', (argv, message) => {
  expect(() => parseFuzzOptions(argv)).toThrow(UsageError);
  expect(() => parseFuzzOptions(argv)).toThrow(message);
});
