import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@foyer/config';
import type { ProgrammeReply } from '@foyer/contract';
import { waitUntil } from '@foyer/dev-env';
import { createFeedStore, watchCorrections } from '@foyer/feeds';
import { parseFeed } from '@foyer/schedule';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProgrammeStore } from '../../apps/portal/src/programme/programme-store.ts';
import { runEventfeedTool } from '../../tools/eventfeed2internal.ts';
import { runScheduleTool } from '../../tools/schedule.ts';
import { startBarePortal } from './bare-portal.ts';

const logger = pino({ level: 'silent' });
// A correction is made by the real clock, and must not be over.
const at = Date.parse('2199-11-20T09:00:00Z');

let folder: string;
let env: NodeJS.ProcessEnv;
let closers: (() => Promise<unknown>)[];

/** Two rooms by two tables, each with ids of its own. */
beforeEach(async () => {
  closers = [];
  folder = await mkdtemp(join(tmpdir(), 'foyer-ids-'));
  const map = { id: 'Id', title: 'Title', date: 'Day', start: 'Begin', end: 'End', room: 'Room' };
  const config = {
    config: { title: 'RainConf', 'public-url': 'https://live.rain.example' },
    default: { 'schedule-timezone': 'Europe/Lisbon', 'schedule-map': map },
    a: { 'schedule-url': 'a.csv' },
    b: { 'schedule-url': 'b.csv' },
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  // Nothing answers at port 9, so that commands work without a portal.
  env = { FOYER_CONFIG: join(folder, 'config.json'), FOYER_DATA: folder, FOYER_PORT: '9' };
});

afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  await rm(folder, { recursive: true, force: true });
});

function writeTable(name: string, room: string, titles: Record<string, string>): Promise<void> {
  const rows = Object.entries(titles).map(
    ([id, title]) => `${id},${title},2199-11-20,1${id}:00,1${id}:30,${room}\n`,
  );
  return writeFile(join(folder, name), `Id,Title,Day,Begin,End,Room\n${rows.join('')}`);
}

const schedule = (...args: string[]) => runScheduleTool(args, env);

async function startPortal(): Promise<string> {
  const config = await loadConfig({ file: join(folder, 'config.json') });
  const feeds = createFeedStore({ cacheDir: join(folder, 'feeds'), clock: () => at, logger });
  const corrections = await watchCorrections({ dir: join(folder, 'corrections'), logger });
  const programme = createProgrammeStore({ config, feeds, clock: () => at, logger, corrections });
  await programme.ready();
  const { front, origin } = await startBarePortal({ config, getProgramme: programme.getProgramme, at });
  closers = [() => feeds.close(), () => corrections.close(), () => programme.close(), () => front.close()];
  return origin;
}

async function read(address: string): Promise<string> {
  const reply = await fetch(address);
  expect(reply.status, address).toBe(200);
  return reply.text();
}

/** The titles of an export, those that are cancelled marked. */
async function listTitles(address: string): Promise<string[]> {
  const { sessions } = parseFeed(await read(address), { timezone: 'UTC' });
  return sessions.map(({ title, cancelled }) => `${title}${cancelled === true ? ' off' : ''}`).sort();
}

test('ids that two programmes give to different talks are two everywhere, and the organisers are told', async () => {
  await writeTable('a.csv', 'a', { 1: 'Alpha one', 2: 'Alpha two' });
  await writeTable('b.csv', 'b', { 1: 'Beta one', 2: 'Beta two', 3: 'Beta three' });
  const made = await schedule('cancel', 'Beta two');
  expect([made.exitCode, made.stdout]).toEqual([0, expect.stringMatching(/^“Beta two” is cancelled\./)]);

  const origin = await startPortal();
  const cancelledOne = ['Alpha one', 'Alpha two', 'Beta one', 'Beta three', 'Beta two off'];
  for (const name of ['xml', 'json', 'ics']) {
    expect(await listTitles(`${origin}/schedule.${name}`), name).toEqual(cancelledOne);
  }
  expect(await listTitles(`${origin}/schedule/2.ics`)).toEqual(['Alpha two']);
  expect(await listTitles(`${origin}/schedule/2~b.ics`)).toEqual(['Beta two off']);
  const xml = await read(`${origin}/schedule.xml`);
  const pages = [...xml.matchAll(/<url>https:\/\/live\.rain\.example(\/schedule\/[^<]+)</g)].map(
    ([, path]) => path,
  );
  expect(pages.sort()).toEqual(['1', '1~b', '2', '2~b', '3~b'].map(key => `/schedule/${key}`));
  const room = JSON.parse(await read(`${origin}/b/json`));
  expect(JSON.stringify(room)).not.toContain('Alpha');

  const compared = await runEventfeedTool([`${origin}/schedule.ics`, '--diff', `${origin}/schedule.xml`]);
  expect([compared.exitCode, compared.stdout]).toEqual([0, expect.not.stringContaining('guid')]);

  const { sources }: ProgrammeReply = JSON.parse(await read(`${origin}/api/v1/programme`));
  expect(sources.map(({ problems }) => problems.map(({ code }) => code))).toEqual([[], ['guid-shared']]);
  const told = await schedule('status');
  expect(told.stdout.split('2 ids of this programme stand for another session')).toHaveLength(2);

  const kept = await Promise.all(
    (await readdir(join(folder, 'feeds'))).map(name => readFile(join(folder, 'feeds', name), 'latin1')),
  );
  expect(kept.join()).not.toContain('~b');
});

test('taking a cancelled talk out of one programme cancels none of the other', async () => {
  await writeTable('a.csv', 'a', { 1: 'Alpha one', 2: 'Alpha two' });
  await writeTable('b.csv', 'b', { 1: 'Beta one', 2: 'Beta two' });
  expect((await schedule('cancel', 'Alpha two')).stdout).toMatch(/^“Alpha two” is cancelled\./);
  await writeTable('a.csv', 'a', { 1: 'Alpha one' });
  const origin = await startPortal();
  // It begins with the copy that the command has kept.
  await waitUntil('the portal to read it anew', async () => {
    const titles = await listTitles(`${origin}/schedule.xml`);
    expect(titles).toEqual(expect.arrayContaining(['Alpha one', 'Beta one', 'Beta two']));
    return titles.length === 3;
  });
});

test('one session in a merged and in a single programme stays one, and is cancelled in both', async () => {
  await writeTable('a.csv', 'a', { 1: 'Alpha one', 2: 'Beta two' });
  await writeTable('b.csv', 'b', { 2: 'Beta two' });
  const origin = await startPortal();
  const made = await schedule('cancel', 'Beta two');
  expect([made.exitCode, made.stdout]).toEqual([0, expect.stringMatching(/^“Beta two” is cancelled\./)]);
  await waitUntil('the portal to cancel it', async () =>
    (await listTitles(`${origin}/schedule.json`)).includes('Beta two off'),
  );
  expect(await listTitles(`${origin}/schedule.json`)).toEqual(['Alpha one', 'Beta two off', 'Beta two off']);
  expect((await schedule('status')).stdout).not.toContain('another session in another programme');
  expect(new Set(await listTitles(`${origin}/schedule/2.ics`))).toEqual(new Set(['Beta two off']));
});
