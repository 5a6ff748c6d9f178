import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cleanNpmEnvironment, findNpm } from './npm-client.mjs';

test('what is about the outer npm command is not handed to the inner one', () => {
  const cleaned = cleanNpmEnvironment({
    NODE_ENV: 'production',
    INIT_CWD: '/elsewhere',
    npm_command: 'run-script',
    npm_config_prefix: '/usr',
    npm_config_omit: 'dev',
    npm_config_dry_run: 'true',
    npm_config_ignore_scripts: 'true',
    npm_lifecycle_event: 'start',
    npm_package_json: '/foyer/package.json',
  });
  expect(cleaned).toEqual({ CI: 'true' });
});

test('what says how to reach the registry is', () => {
  const settings = {
    PATH: '/usr/bin',
    NODE_OPTIONS: '--max-old-space-size=512',
    npm_config_registry: 'https://mirror.example/',
    'npm_config_@fonts:registry': 'https://fonts.example/',
    npm_config_https_proxy: 'http://proxy.example:3128',
    npm_config_noproxy: 'localhost',
    npm_config_cafile: '/etc/ca.pem',
    npm_config_strict_ssl: '',
    npm_config_userconfig: '/home/me/.npmrc',
    npm_config_cache: '/var/cache/npm',
    'npm_config_//mirror.example/:_authToken': 'token',
    NODE_ENV: 'test' as const,
  };
  const { NODE_ENV, ...kept } = settings;
  expect(cleanNpmEnvironment(settings)).toEqual({ ...kept, CI: 'true' });
});

test('the npm that started us is the one we start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-npm-'));
  writeFileSync(join(folder, 'npm-cli.js'), '');
  writeFileSync(join(folder, 'npx-cli.js'), '');
  const env = { npm_execpath: join(folder, 'npm-cli.js') };
  expect(findNpm('npx', env)).toEqual({ command: process.execPath, args: [join(folder, 'npx-cli.js')] });
  rmSync(folder, { recursive: true });
  expect(findNpm('npx', env)).toEqual({ command: 'npx', args: [] });
});

test('another package manager that started us is not taken for npm', () => {
  expect(findNpm('npm', { npm_execpath: '/usr/lib/pnpm.cjs' })).toEqual({ command: 'npm', args: [] });
  expect(findNpm('npm', {})).toEqual({ command: 'npm', args: [] });
});
