import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const MODULE = new URL('../../tools/command/bear-closed-pipes.ts', import.meta.url);

/** Runs a command that prints thrice, of which it hears what became, and then comes to `exitCode`. */
async function printToFullDisk(exitCode: number) {
  const command = `
    import { bearClosedPipes } from ${JSON.stringify(MODULE.href)};
    bearClosedPipes();
    for (const part of ['a', 'b', 'c']) await new Promise(done => process.stdout.write(part, done));
    process.exitCode = ${exitCode};
  `;
  const full = openSync('/dev/full', 'w');
  const tool = spawn(process.execPath, ['--input-type=module', '--eval', command], {
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  const ended = once(tool, 'close');
  if (tool.stderr === null) throw new Error('the command has no pipe for what it says');
  const said = await text(tool.stderr);
  const [code] = await ended;
  return { said, code };
}

test.runIf(existsSync('/dev/full')).each([
  { comesTo: 0, endsWith: 1 },
  { comesTo: 2, endsWith: 2 },
])('says once that a disk is full, and ends with $endsWith where it came to $comesTo', async given => {
  const { said, code } = await printToFullDisk(given.comesTo);
  expect(said.trimEnd().split('\n')).toEqual([expect.stringContaining('could not be written whole (ENOSPC')]);
  expect(code).toBe(given.endsWith);
});
