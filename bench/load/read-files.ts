import { parseArgs } from 'node:util';

/**
 * The files that a benchmark was given, at most so many. Prints `usage` and ends the program if it was asked for, or
 * what was given is not expected.
 */
export function readFiles(usage: string, { max }: { max: number }): string[] {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.help === true) return end(usage, 0);
    if (positionals.length > max)
      throw new Error(`Expected at most ${max} file, but ${positionals.length} came.`);
    return positionals;
  } catch (error) {
    return end(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
  }
}

/** Ends the program with its help, or with what is wrong and its help. */
export function end(text: string, exitCode: number): never {
  (exitCode === 0 ? process.stdout : process.stderr).write(text);
  process.exit(exitCode);
}
