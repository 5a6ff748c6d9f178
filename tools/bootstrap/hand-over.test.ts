import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { environmentForTool, findCallersFolder } from './hand-over.mjs';

const manifest = new URL('file:///srv/a%20foyer/package.json');

test('what the tool starts as "node" is the same Node with the same flags', () => {
  const env = environmentForTool({
    node: '/runtime/bin/node',
    flags: ['--experimental-strip-types'],
    env: { ...process.env, PATH: '/usr/bin', NODE_OPTIONS: '--trace-warnings' },
  });
  expect(env.PATH).toBe(`/runtime/bin${delimiter}/usr/bin`);
  expect(env.NODE_OPTIONS).toBe('--trace-warnings --experimental-strip-types');
});

test('a Node that needs no flags gets none', () => {
  const { NODE_OPTIONS, ...rest } = process.env;
  const env = environmentForTool({ node: '/runtime/bin/node', flags: [], env: rest });
  expect(env).not.toHaveProperty('NODE_OPTIONS');
});

test('the folder is the one in which npm was called', () => {
  const env = { INIT_CWD: '/home/me', npm_package_json: '/srv/a foyer/package.json' };
  expect(findCallersFolder({ env, cwd: '/srv/a foyer', manifest })).toBe('/home/me');
});

test('what an npm of another project left in the environment does not count', () => {
  const env = { INIT_CWD: '/home/me', npm_package_json: '/other/package.json' };
  expect(findCallersFolder({ env, cwd: '/here', manifest })).toBe('/here');
  expect(findCallersFolder({ env: {}, cwd: '/here', manifest })).toBe('/here');
});
