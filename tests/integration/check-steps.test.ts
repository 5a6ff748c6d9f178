import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runSteps } from '../../tools/check/run-steps.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-steps-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function step(name: string, code: string) {
  const script = join(folder, `${name}.cjs`);
  writeFileSync(script, code);
  return { name, script, args: ['--check'] };
}

test('all steps run though one fails, and say what they had to say', async () => {
  const seen: string[] = [];
  const results = await runSteps({
    steps: [
      step('good', 'console.log(process.cwd())'),
      step('bad', "console.log('out'); console.error('err'); process.exitCode = 3"),
      step('last', "if (process.argv[2] !== '--check') process.exitCode = 1"),
    ],
    cwd: folder,
    parallel: 1,
    onResult: result => seen.push(result.step.name),
  });
  expect(seen).toEqual(['good', 'bad', 'last']);
  expect(results.map(({ passed }) => passed)).toEqual([true, false, true]);
  expect(results[0]?.output.trim()).toBe(folder);
  expect(results[1]?.output).toContain('out\n');
  expect(results[1]?.output).toContain('err\n');
});

test('a script that is not there is a failure', async () => {
  const missing = { name: 'missing', script: join(folder, 'missing.cjs'), args: [] };
  const [result] = await runSteps({ steps: [missing], cwd: folder, parallel: 4, onResult: () => {} });
  expect(result).toMatchObject({ passed: false });
  expect(result?.output).toContain('missing.cjs');
});
