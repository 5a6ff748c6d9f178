import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './errors.mjs';

/**
 * The file of a tool: `tools/NAME.ts`, or `tools/NAME/main.ts` where it is more than one file.
 *
 * @param {string} tools the folder
 * @param {string | undefined} name
 */
export function getToolFile(tools, name) {
  const candidates = name === undefined ? [] : [join(tools, `${name}.ts`), join(tools, name, 'main.ts')];
  const found = candidates.find(file => existsSync(file));
  if (found !== undefined) return found;
  throw new BootstrapError(
    'TOOL_UNKNOWN',
    `${name === undefined ? 'No tool is named' : `There is no tool "${name}"`}. There are: ${listTools(tools).join(', ')}.`,
  );
}

/** @param {string} tools */
function listTools(tools) {
  return readdirSync(tools, { withFileTypes: true })
    .filter(entry =>
      entry.isDirectory()
        ? existsSync(join(tools, entry.name, 'main.ts'))
        : entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'),
    )
    .map(entry => entry.name.replace(/\.ts$/, ''))
    .sort();
}
