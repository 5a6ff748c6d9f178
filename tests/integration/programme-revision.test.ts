import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@foyer/config';
import { programmeRevisionReplySchema, roomStatusReplySchema } from '@foyer/contract';
import { waitUntil } from '@foyer/dev-env';
import { type CorrectionWatcher, createFeedStore, type FeedStore, watchCorrections } from '@foyer/feeds';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Front } from '../../apps/portal/src/front/front.ts';
import {
  createProgrammeStore,
  type ProgrammeStore,
} from '../../apps/portal/src/programme/programme-store.ts';
import { runScheduleTool } from '../../tools/schedule.ts';
import { startBarePortal } from './bare-portal.ts';

const HOUR_MS = 3_600_000;
const logger = pino({ level: 'silent' });

let folder: string;
let feeds: FeedStore;
let corrections: CorrectionWatcher;
let programme: ProgrammeStore;
let front: Front;
let origin: string;
/** How far the portal's clock is ahead. */
let aheadMs: number;

/** A talk from tomorrow on, when it will not be long over. */
function writeProgramme(): string {
  const from = new Date(Date.now() + 24 * HOUR_MS).toISOString();
  return `<schedule><conference><title>Tomorrow</title></conference><day date="${from.slice(0, 10)}" index="1">
<room name="Hall"><event guid="talk" id="1"><date>${from}</date><duration>01:00</duration><title>Talk</title>
<room>Hall</room></event></room></day></schedule>`;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-revision-'));
  const file = join(folder, 'config.json');
  await writeFile(join(folder, 'programme.xml'), writeProgramme());
  const room = { 'schedule-url': 'programme.xml', 'schedule-timezone': 'UTC' };
  await writeFile(file, JSON.stringify({ config: {}, default: room, hall: { title: 'Hall' } }));
  aheadMs = 0;
  const clock = () => Date.now() + aheadMs;
  const config = await loadConfig({ file });
  feeds = createFeedStore({ cacheDir: join(folder, 'feeds'), clock, logger });
  corrections = await watchCorrections({ dir: join(folder, 'corrections'), logger });
  programme = createProgrammeStore({ config, feeds, corrections, clock, logger });
  await programme.ready();
  const portal = await startBarePortal({ config, getProgramme: programme.getProgramme, at: Date.now() });
  ({ front, origin } = portal);
});

afterEach(async () => {
  await front?.close();
  await programme?.close();
  await feeds?.close();
  await corrections?.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (headers: Record<string, string> = {}) =>
  fetch(`${origin}/api/v1/programme/revision`, { headers });
const getRevision = async () => programmeRevisionReplySchema.parse(await (await ask()).json()).revision;
const schedule = (...args: string[]) =>
  runScheduleTool(args, { FOYER_CONFIG: join(folder, 'config.json'), FOYER_DATA: folder });

test('changes with a correction, and goes back with its undo', async () => {
  const planned = await getRevision();
  const made = await schedule('cancel', 'talk');
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  await waitUntil('the correction to be seen', async () => (await getRevision()) !== planned);
  const [, id = ''] = /undo (\S+)/.exec(made.stdout) ?? [];
  expect(await schedule('undo', id)).toMatchObject({ exitCode: 0 });
  await waitUntil('it to be taken back', async () => (await getRevision()) === planned);
});

test('stays the same however late it is, and what a room says is of it', async () => {
  const planned = await getRevision();
  for (const hours of [24, 24.5, 48, 24 * 365]) {
    aheadMs = hours * HOUR_MS;
    expect(await getRevision()).toBe(planned);
  }
  const reply = await fetch(`${origin}/api/v1/rooms/hall`);
  expect(roomStatusReplySchema.parse(await reply.json()).programmeRevision).toBe(planned);
});

test('is confirmed without a body', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';
  const again = await ask({ 'if-none-match': etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  await schedule('cancel', 'talk');
  await waitUntil('another one', async () => (await ask({ 'if-none-match': etag })).status === 200);
});
