import { SettingsError } from '@foyer/config';
import { expect, test } from 'vitest';
import { parseStartOptions, USAGE } from './options.ts';

const { FOYER_PORT, FOYER_HOST, SERVER_ROLES, ...env } = process.env;

test('an option goes before the variable, and the variable before the default', () => {
  const withVariable = { ...env, FOYER_PORT: '9000' };
  expect(parseStartOptions(['--port', '9100', '--verbose'], withVariable)).toMatchObject({
    verbose: true,
    settings: { port: 9100, trackerPort: 9101, encoderPort: 9102 },
  });
  expect(parseStartOptions([], withVariable)).toMatchObject({ verbose: false, settings: { port: 9000 } });
  expect(parseStartOptions([], env)).toMatchObject({ settings: { port: 8000, host: '127.0.0.1' } });
});

test.each([[['--port', 'abc']], [['--prot', '1']], [['--port']], [['now']], [['--roles', 'portal,cook']]])(
  '%j is refused',
  args => {
    expect(() => parseStartOptions(args, env)).toThrow(SettingsError);
  },
);

test('--help is answered whatever else is there', () => {
  expect(parseStartOptions(['--port', 'abc', '--help'], env)).toEqual({ help: true });
});

test.each(['port', 'host', 'config', 'data', 'roles', 'now', 'tracker-port', 'encoder-port', 'tracker-url'])(
  '--%s is explained, and is an option',
  option => {
    expect(USAGE).toContain(`--${option} `);
    expect(() => parseStartOptions([`--${option}`], env)).toThrow('a value after it');
  },
);
