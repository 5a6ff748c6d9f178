/** Writes the OpenAPI documents of this package; with `--check` only says whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createOpenApiDocument } from './openapi.ts';
import { portalApi } from './portal/api.ts';
import { trackerApi } from './tracker/api.ts';

const documents = { 'openapi.json': trackerApi, 'portal-openapi.json': portalApi };

for (const [name, api] of Object.entries(documents)) {
  const file = new URL(`../${name}`, import.meta.url);
  const fresh = `${JSON.stringify(createOpenApiDocument(api), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, fresh);
  else if (readCommitted(file) !== fresh) {
    process.stderr.write(`packages/contract/${name} is stale: run "npm run generate" and commit it.\n`);
    process.exitCode = 1;
  }
}

function readCommitted(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
