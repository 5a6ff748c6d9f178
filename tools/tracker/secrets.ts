import { loadConfig, readSettings } from '@foyer/config';
import type { OperatorDesk, SecretRecord } from '@foyer/tracker';
import { getRoom } from '../command/find-room.ts';
import { type Arguments, readArguments } from '../command/read-arguments.ts';
import { type Outcome, type Subcommand, succeed } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { DATA_HELP, DATA_OPTIONS, describeStart, workAtDesk } from './desk-options.ts';
import { formatSecond, formatTable } from './format-table.ts';

const NAME = /^[\w.-]{1,64}$/;
const EXPECTED = 'Expected secrets add NAME [--room ROOM], secrets list, or secrets revoke NAME';

export const secrets: Subcommand = {
  name: 'secrets',
  synopsis: 'add NAME [--room ROOM] | list | revoke NAME [OPTION …]',
  summary: 'makes a secret for each machine that reports, and revokes it',
  help: `add      prints a new secret on stdout, this once: the tracker keeps only its hash
list     says which there are, and when each was last used
revoke   from now on that secret opens nothing; the others stay as they are

  --room ROOM    a room that the machine may report for, by name or title; may be repeated.
                 Without any it may for all
${DATA_HELP.replace('--data DIR', '--data DIR  ')}
  --config FILE  the config; default: FOYER_CONFIG, or config.json of this project

They hold beside the "secret" of the config, for whatever machines report: registrations, logs,
components. An operator's they are not: none of them shows or changes what that of the config does.`,
  async run(args, env) {
    const given = readArguments({
      args,
      env,
      kinds: { ...DATA_OPTIONS, config: { type: 'string' }, room: { type: 'string', multiple: true } },
    });
    const [verb, name, ...rest] = given.positionals;
    const rooms = [given.values.room ?? []].flat().map(String);
    if (rest.length > 0 || (rooms.length > 0 && verb !== 'add')) throw new UsageError(EXPECTED);
    if (verb === 'list' && name === undefined) return workAtDesk(given, env, listSecrets);
    if (name === undefined || (verb !== 'add' && verb !== 'revoke')) throw new UsageError(EXPECTED);
    if (verb === 'revoke') return workAtDesk(given, env, desk => revokeSecret(desk, name));
    if (!NAME.test(name)) {
      throw new UsageError(`"${name}" came, expected a name of up to 64 letters, digits, ".", "_" and "-"`);
    }
    const roomNames = rooms.length === 0 ? null : await findRoomNames(rooms, given, env);
    return workAtDesk(given, env, desk => addSecret(desk, { name, rooms: roomNames }));
  },
};

async function findRoomNames(
  texts: readonly string[],
  { values }: Arguments,
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  const file = typeof values.config === 'string' ? values.config : readSettings(env).configFile;
  const config = await loadConfig({ file });
  return [...new Set(texts.map(text => getRoom(config, text).name))];
}

/** The secret alone on stdout, so that a script can take it from there. */
function addSecret(desk: OperatorDesk, { name, rooms }: { name: string; rooms: string[] | null }): Outcome {
  const secret = desk.secrets.add({ name, rooms }, Date.now());
  if (secret === undefined) {
    const isTaken = desk.secrets.list().some(known => known.name === name && known.revokedAt === null);
    throw new UsageError(
      isTaken
        ? `There is a secret "${name}" already. Revoke it first: secrets revoke ${name}`
        : 'There are a thousand secrets, more than there may be. Revoke those of machines that are gone.',
    );
  }
  const stderr = `The secret of ${name}, for ${describeRooms(rooms)}. It is not shown again.\n${describeStart(desk)}\n`;
  return { exitCode: 0, stdout: `${secret}\n`, stderr };
}

function revokeSecret(desk: OperatorDesk, name: string): Outcome {
  if (desk.secrets.revoke(name, Date.now())) {
    return succeed(`The secret of ${name} is revoked.\n${describeStart(desk)}\n`);
  }
  const known = desk.secrets.list();
  if (known.some(secret => secret.name === name)) throw new UsageError(`"${name}" is revoked already.`);
  const names = known.flatMap(secret => (secret.revokedAt === null ? [secret.name] : []));
  const others = names.length === 0 ? 'There are none' : `There are ${names.join(', ')}`;
  throw new UsageError(`There is no secret "${name}". ${others}.`);
}

function listSecrets(desk: OperatorDesk): Outcome {
  const known = desk.secrets.list();
  if (known.length === 0) return succeed('There are no secrets but those of the config.\n');
  const rows = known.map(secret => [
    secret.name,
    describeRooms(secret.rooms),
    formatSecond(secret.createdAt),
    secret.lastUsedAt === null ? 'never' : formatSecond(secret.lastUsedAt),
    describeState(secret),
  ]);
  return succeed(formatTable([['NAME', 'ROOMS', 'CREATED', 'LAST USED', 'STATE'], ...rows]));
}

function describeRooms(rooms: readonly string[] | null): string {
  return rooms === null ? 'all rooms' : rooms.join(', ');
}

function describeState({ revokedAt }: SecretRecord): string {
  return revokedAt === null ? 'valid' : `revoked ${formatSecond(revokedAt)}`;
}
