import { expect, test } from 'vitest';
import { parseOptions } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

const options = { note: { type: 'string' }, config: { type: 'string' }, all: { type: 'boolean' } } as const;
const parse = (...args: string[]) => parseOptions({ args, options, allowPositionals: true });

test('reads what is right', () => {
  expect(parse('main', '--note', 'x', '--all')).toMatchObject({
    positionals: ['main'],
    values: { note: 'x', all: true },
  });
  expect(parse('--note=-5m', '--', '--all').positionals).toEqual(['--all']);
});

test.each([
  [['--conifg', 'x'], 'There is no option --conifg; did you mean "--config"?'],
  [['--fast'], 'There is no option --fast. There are: --note VALUE, --config VALUE, --all'],
  [['-x'], 'There is no option -x. There are: --note VALUE, --config VALUE, --all'],
  [['--toString'], 'There is no option --toString. There are: --note VALUE, --config VALUE, --all'],
  [['--note'], '--note is followed by nothing, expected its value: --note VALUE, or'],
  [['--note', '--all'], '--note is followed by “--all”, expected its value'],
  [['--all=yes'], '--all is “yes”, expected it alone'],
  [['ok', '--all', '--note'], '--note is followed by nothing'],
])('%j is refused, with what to write', (args, message) => {
  expect(() => parse(...args)).toThrow(UsageError);
  expect(() => parse(...args)).toThrow(message);
});

test('a name where only options may stand is refused, with these', () => {
  const refused = () => parseOptions({ args: ['all'], options });
  expect(refused).toThrow('“all” came, expected options alone: --note VALUE, --config VALUE, --all');
});
