import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDomainLint } from './check-domain-lint.ts';
import { findPackageCycles } from './find-package-cycles.ts';
import { findViolations } from './find-violations.ts';
import { readWorkspace } from './read-workspace.ts';

// Checks what Biome cannot know: the direction of imports, which follows from what the packages say they are.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = readWorkspace(root);
const complaints = [
  ...findViolations(packages),
  ...findPackageCycles(packages),
  ...checkDomainLint(packages, readFileSync(join(root, 'biome.json'), 'utf8')),
];
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
