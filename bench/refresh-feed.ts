/**
 * What asking again for a programme costs that has not changed, against taking one that has, in the same run:
 * npm run bench refresh-feed
 */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createFeedStore } from '../packages/feeds/src/index.ts';
import { findMedian } from './load/find-median.ts';
import { formatTable } from './load/format-table.ts';
import { makeFolder } from './load/make-folder.ts';
import { readFiles } from './load/read-files.ts';
import { type ServingMode, startProgrammeServer } from './schedule/programme-server.ts';

const USAGE = `Usage: npm run bench -- refresh-feed [FILE]

Asks a server for a programme (FOSDEM's of 2024, if it is there) that is as before, by 304 and by the same bytes, and
for one of which a title is another each time; by turns, median of 31.
`;
const DEFAULT_FILE = resolve(import.meta.dirname, '../../shared/data/schedules/pentabarf-xml/fosdem2024.xml');
const WARM_UP_ROUNDS = 5;
const ROUNDS = 31;
const NEVER_S = 86_400;

const modes: readonly { mode: ServingMode; name: string }[] = [
  { mode: 'changed', name: 'a title changed: full import' },
  { mode: 'same', name: '200 with the same bytes' },
  { mode: 'not-modified', name: '304' },
];

const [file = DEFAULT_FILE] = readFiles(USAGE, { max: 1 });
await measureFile(file);

async function measureFile(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => error);
  if (typeof text !== 'string') {
    console.log(
      `${file}: not measured, it cannot be read (${text}). Name another: npm run bench -- refresh-feed FILE`,
    );
    return;
  }
  const server = await startProgrammeServer(text);
  const silent = { info: () => {}, warn: console.warn, error: console.error };
  const store = createFeedStore({ cacheDir: makeFolder(), clock: Date.now, logger: silent });
  try {
    const key = { location: server.url, format: null, timezone: 'Europe/Berlin', language: 'en' };
    const handle = store.open({ ...key, reloadS: NEVER_S, allowPrivate: true });
    await handle.ready;
    // Otherwise the first would join the asking that is still under way.
    await handle.refresh();
    const measured = new Map<ServingMode, number[]>(modes.map(({ mode }) => [mode, []]));
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
      for (const [mode, times] of measured) {
        server.serve(mode);
        // The first such answer brings the tag by which the next one is asked for.
        if (mode === 'not-modified') await handle.refresh();
        const before = { feed: handle.current().feed, notModified: server.notModified };
        const startedAt = performance.now();
        await handle.refresh();
        const tookMs = performance.now() - startedAt;
        const { feed, failure } = handle.current();
        const wasNotModified = server.notModified > before.notModified;
        checkOutcome(mode, { isAnother: feed !== before.feed, wasNotModified, failure });
        if (round >= WARM_UP_ROUNDS) times.push(tookMs);
      }
    }
    const sessions = handle.current().feed?.sessions.length ?? 0;
    console.log(`${basename(file)}: ${(text.length / 1e6).toFixed(2)} M characters, ${sessions} sessions`);
    console.log(describe(measured));
  } finally {
    await store.close();
    server.close();
  }
}

/** What is measured has to be what its name says. */
function checkOutcome(
  mode: ServingMode,
  { isAnother, wasNotModified, failure }: { isAnother: boolean; wasNotModified: boolean; failure: unknown },
): void {
  if (failure !== null) throw new Error(`the programme was not taken: ${JSON.stringify(failure)}`);
  if (isAnother !== (mode === 'changed'))
    throw new Error(`"${mode}" gave ${isAnother ? 'another' : 'the same'}`);
  if (wasNotModified !== (mode === 'not-modified')) throw new Error(`"${mode}" was answered in another way`);
}

function describe(measured: ReadonlyMap<ServingMode, readonly number[]>): string {
  const fullMs = findMedian(measured.get('changed') ?? []);
  const rows = modes.map(({ mode, name }) => {
    const ms = findMedian(measured.get(mode) ?? []);
    return [name, ms.toFixed(1), (ms / fullMs).toFixed(3)];
  });
  return formatTable([['', 'ms', 'ratio'], ...rows]);
}
