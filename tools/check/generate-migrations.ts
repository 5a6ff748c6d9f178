import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

// Writes the migration that the tracker's schema still needs; with `--check` only says whether it needs one.
const tracker = fileURLToPath(new URL('../../apps/tracker', import.meta.url));
const migrations = join(tracker, 'migrations');

if (process.argv.includes('--check')) check();
else generateInto(migrations);

function check(): void {
  const copy = mkdtempSync(join(tmpdir(), 'foyer-migrations-'));
  try {
    cpSync(migrations, copy, { recursive: true });
    generateInto(copy);
    const missing = readdirSync(copy).filter(name => !readdirSync(migrations).includes(name));
    if (missing.length > 0) {
      console.error(
        'apps/tracker/migrations lacks what src/storage/schema.ts asks for: run "npm run generate", name the new migration after what it does, and commit it.',
      );
      process.exitCode = 1;
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function generateInto(folder: string): void {
  const drizzleKit = join(tracker, 'node_modules', 'drizzle-kit', 'bin.cjs');
  // It takes the folder for relative even if it is not.
  const out = relative(tracker, folder);
  const args = ['generate', '--dialect', 'sqlite', '--schema', './src/storage/schema.ts', '--out', out];
  execFileSync(process.execPath, [drizzleKit, ...args], {
    cwd: tracker,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
