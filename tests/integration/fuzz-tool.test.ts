import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../tools/fuzz/main.ts', import.meta.url));

async function runFuzz(...args: string[]) {
  const run = promisify(execFile)(process.execPath, [MAIN, ...args]);
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return { exitCode: run.child.exitCode, stdout, stderr };
}

describe('the fuzz tool', () => {
  it('reads damaged programmes on several threads and sums up what came of them', async () => {
    const { exitCode, stdout, stderr } = await runFuzz(
      '--format',
      'csv,xcal',
      '--count',
      '60',
      '--workers',
      '2',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^csv +60 inputs, 0 failures, \d+ % with sessions, /m);
    expect(stdout).toMatch(/^xcal +60 inputs, 0 failures, /m);
    expect(stdout).toMatch(/^120 inputs of 2 formats, 0 failures\.$/m);
  });

  it('writes the input of a case, the same each time', async () => {
    const args = ['--format', 'frab', '--seed', '4', '--case', '2', '--print'];
    const [first, second] = [await runFuzz(...args), await runFuzz(...args)];
    expect(first).toEqual(second);
    expect(first.stdout.length).toBeGreaterThan(100);
    expect(first.stderr).toMatch(/^frab, made of \S+/);
  });

  it('says what is wrong with a command', async () => {
    expect(await runFuzz('--count', 'many')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('--count is “many”, expected a whole number'),
    });
  });
});

describe('the fuzz tool for the tracker', () => {
  it('finds nothing in some thousand requests to every address', async () => {
    const { exitCode, stdout, stderr } = await runFuzz('tracker', '--count', '2000', '--seed', '11');
    expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^valid +200: \d{3}/m);
    expect(stdout).toMatch(/^2000 requests in [\d.]+ s, 0 failures\.$/m);
  });

  it('writes a request, the same each time', async () => {
    const args = ['tracker', '--seed', '4', '--case', '2', '--print'];
    const [first, second] = [await runFuzz(...args), await runFuzz(...args)];
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toMatch(/^[A-Z]+ \/\S+ HTTP\/1\.1\r\n/);
    expect(first.stderr).toMatch(/^\w+ request 2:\n/);
  });

  it('says what is wrong with a command', async () => {
    expect(await runFuzz('tracker', '--connections', '0')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('--connections is “0”, expected a whole number from 1 to 256'),
    });
  });
});
