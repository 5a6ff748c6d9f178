import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findViolations } from './find-violations.ts';
import { readWorkspace } from './read-workspace.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-layers-'));
  write('pnpm-workspace.yaml', 'packages:\n  - apps/*\n  - packages/*\n  - tools\n');
  writePackage('packages/room', 'domain');
  writePackage('packages/schedule', 'domain');
  writePackage('packages/feeds', 'adapter');
  writePackage('packages/config', 'adapter');
  writePackage('packages/dev-env', 'test');
  writePackage('apps/portal', 'app');
  writePackage('apps/tracker', 'app');
  writePackage('tools', 'tool');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function writePackage(folder: string, level: string, dependencies: string[] = []): void {
  const manifest = {
    name: `@foyer/${folder.split('/').at(-1)}`,
    foyer: { level },
    dependencies: Object.fromEntries(dependencies.map(name => [name, 'workspace:*'])),
  };
  write(`${folder}/package.json`, JSON.stringify(manifest));
  write(`${folder}/src/index.ts`, 'export {};');
}

const check = () => findViolations(readWorkspace(root));

test.each([
  ['packages/room', '@foyer/schedule', true],
  ['packages/room', '@foyer/feeds', false],
  ['packages/room', '@foyer/portal', false],
  ['packages/feeds', '@foyer/schedule', true],
  ['packages/feeds', '@foyer/config', true],
  ['packages/feeds', '@foyer/tracker', false],
  ['apps/portal', '@foyer/room', true],
  ['apps/portal', '@foyer/feeds', true],
  ['apps/portal', '@foyer/tracker', false],
  ['apps/portal', '@foyer/dev-env', false],
  ['apps/portal', '@foyer/tools', false],
  ['packages/dev-env', '@foyer/portal', true],
  ['tools', '@foyer/portal', true],
])('%s may import %s: %s', (folder, name, allowed) => {
  write(`${folder}/src/a.ts`, `\nimport type { B } from '${name}';`);
  const violations = check();
  expect(violations).toHaveLength(allowed ? 0 : 1);
  if (!allowed) expect(violations[0]).toMatch(`${folder}/src/a.ts:2: imports "${name}". `);
});

test('the message says what is allowed and why', () => {
  write('packages/room/src/a.ts', "import '@foyer/feeds';");
  expect(check()[0]).toContain('domain → domain only: domain packages know nothing of the outside');
});

test('a test is not exempt from the direction', () => {
  write('packages/room/src/a.test.ts', "import '@foyer/feeds';");
  expect(check()).toHaveLength(1);
});

test('the direction holds for what package.json asks for, used or not', () => {
  writePackage('packages/room', 'domain', ['@foyer/config', '@foyer/schedule', 'zod']);
  expect(check()).toEqual([
    expect.stringContaining('packages/room/package.json: depends on @foyer/config, which is adapter.'),
  ]);
});

test('another package is imported by name, not by path', () => {
  write('packages/room/src/a.ts', "import '../../schedule/src/model.ts';");
  expect(check()).toEqual([expect.stringContaining('Import it as "@foyer/schedule"')]);
});

test('a path is no way round the direction', () => {
  write('packages/room/src/a.ts', "import '../../feeds/src/model.ts';");
  expect(check()).toEqual([expect.stringContaining('domain → domain only')]);
});

test('test packages may look at what is not exported', () => {
  write('packages/dev-env/src/a.ts', "import '../../../apps/tracker/src/storage/schema.ts';");
  expect(check()).toEqual([]);
});

test('inside a package neither its index nor its name is imported', () => {
  write('packages/room/src/deep/a.ts', "import { b } from '../index.ts';\nimport { c } from '@foyer/room';");
  expect(check()).toEqual([
    expect.stringContaining('packages/room/src/deep/a.ts:1: imports "../index.ts". Inside a package'),
    expect.stringContaining('packages/room/src/deep/a.ts:2: imports "@foyer/room". Inside a package'),
  ]);
  write('packages/room/src/deep/a.ts', "import { b } from './index.ts';");
  expect(check()).toEqual([]);
});

test('a package that is not there is named', () => {
  write('packages/room/src/a.ts', "import '@foyer/shedule';");
  expect(check()).toEqual([expect.stringContaining('There is no such package')]);
});

test('domain code asks neither clock nor chance; its tests and generators, and other packages, may', () => {
  write('packages/room/src/a.ts', 'export const a = () => new Date();\nexport const b = Math.random();');
  for (const file of [
    'packages/room/src/a.test.ts',
    'packages/room/src/generate-a.ts',
    'packages/feeds/src/a.ts',
  ]) {
    write(file, 'Date.now();');
  }
  expect(check()).toEqual([
    expect.stringContaining('packages/room/src/a.ts:1: uses new Date().'),
    expect.stringContaining('packages/room/src/a.ts:2: uses Math.random.'),
  ]);
});

test('a generator is not imported', () => {
  write('packages/room/src/generate-a.ts', 'export {};');
  write('packages/room/src/b.ts', "import './generate-a.ts';");
  expect(check()).toEqual([expect.stringContaining('A generator is run by name')]);
});

test('what was installed, built or made for tests is not looked at', () => {
  for (const folder of ['node_modules', '.next', 'fixtures']) {
    write(`packages/room/${folder}/a.ts`, 'this is = not TypeScript');
  }
  expect(check()).toEqual([]);
});

test('a package without a level is an error, as nothing about it could be checked', () => {
  write('packages/room/package.json', '{ "name": "@foyer/room" }');
  expect(check).toThrow('packages/room/package.json: "foyer": { "level": … } is undefined');
});
