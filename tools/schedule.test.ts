import { expect, test } from 'vitest';
import { runScheduleTool } from './schedule.ts';

const COMMANDS = [
  ['status'],
  ['accept'],
  ['delay', 'hall', '+10m'],
  ['now', 'hall', 'Talk'],
  ['cancel', 'Talk'],
  ['corrections'],
  ['undo', '7f3a'],
];

test.each(
  [...COMMANDS, ...COMMANDS.map(([name = '']) => [name, '--no-such-option']), ['undo'], ['delay']].map(
    argv => ({
      argv,
      command: argv.join(' '),
    }),
  ),
)('a time that cannot be read is named before all else: $command', async ({ argv }) => {
  // Neither a config nor a portal is there.
  const env = { FOYER_NOW: 'tomorrow', FOYER_CONFIG: '/none/config.json', FOYER_PORT: '1' };
  expect(await runScheduleTool(argv, env)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'FOYER_NOW is "tomorrow", expected an instant with its offset, like "2026-11-20T09:30:00+01:00"\n',
  });
});

test('the tests of all commands leave none out', async () => {
  const { stdout } = await runScheduleTool(['--help'], {});
  const names = [...stdout.matchAll(/^ {2}(\w+) {2}/gm)].map(([, name]) => name);
  expect(names.sort()).toEqual(COMMANDS.map(([name]) => name).sort());
});

test('help is given all the same', async () => {
  const { exitCode, stdout } = await runScheduleTool(['undo', '--help'], { FOYER_NOW: 'tomorrow' });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Usage: npm run schedule -- undo ID');
});
