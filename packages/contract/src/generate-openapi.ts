/** Writes `openapi.json` of this package; with `--check` only says whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createOpenApiDocument } from './openapi.ts';

const file = new URL('../openapi.json', import.meta.url);
const fresh = `${JSON.stringify(createOpenApiDocument(), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readCommitted() !== fresh) {
    process.stderr.write('packages/contract/openapi.json is stale: run "npm run generate" and commit it.\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, fresh);
}

function readCommitted(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
