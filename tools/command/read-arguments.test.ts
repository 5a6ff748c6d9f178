import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

const kinds = { note: { type: 'string' }, 'until-end-of-day': { type: 'boolean' } } as const;
const read = (args: string[], env = {}) => readArguments({ args, env, kinds });

test('an amount with a minus is no option', () => {
  expect(read(['main', '-5m', '--note', 'x']).positionals).toEqual(['main', '−5m']);
  expect(() => read(['main', '-x'])).toThrow('There is no option -x');
});

test('a flag that npm has kept for itself counts all the same', () => {
  expect(read(['main', '10'], { npm_config_until_end_of_day: 'true' }).values).toEqual({
    'until-end-of-day': true,
  });
  expect(read(['main', '10'], { npm_config_note: 'said with =' }).values).toEqual({ note: 'said with =' });
  expect(read(['main', '10', '--note=ours'], { npm_config_note: 'theirs' }).values.note).toBe('ours');
});

test('what npm has lost is told of, with what to write instead', () => {
  expect(() => read(['main', 'x', '10'], { npm_config_note: 'true' })).toThrow(
    'npm has kept --note for itself. Write -- before the arguments',
  );
  expect(() => read(['main'], { npm_config_5m: 'true' })).toThrow('Write -- before the arguments');
});
