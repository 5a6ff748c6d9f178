import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runEventfeedTool } from '../eventfeed2internal.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../packages/schedule/fixtures/${name}`, import.meta.url));

test.each([
  ['FILE_OR_URL', 1, []],
  ['--diff', 1, [fixture('frab/classic.xml'), '--diff']],
  ['--companion', 1, [fixture('frab/classic.xml'), '--companion']],
  ['--map', 2, [fixture('frab/classic.xml'), '--map']],
  ['--config', 2, ['--config']],
])('says which file is not there, or is none, and that %s names it', async (name, code, argv) => {
  for (const [path, found] of [
    ['fixtures/none.xml', /there is no/i],
    ['fixtures/frab', /is a folder/],
  ] as const) {
    const { exitCode, stdout, stderr } = await runEventfeedTool([...argv, fixture(`../${path}`)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(path);
    expect(stderr).toMatch(found);
    expect(stderr).toContain(name);
    expect(stderr).not.toMatch(/ENOENT|EISDIR|schedule-url|FOYER_/);
  }
});

test('of a file that only the config names, says that the config does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-eventfeed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ hall: { 'schedule-url': 'none.xml' } }));
  const { exitCode, stderr } = await runEventfeedTool(['--config', config]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`There is no file ${join(folder, 'none.xml')}`);
  expect(stderr).toContain('(schedule-url in the config)');
});

test('takes a programme for whole though a companion that is there has nothing for it, as its help says', async () => {
  const argv = [
    fixture('hoverboard/database.json'),
    '--companion',
    fixture('frab/classic.xml'),
    '--sessions',
  ];
  const { exitCode, stdout, stderr } = await runEventfeedTool(argv);
  expect(exitCode).toBe(0);
  expect(stdout).not.toBe('');
  expect(stderr).toContain('error, companions[0]: Expected');
  const { stdout: help } = await runEventfeedTool(['--help']);
  expect(help).toContain(
    'Exit code 0: the programme came whole, whatever --problems lists of it or of its companions',
  );
});
