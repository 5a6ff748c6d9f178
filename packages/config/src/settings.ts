import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Instant } from './clock.ts';
import type { Config } from './config.ts';
import { SettingsError } from './errors.ts';
import { EXPECTED_INSTANT, parseInstant } from './parse-instant.ts';
import { findProjectRoot } from './project-root.ts';

/** The programs that a machine can run; `encoder` is the pretend one. */
export const ROLES = ['portal', 'tracker', 'encoder'] as const;

export type Role = (typeof ROLES)[number];

/** What is said for one machine, not for the conference: by the environment or the command line. */
export interface Settings {
  host: string;
  port: number;
  trackerPort: number;
  encoderPort: number;
  /** Under which this machine's portal reaches the tracker, unless the config says otherwise. */
  trackerUrl: string;
  configFile: string;
  dataDir: string;
  roles: ReadonlySet<Role>;
  /** The instant at which the clock starts in a rehearsal; null: the real time. */
  now: Instant | null;
}

interface SettingDefinition {
  variable: string;
  byDefault: string;
  meaning: string;
}

/** By the name of the option: `--port 8000` is `FOYER_PORT=8000`, and goes first. */
export const SETTINGS = {
  host: { variable: 'FOYER_HOST', byDefault: '127.0.0.1', meaning: 'Address on which the programs listen.' },
  port: { variable: 'FOYER_PORT', byDefault: '8000', meaning: 'Port of the portal.' },
  'tracker-port': { variable: 'FOYER_TRACKER_PORT', byDefault: 'port + 1', meaning: 'Port of the tracker.' },
  'encoder-port': {
    variable: 'FOYER_ENCODER_PORT',
    byDefault: 'port + 2',
    meaning: 'Port of the pretend encoder.',
  },
  'tracker-url': {
    variable: 'FOYER_TRACKER_URL',
    byDefault: 'http://127.0.0.1:<tracker port>',
    meaning: 'Address under which the portal reaches the tracker.',
  },
  config: { variable: 'FOYER_CONFIG', byDefault: 'config.json', meaning: 'The config file.' },
  data: { variable: 'FOYER_DATA', byDefault: '.foyer', meaning: 'Folder for databases and caches.' },
  roles: {
    variable: 'SERVER_ROLES',
    byDefault: 'all',
    meaning: `Programs that this machine runs, separated by commas: ${ROLES.join(', ')}, or all.`,
  },
  now: {
    variable: 'FOYER_NOW',
    byDefault: 'the real time',
    meaning: 'Instant at which the clock starts; needs `"rehearsal": true` in the config.',
  },
} as const satisfies Record<string, SettingDefinition>;

type SettingName = keyof typeof SETTINGS;

interface Given {
  variable: string;
  value: string;
}

/** @throws SettingsError at the first setting that cannot be used */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[] = [],
): Settings {
  const options = readOptions(argv);
  const find = (name: SettingName): Given | undefined => {
    const { variable } = SETTINGS[name];
    return options.get(name) ?? (env[variable] ? { variable, value: env[variable] } : undefined);
  };
  const port = readPort(find('port') ?? { variable: 'FOYER_PORT', value: '8000' });
  const after = (name: 'tracker-port' | 'encoder-port', distance: number): number =>
    readPort(find(name) ?? { variable: SETTINGS[name].variable, value: String(port + distance) });
  const trackerPort = after('tracker-port', 1);
  const root = findProjectRoot();
  return {
    host: readHost(find('host')),
    port,
    trackerPort,
    encoderPort: after('encoder-port', 2),
    trackerUrl: readUrl(find('tracker-url')) ?? `http://127.0.0.1:${trackerPort}`,
    configFile: resolve(find('config')?.value ?? join(root, 'config.json')),
    dataDir: resolve(find('data')?.value ?? join(root, '.foyer')),
    roles: readRoles(find('roles')),
    now: readInstant(find('now')),
  };
}

/** @throws SettingsError if the clock is set though the conference is no rehearsal */
export function checkRehearsal(settings: Pick<Settings, 'now'>, config: Config): void {
  if (settings.now === null || config.system.rehearsal) return;
  throw new SettingsError({
    variable: SETTINGS.now.variable,
    value: new Date(settings.now).toISOString(),
    expected: 'not to be set unless the config has "rehearsal": true',
  });
}

function readOptions(argv: readonly string[]): Map<string, Given> {
  const names = Object.keys(SETTINGS);
  const options = Object.fromEntries(names.map(name => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const given = new Map<string, Given>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const written = token.kind === 'option' ? token.rawName : token.value;
    if (token.kind === 'positional' || !names.includes(token.name)) {
      const expected = `one of ${names.map(name => `--${name}`).join(', ')}`;
      throw new SettingsError({ variable: 'An option', value: written, expected });
    }
    if (!token.value) throw new SettingsError({ variable: written, value: '', expected: 'a value after it' });
    given.set(token.name, { variable: written, value: token.value });
  }
  return given;
}

function readPort({ variable, value }: Given): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65_535)
    throw new SettingsError({ variable, value, expected: 'a port from 1 to 65535' });
  return port;
}

function readHost(given: Given | undefined): string {
  if (given === undefined) return SETTINGS.host.byDefault;
  if (/^[\w.:-]+$/.test(given.value)) return given.value;
  throw new SettingsError({ ...given, expected: 'an address or the name of a machine, like "0.0.0.0"' });
}

function readUrl(given: Given | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (/^https?:\/\//i.test(given.value) && URL.canParse(given.value)) return given.value.replace(/\/+$/, '');
  throw new SettingsError({ ...given, expected: 'an http or https address, like "http://127.0.0.1:8001"' });
}

function readRoles(given: Given | undefined): ReadonlySet<Role> {
  const words = (given?.value ?? SETTINGS.roles.byDefault).split(',').map(word => word.trim());
  if (words.includes('all')) return new Set(ROLES);
  const roles = ROLES.filter(role => words.includes(role));
  if (given === undefined || roles.length === new Set(words).size) return new Set(roles);
  throw new SettingsError({ ...given, expected: `all, or some of ${ROLES.join(', ')} separated by commas` });
}

function readInstant(given: Given | undefined): Instant | null {
  if (given === undefined) return null;
  const instant = parseInstant(given.value);
  if (instant !== undefined) return instant;
  throw new SettingsError({ ...given, expected: EXPECTED_INSTANT });
}
