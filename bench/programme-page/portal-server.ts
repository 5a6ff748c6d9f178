/** The portal for a large programme in the middle of its second day: 36C3's where it is, else a generated one. */
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startDevEnv, writeLargeConference } from '@foyer/dev-env';
import { hasRealProgrammes, readProgramme } from '@foyer/schedule/testing';

const file = process.argv[2];
const configFile = await writeLargeConference(await readGiven());
const env = await startDevEnv({
  configFile,
  now: Date.parse('2019-12-28T14:40:00+01:00'),
  registerEveryMs: 10_000,
});
process.send?.(env.portalUrl);

process.once('disconnect', async () => {
  await env.close();
  await rm(dirname(configFile), { recursive: true, force: true });
  process.exit();
});

async function readGiven(): Promise<string | undefined> {
  if (file !== undefined) return readFile(file, 'utf8');
  return hasRealProgrammes ? readProgramme({ format: 'pentabarf-xml', file: '36c3-merged.xml' }) : undefined;
}
