import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggestName } from '@foyer/config';
import { UsageError } from './usage-error.ts';

type OptionsConfig = ParseArgsConfig & Required<Pick<ParseArgsConfig, 'args' | 'options'>>;

/**
 * `parseArgs`, whose own messages say neither which options there are nor what to write.
 * @throws UsageError
 */
export function parseOptions<Config extends OptionsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!isParseError(error)) throw error;
    throw new UsageError(findFault(config) ?? error.message);
  }
}

function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** What is wrong first, from the left. */
function findFault({ args, options, allowPositionals = false }: OptionsConfig): string | undefined {
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional' && !allowPositionals) {
      return `“${token.value}” came, expected options alone: ${listOptions(options)}`;
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
    if (type === undefined) return explainUnknown(rawName, options);
    if (type === 'boolean' && value !== undefined) {
      return `${rawName} is “${value}”, expected it alone: it takes no value.`;
    }
    if (type === 'string' && (value === undefined || (!inlineValue && /^-./.test(value)))) {
      const came = value === undefined ? 'nothing' : `“${value}”`;
      return `${rawName} is followed by ${came}, expected its value: ${rawName} VALUE, or ${rawName}=VALUE where it begins with a minus.`;
    }
  }
  return undefined;
}

function explainUnknown(written: string, options: OptionsConfig['options']): string {
  const names = Object.keys(options).map(name => `--${name}`);
  const nearest = suggestName(written, names);
  return nearest === ''
    ? `There is no option ${written}. There are: ${listOptions(options)}`
    : `There is no option ${written}${nearest}`;
}

function listOptions(options: OptionsConfig['options']): string {
  return Object.entries(options)
    .map(([name, { type }]) => (type === 'boolean' ? `--${name}` : `--${name} VALUE`))
    .join(', ');
}
