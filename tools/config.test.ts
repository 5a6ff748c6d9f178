import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEDULE_FORMATS } from '@foyer/config';
import { FORMAT_NAMES } from '@foyer/schedule';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runConfigTool } from './config.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-config-tool-'));
  file = join(folder, 'config.json');
  await writeFile(
    file,
    '{ "config": { "secret": "swordfish", "localips": ["^10"] }, "hall": {}, "attic": {} }',
  );
});
afterEach(() => rm(folder, { recursive: true }));

test('check prints what the config comes to, with secrets masked', async () => {
  const { exitCode, stdout, stderr } = await runConfigTool(['check', '--config', file], {});
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).not.toContain('swordfish');
  expect(JSON.parse(stdout)).toMatchObject({
    system: { title: 'Foyer', secret: '[secret]', localIps: ['^(?:^10)'] },
    rooms: [{ name: 'hall', secret: '[secret]' }, { name: 'attic' }],
  });
});

test('groups prints the names of the rooms, of the file that the environment names', async () => {
  const outcome = await runConfigTool(['groups'], { FOYER_CONFIG: file });
  expect(outcome).toEqual({ exitCode: 0, stdout: 'hall\nattic\n', stderr: '' });
});

test('a config that is wrong is exit code 1, with every problem', async () => {
  await writeFile(file, '{ "hall": { "titel": "A" },\n"attic": 1 }');
  expect(await runConfigTool(['check', '--file', file], {})).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      `${file}:1 room "hall" key "titel": is not a key of a room; did you mean "title"?\n` +
      `${file}:2 room "attic": expected an object with keys, { "title": … }\n`,
  });
});

test.each([[[]], [['chek']], [['check', 'groups']], [['check', '--fill', 'x']]])(
  '%j is exit code 2',
  async argv => {
    const { exitCode, stdout, stderr } = await runConfigTool(argv, {});
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /^Expected check or groups, but (nothing|chek|check groups) came\.\n\nUsage: |--fill/,
    );
  },
);

test('--help explains', async () => {
  const { exitCode, stdout } = await runConfigTool(['--help'], {});
  expect(exitCode).toBe(0);
  expect(stdout).toContain('npm run config');
});

test('a config may name the formats that have a parser, and no others', () => {
  expect([...SCHEDULE_FORMATS].sort()).toEqual([...FORMAT_NAMES].sort());
});
