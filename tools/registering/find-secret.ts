import { loadConfig } from '@foyer/config';
import { UsageError } from '../command/usage-error.ts';

export interface SecretSources {
  /** As the command line says it. */
  secret: string | undefined;
  env: NodeJS.ProcessEnv;
  configFile: string;
}

/**
 * The secret to register with: of the command line, of FOYER_SECRET, or of the config. An encoder machine needs
 * no config of its own.
 * @throws UsageError if there is none, ConfigError if the config would have to be read and cannot be
 */
export async function findSecret({ secret, env, configFile }: SecretSources): Promise<string> {
  const given =
    secret || env.FOYER_SECRET || (await loadConfig({ file: configFile })).system.secret?.reveal();
  if (given) return given;
  throw new UsageError(
    `There is no secret to register with. Use that of the tracker's config: in FOYER_SECRET, by --secret, or as "secret" in the config.private.json beside ${configFile}.`,
  );
}
