import { parseOptions } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

interface PlainCommand {
  /** What `--help`, its only option, prints. */
  usage: string;
  run: () => Promise<0 | 1>;
}

/** Runs a command that takes no arguments, unless some are given: they would be lost. Gives its exit code. */
export async function runPlainCommand(
  argv: readonly string[],
  { usage, run }: PlainCommand,
): Promise<0 | 1 | 2> {
  try {
    const { values } = parseOptions({ args: [...argv], options: { help: { type: 'boolean' } } });
    if (!values.help) return await run();
    process.stdout.write(usage);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
