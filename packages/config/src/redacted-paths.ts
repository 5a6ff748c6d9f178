const NAMES = ['secret', 'password', 'authorization', 'cookie', 'set-cookie'];
const DEPTHS = ['', '*', '*.*', '*.*.*'];

/**
 * What a log must not print, wherever in an entry it stands, as pino's `redact` takes it. Secrets of the config never
 * print by themselves; these are those that come with a request.
 */
export const REDACTED_PATHS: string[] = DEPTHS.flatMap(depth => NAMES.map(name => `${depth}["${name}"]`));
