import { realpathSync } from 'node:fs';
import { ConfigError, loadConfig, readSettings, SettingsError } from '@foyer/config';
import { bearClosedPipes } from './command/bear-closed-pipes.ts';
import { readArguments } from './command/read-arguments.ts';
import { UsageError } from './command/usage-error.ts';

const USAGE = `Usage: npm run config <check|groups> [-- --config FILE]

  check    says what is wrong with the config, or prints what it comes to, secrets masked
  groups   prints the names of the rooms, one on a line

  --config FILE   the config file; default: FOYER_CONFIG, or config.json of this project.
                  A config.private.json beside it is merged over it. Also: --file FILE
  --help          this text
`;

interface Outcome {
  exitCode: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}

/** `npm run config`, without its process. Exit code 1: the config is wrong; 2: the command is. */
export async function runConfigTool(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  try {
    const kinds = {
      config: { type: 'string' },
      file: { type: 'string' },
      help: { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments({ args: argv, env, kinds });
    const file = values.config ?? values.file;
    if (values.help) return { exitCode: 0, stdout: USAGE, stderr: '' };
    const [command, ...rest] = positionals;
    if ((command !== 'check' && command !== 'groups') || rest.length > 0) {
      const came = positionals.length === 0 ? 'nothing' : positionals.join(' ');
      return { exitCode: 2, stdout: '', stderr: `Expected check or groups, but ${came} came.\n\n${USAGE}` };
    }
    const config = await loadConfig({ file: typeof file === 'string' ? file : readSettings(env).configFile });
    const stdout =
      command === 'check'
        ? `${JSON.stringify(config, showPattern, 2)}\n`
        : config.rooms.map(room => `${room.name}\n`).join('');
    return { exitCode: 0, stdout, stderr: '' };
  } catch (error) {
    if (error instanceof ConfigError) return { exitCode: 1, stdout: '', stderr: `${error.message}\n` };
    if (error instanceof SettingsError || error instanceof UsageError) {
      return { exitCode: 2, stdout: '', stderr: `${error.message}\n` };
    }
    throw error;
  }
}

function showPattern(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? value.source : value;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  bearClosedPipes();
  const { exitCode, stdout, stderr } = await runConfigTool(process.argv.slice(2), process.env);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}
