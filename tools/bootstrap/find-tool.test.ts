import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getToolFile } from './find-tool.mjs';

let tools: string;

beforeAll(() => {
  tools = mkdtempSync(join(tmpdir(), 'foyer-tools-'));
  for (const file of ['config.ts', 'config.test.ts', 'test.ts', 'package.json']) {
    writeFileSync(join(tools, file), '');
  }
  for (const folder of ['start', 'check', 'parts']) mkdirSync(join(tools, folder));
  for (const folder of ['start', 'check']) writeFileSync(join(tools, folder, 'main.ts'), '');
});
afterAll(() => rmSync(tools, { recursive: true }));

test('a tool is a file, or a folder with a main file', () => {
  expect(getToolFile(tools, 'config')).toBe(join(tools, 'config.ts'));
  expect(getToolFile(tools, 'start')).toBe(join(tools, 'start', 'main.ts'));
});

test.each([
  ['strat', 'There is no tool "strat". There are: check, config, start, test.'],
  [undefined, 'No tool is named. There are: check, config, start, test.'],
])('%s is answered by what there is', (name, message) => {
  expect(() => getToolFile(tools, name)).toThrow(message);
});
