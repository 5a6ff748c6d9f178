import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '@foyer/dev-env';
import { afterEach, beforeEach, expect, it } from 'vitest';

const handOver = new URL('../../tools/bootstrap/hand-over.mjs', import.meta.url);

/** A tool that says its pid and stays; and, as run.mjs does, a script that hands over to it. */
const tool = `import { writeFileSync } from 'node:fs';
writeFileSync(process.argv[2], String(process.pid));
setInterval(() => {}, 1000);
`;
const script = `import { handOver } from ${JSON.stringify(handOver.href)};
const [, , file, pidFile] = process.argv;
await handOver({ node: process.execPath, flags: [], file, args: [pidFile], cwd: process.cwd(), env: process.env });
`;

let folder: string;
let toolPid: number | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-npm-'));
  toolPid = undefined;
  await writeFile(join(folder, 'tool.mjs'), tool);
  await writeFile(join(folder, 'run.mjs'), script);
  const scripts = { start: `node run.mjs ${join(folder, 'tool.mjs')} ${join(folder, 'pid')}` };
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'killed', version: '1.0.0', scripts }),
  );
});

afterEach(async () => {
  if (toolPid !== undefined && isRunning(toolPid)) process.kill(toolPid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

it.each(['SIGTERM', 'SIGKILL'] as const)('leaves nothing behind when npm alone gets %s', async signal => {
  const npm = spawn('npm', ['start'], { cwd: folder, stdio: 'ignore' });
  const pid = await waitUntil('the tool to run', async () => {
    const text = await readFile(join(folder, 'pid'), 'utf8').catch(() => '');
    return text === '' ? undefined : Number(text);
  });
  toolPid = pid;
  npm.kill(signal);
  expect(await waitUntil('the tool to end', () => !isRunning(pid))).toBe(true);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
