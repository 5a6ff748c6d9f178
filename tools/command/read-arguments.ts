import { parseOptions } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

type OptionKinds = Readonly<Record<string, OptionKind>>;

interface OptionKind {
  type: 'string' | 'boolean';
  /** May be given several times. */
  multiple?: boolean;
}

type OptionValue = string | boolean | (string | boolean)[];

export interface Arguments {
  positionals: string[];
  /** The options that were given, flags as `true`. */
  values: Readonly<Record<string, OptionValue | undefined>>;
}

const NEGATIVE = /^-(\d+(?:s|m|min|h)?)$/i;
const EATEN_NEGATIVE = /^npm_config_(\d+(?:s|m|min|h)?)$/i;

/**
 * Reads the arguments of a subcommand. What begins with a minus and a digit is an amount and no option. npm keeps
 * options for itself that are not behind `--`: flags that it tells of are taken all the same, of others it loses
 * what they say, and the person is told.
 * @throws UsageError
 */
export function readArguments(options: {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  kinds: OptionKinds;
}): Arguments {
  const { args, env, kinds } = options;
  const { values, positionals } = parseOptions({
    // A typographic minus is none for parseArgs.
    args: args.map(argument => argument.replace(NEGATIVE, '−$1')),
    options: { ...kinds },
    allowPositionals: true,
  });
  const eaten = Object.entries(kinds).flatMap(([name, kind]) => findEaten(name, kind, env));
  if (Object.keys(env).some(name => EATEN_NEGATIVE.test(name)))
    throw explainEaten('an amount with a minus', env);
  return { positionals, values: { ...Object.fromEntries(eaten), ...values } };
}

function findEaten(
  name: string,
  { type, multiple = false }: OptionKind,
  env: NodeJS.ProcessEnv,
): [string, OptionValue][] {
  const value = env[`npm_config_${name.replaceAll('-', '_')}`];
  if (!value) return [];
  if (type === 'boolean') return value === 'true' ? [[name, true]] : [];
  if (value === 'true') throw explainEaten(`--${name}`, env);
  return [[name, multiple ? [value] : value]];
}

function explainEaten(
  what: string,
  { npm_lifecycle_event: program = 'NAME' }: NodeJS.ProcessEnv,
): UsageError {
  return new UsageError(
    `npm has kept ${what} for itself. Write -- before the arguments: npm run ${program} -- …`,
  );
}
