import { isAbsolute, relative } from 'node:path';

/** One thing that is wrong in a config file. */
export interface ConfigProblem {
  /** Absolute path. */
  file: string;
  /** From 1; 0 is the file as a whole. */
  line: number;
  /** The room, or `default`; null in the `config` block and outside of blocks. */
  room: string | null;
  key: string | null;
  /** What came, what was expected, what to do. */
  message: string;
}

/** The config cannot be used. `problems` has all that is wrong, `message` prints them, one on a line. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[], options?: ErrorOptions) {
    super(problems.map(formatProblem).join('\n'), options);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** A setting of the environment or the command line that cannot be used. */
export class SettingsError extends Error {
  readonly code = 'SETTING_INVALID';
  /** `FOYER_PORT`, or `--port` if the command line said it. */
  readonly variable: string;
  readonly value: string;
  readonly expected: string;

  constructor(setting: { variable: string; value: string; expected: string }) {
    super(`${setting.variable} is "${setting.value}", expected ${setting.expected}`);
    this.name = 'SettingsError';
    this.variable = setting.variable;
    this.value = setting.value;
    this.expected = setting.expected;
  }
}

function formatProblem({ file, line, room, key, message }: ConfigProblem): string {
  const place = [
    line > 0 ? `${displayPath(file)}:${line}` : displayPath(file),
    room === null ? null : `room "${room}"`,
    key === null ? null : `key "${key}"`,
  ];
  return `${place.filter(part => part !== null).join(' ')}: ${message}`;
}

function displayPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
