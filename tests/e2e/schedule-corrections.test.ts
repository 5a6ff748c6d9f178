import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { roomStatusReplySchema, type SessionBrief } from '@foyer/contract';
import { type DevEnv, startDevEnv, waitUntil } from '@foyer/dev-env';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScheduleTool } from '../../tools/schedule.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let configFile: string;
let env: DevEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-corrections-'));
  configFile = join(folder, 'config.json');
  await writeFile(join(folder, 'programme.xml'), await readFile(join(root, 'public/demo/programme.xml')));
  await writeFile(
    configFile,
    JSON.stringify({
      config: { secret: 'only for tests' },
      default: {
        'schedule-url': 'programme.xml',
        'schedule-timezone': 'Europe/Lisbon',
        'schedule-shift-day': 2,
      },
      example: { title: 'Main Hall' },
    }),
  );
  env = await startDevEnv({ configFile });
});

afterAll(async () => {
  await env?.close();
  await rm(folder, { recursive: true, force: true });
});

function schedule(...args: string[]) {
  return runScheduleTool(args, { FOYER_CONFIG: configFile, FOYER_DATA: join(env.dataDir, 'portal') });
}

async function listSessions(): Promise<{ startsAt: string; session: SessionBrief }[]> {
  const reply = await fetch(`${env.portalUrl}/api/v1/rooms/example`);
  const { room } = roomStatusReplySchema.parse(await reply.json());
  return room.rows.flatMap(row => (row.type === 'session' ? [row] : []));
}

async function getSession(guid: string) {
  const found = (await listSessions()).find(({ session }) => session.guid === guid);
  if (found === undefined) throw new Error(`the room has no session ${guid}`);
  return found;
}

/** Of a session in the calendar of the programme. */
async function readRevision(guid: string) {
  const reply = await fetch(`${env.portalUrl}/schedule/${encodeURIComponent(guid)}.ics`);
  const calendar = (await reply.text()).replaceAll('\r\n ', '');
  const read = (name: string) => new RegExp(`^${name}:(.*)`, 'm').exec(calendar)?.[1]?.trim() ?? '';
  return { status: read('STATUS'), sequence: Number(read('SEQUENCE')), modified: read('LAST-MODIFIED') };
}

it('moves and cancels sessions of a running portal, until it is taken back', async () => {
  const [first] = (await listSessions()).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  if (first === undefined) throw new Error('the room has no sessions');
  const { guid } = first.session;
  expect(first.session.correction).toBeNull();

  const cancelled = await schedule('cancel', guid, '--note', 'The speaker is ill');
  expect(cancelled).toMatchObject({ exitCode: 0, stderr: '' });
  await waitUntil('the portal to say so', async () => (await getSession(guid)).session.cancelled === true);
  expect((await getSession(guid)).session.correction).toMatchObject({ note: 'The speaker is ill' });

  const whenCancelled = await readRevision(guid);
  expect(whenCancelled).toMatchObject({ status: 'CANCELLED' });

  const id = /undo (\S+)/.exec(cancelled.stdout)?.[1] ?? '';
  expect((await schedule('corrections')).stdout).toContain(id);
  expect(await schedule('undo', id)).toMatchObject({ exitCode: 0 });
  await waitUntil(
    'the portal to forget it',
    async () => (await getSession(guid)).session.correction === null,
  );
  // A calendar keeps what has the higher number.
  const takenBack = await readRevision(guid);
  expect(takenBack.status).not.toBe('CANCELLED');
  expect(takenBack.sequence).toBeGreaterThanOrEqual(whenCancelled.sequence);
  expect(takenBack.modified >= whenCancelled.modified).toBe(true);
  const changes = await (await fetch(`${env.portalUrl}/schedule/changes.atom`)).text();
  const titles = Array.from(changes.matchAll(/<title[^>]*>([^<]*)/g), ([, title = '']) => title);
  expect(titles.filter(title => title.includes(first.session.title))).toEqual([
    expect.stringContaining('takes place after all'),
    expect.stringContaining(' cancelled'),
  ]);
});

it('refuses a room that the config does not have, and names the nearest', async () => {
  expect(await schedule('delay', 'exmple', '+10m')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('did you mean "example"?'),
  });
});
