import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runEventfeedTool } from './eventfeed2internal.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/schedule-map.md'), 'utf8');

/** A file of the page: the block that follows its name. */
function findFile(name: string): string {
  const [, block] = new RegExp(`\`${name}\`.*?\`\`\`[a-z]+\\n(.*?)\`\`\``, 's').exec(page) ?? [];
  if (block === undefined) throw new Error(`docs/schedule-map.md has no ${name}`);
  return block;
}

/** Its commands, each with what the page says that it prints. */
const commands = [...page.matchAll(/^\$ npm run -s eventfeed2internal -- (.*)\n([^`]*)```/gm)].map(
  ([, line = '', output = '']) => ({ line, output }),
);

test('the page has an example in JSON and one in CSV', () => {
  expect(commands.map(({ line }) => line.split(' ')[0])).toEqual(['programme.json', 'programme.csv']);
});

test.each(commands)('$line prints what docs/schedule-map.md says', async ({ line, output }) => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-schedule-map-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const argv = line.split(' ').map(word => {
    if (!/\.(json|csv)$/.test(word)) return word;
    writeFileSync(join(folder, word), findFile(word));
    return join(folder, word);
  });
  expect(await runEventfeedTool(argv)).toEqual({ exitCode: 0, stdout: output, stderr: '' });
});
