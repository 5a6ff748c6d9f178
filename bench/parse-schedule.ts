// Prints how much CPU time it takes to read a programme, against building the XML tree of it alone, in one run:
//   node bench/parse-schedule.ts [FILE…]
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseFeed } from '../packages/schedule/src/index.ts';
import { parseXml } from '../packages/schedule/src/xml/parse-xml.ts';

const DATA = resolve(import.meta.dirname, '../../shared/data/schedules/pentabarf-xml');
const DEFAULT_FILES = ['36c3-merged.xml', 'fosdem2024.xml'].map(name => resolve(DATA, name));
const WARM_UP_ROUNDS = 10;
const ROUNDS = 61;

const files = process.argv.length > 2 ? process.argv.slice(2) : DEFAULT_FILES;
for (const file of files) console.log(await measureFile(file));

async function measureFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => error);
  if (typeof text !== 'string') return `${file}: not measured, it cannot be read (${String(text)})`;
  const treeMs: number[] = [];
  const feedMs: number[] = [];
  // By turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const tree = measureCpuMs(() => parseXml(text));
    const feed = measureCpuMs(() => parseFeed(text, { timezone: 'Europe/Berlin', format: 'frab' }));
    if (round < WARM_UP_ROUNDS) continue;
    treeMs.push(tree);
    feedMs.push(feed);
  }
  const [tree, feed] = [median(treeMs), median(feedMs)];
  const { sessions } = parseFeed(text, { timezone: 'Europe/Berlin' });
  return [
    `${basename(file)}: ${(text.length / 1e6).toFixed(2)} M characters, ${sessions.length} sessions`,
    `tree alone ${tree.toFixed(1)} ms of CPU`,
    `feed ${feed.toFixed(1)} ms`,
    `ratio ${(feed / tree).toFixed(2)}`,
  ].join(', ');
}

function measureCpuMs(run: () => unknown): number {
  // Garbage of one side must not be collected on the other's time; needs --expose-gc, else it evens out.
  globalThis.gc?.();
  // Not by the clock: what else runs on the machine would fall on the longer of the two more often.
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
