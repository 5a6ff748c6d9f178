import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { parseConfig } from './parse-config.ts';
import type { ConfigSource } from './parse-source.ts';

export interface ConfigFiles {
  file: string;
  /** Merged over `file` if it is there. Default: `config.private.json` beside it. */
  privateFile?: string;
  /** What names `file`, for a person who has to name another. Default: `FOYER_CONFIG or --config`. */
  namedBy?: string;
}

const BY_SETTINGS = 'FOYER_CONFIG or --config';

/**
 * Reads the config and all that overrides it.
 * @throws ConfigError with every problem of both files
 */
export async function loadConfig(files: ConfigFiles): Promise<Config> {
  return parseConfig(await readSources(files));
}

export async function readSources(files: ConfigFiles): Promise<ConfigSource[]> {
  const { file, privateFile } = resolveFiles(files);
  const { namedBy = BY_SETTINGS } = files;
  const [main, overlay] = await Promise.all([readSource(file, namedBy), readSource(privateFile, namedBy)]);
  if (main === undefined) {
    const message = `there is no such file, expected the config; ${namedBy} names another`;
    throw new ConfigError([{ file, line: 0, room: null, key: null, message }]);
  }
  return overlay === undefined ? [main] : [main, overlay];
}

export function resolveFiles({ file, privateFile }: ConfigFiles): { file: string; privateFile: string } {
  const main = resolve(file);
  return { file: main, privateFile: resolve(privateFile ?? join(dirname(main), 'config.private.json')) };
}

/** Undefined: there is none. */
async function readSource(file: string, namedBy: string): Promise<ConfigSource | undefined> {
  try {
    // A byte order mark is an editor's, and not JSON.
    return { file, text: (await readFile(file, 'utf8')).replace(/^\uFEFF/, '') };
  } catch (cause) {
    if (isSystemError(cause) && cause.code === 'ENOENT') return undefined;
    const reason = isSystemError(cause) ? cause.code : String(cause);
    const found = reason === 'EISDIR' ? 'is a folder' : `cannot be read (${reason})`;
    const message = `${found}, expected a file that this user may read; ${namedBy} names another`;
    throw new ConfigError([{ file, line: 0, room: null, key: null, message }], { cause });
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
