import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The folder that holds the example config: above the working directory, or above the program, which may
 * be started from anywhere. Not told from `import.meta`, which a bundler changes.
 */
export function findProjectRoot(): string {
  const program = process.argv[1];
  const starts = [process.cwd(), ...(program === undefined ? [] : [dirname(program)])];
  return starts.map(findAbove).find(root => root !== undefined) ?? process.cwd();
}

function findAbove(folder: string): string | undefined {
  if (existsSync(join(folder, 'config.schema.json'))) return folder;
  const parent = resolve(folder, '..');
  return parent === folder ? undefined : findAbove(parent);
}
