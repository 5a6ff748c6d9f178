import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runPlainCommand } from './run-plain-command.ts';

let printed: string;
let runs: number;

beforeEach(() => {
  printed = '';
  runs = 0;
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation(text => {
      printed += text;
      return true;
    });
  }
});
afterEach(() => void vi.restoreAllMocks());

const command = {
  usage: 'Usage\n',
  run: async () => {
    runs++;
    return 1 as const;
  },
};

test('runs what takes no arguments where there are none', async () => {
  expect(await runPlainCommand([], command)).toBe(1);
  expect({ runs, printed }).toEqual({ runs: 1, printed: '' });
});

test.each([
  [['--help'], 0, 'Usage\n'],
  [['--fast'], 2, 'There is no option --fast. There are: --help\n'],
  [['tools'], 2, '“tools” came, expected options alone: --help\n'],
])('%j runs nothing', async (argv, exitCode, text) => {
  expect(await runPlainCommand(argv, command)).toBe(exitCode);
  expect({ runs, printed }).toEqual({ runs: 0, printed: text });
});
