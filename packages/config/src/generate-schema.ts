import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createJsonSchema } from './create-json-schema.ts';
import { findProjectRoot } from './project-root.ts';
import { writeConfigurationPage } from './write-configuration-page.ts';

/** Writes what is generated from the schemas; with `--check` only says whether it is up to date. */
const root = findProjectRoot();
const files = {
  'config.schema.json': `${JSON.stringify(createJsonSchema(), null, 2)}\n`,
  'docs/configuration.md': writeConfigurationPage(),
};

for (const [name, content] of Object.entries(files)) {
  const file = join(root, name);
  const isFresh = (await readFile(file, 'utf8').catch(() => null)) === content;
  if (isFresh) continue;
  if (process.argv.includes('--check')) {
    process.stderr.write(
      `${name} is out of date, expected what ${relative(root, import.meta.filename)} writes; run it\n`,
    );
    process.exitCode = 1;
  } else {
    await writeFile(file, content);
    process.stdout.write(`Wrote ${name}\n`);
  }
}
