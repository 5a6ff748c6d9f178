import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bootstrap = fileURLToPath(new URL('../../tools/bootstrap', import.meta.url));

/** In the place of npm and npx: writes down how it was called, and installs nothing but folders. */
const FAKE_NPM = `
  const fs = require('node:fs');
  const path = require('node:path');
  const { FAKE_NPM_LOG, FAKE_NPM_FAILURE, npm_config_prefix } = process.env;
  const args = process.argv.slice(2);
  fs.appendFileSync(FAKE_NPM_LOG, JSON.stringify({ program: path.basename(__filename), args, npm_config_prefix }) + '\\n');
  console.log('noise');
  const { FAKE_NPM_GATE } = process.env;
  while (FAKE_NPM_GATE && !fs.existsSync(FAKE_NPM_GATE)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  if (FAKE_NPM_FAILURE) {
    console.error(FAKE_NPM_FAILURE);
    process.exit(1);
  }
  if (args.includes('ci')) {
    const [name] = Object.keys(JSON.parse(fs.readFileSync('package.json', 'utf8')).dependencies);
    const bin = path.join('node_modules', name, 'bin');
    fs.mkdirSync(bin, { recursive: true });
    fs.writeFileSync(path.join(bin, 'node'), process.env.FAKE_NODE, { mode: 0o755 });
  } else {
    fs.mkdirSync('node_modules', { recursive: true });
  }
`;

export interface NpmCall {
  program: string;
  args: string[];
  npm_config_prefix?: string;
}

export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A checkout with nothing but the bootstrap and the tools that a test writes, and an npm that is none. */
export class BootstrapFixture {
  readonly folder = mkdtempSync(join(tmpdir(), 'foyer-bootstrap-'));
  readonly root = join(this.folder, 'a check-out');
  readonly #log = join(this.folder, 'npm-calls');
  readonly env: NodeJS.ProcessEnv;

  constructor() {
    cpSync(bootstrap, join(this.root, 'tools', 'bootstrap'), { recursive: true });
    this.write('package.json', '{ "type": "module" }');
    this.write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n');
    this.write('pnpm-lock.yaml', 'lock');
    for (const program of ['npm', 'npx']) writeFileSync(join(this.folder, `${program}-cli.js`), FAKE_NPM);
    this.env = {
      ...process.env,
      npm_execpath: join(this.folder, 'npm-cli.js'),
      npm_config_prefix: '/usr',
      FAKE_NPM_LOG: this.#log,
      FAKE_NODE: '#!/bin/sh\necho v24',
    };
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  spawn(args: readonly string[], env: Record<string, string> = {}, cwd = this.folder): ChildProcess {
    const script = join(this.root, 'tools', 'bootstrap', 'run.mjs');
    return spawn(process.execPath, [script, ...args], { cwd, env: { ...this.env, ...env } });
  }

  async run(args: readonly string[], env: Record<string, string> = {}, cwd = this.folder): Promise<Outcome> {
    return collectOutcome(this.spawn(args, env, cwd));
  }

  get npmCalls(): NpmCall[] {
    if (!existsSync(this.#log)) return [];
    const lines = readFileSync(this.#log, 'utf8').trim().split('\n');
    return lines.map(line => JSON.parse(line));
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }
}

export async function collectOutcome(child: ChildProcess): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  for (const source of ['stdout', 'stderr'] as const) {
    child[source]?.setEncoding('utf8').on('data', text => {
      said[source] += text;
    });
  }
  const [code, signal] = await once(child, 'close');
  return { code, signal, ...said };
}
