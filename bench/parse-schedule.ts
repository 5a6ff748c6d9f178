/**
 * How much CPU time it takes to read a programme, against building the XML tree of it alone, in the same run. There are
 * two such trees: the one that htmlparser2 builds, and the light one that our readers build with its tokenizer in two
 * thirds of that time, which shows what the reading itself adds: npm run bench parse-schedule
 */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { parseFeed } from '../packages/schedule/src/index.ts';
import { parseXml } from '../packages/schedule/src/xml/parse-xml.ts';
import { readFiles } from './load/read-files.ts';

const USAGE = `Usage: npm run bench -- parse-schedule [FILE…]

Reads each schedule.xml (those of 36C3 and of FOSDEM 2024, if they are there), and builds the XML tree of it alone, by
htmlparser2 and by our own light one; by turns, median of 61.
`;
const DATA = resolve(import.meta.dirname, '../../shared/data/schedules/pentabarf-xml');
const DEFAULT_FILES = ['36c3-merged.xml', 'fosdem2024.xml'].map(name => resolve(DATA, name));
const WARM_UP_ROUNDS = 10;
const ROUNDS = 61;

const given = readFiles(USAGE, { max: Number.POSITIVE_INFINITY });
for (const file of given.length > 0 ? given : DEFAULT_FILES) console.log(await measureFile(file));

async function measureFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => error);
  if (typeof text !== 'string')
    return `${file}: not measured, it cannot be read (${String(text)}). Name another: npm run bench -- parse-schedule FILE`;
  const libraryMs: number[] = [];
  const lightMs: number[] = [];
  const feedMs: number[] = [];
  // By turns, so that whatever else the machine does falls on all.
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const library = measureCpuMs(() => parseDocument(text, { xmlMode: true }));
    const light = measureCpuMs(() => parseXml(text));
    const feed = measureCpuMs(() => parseFeed(text, { timezone: 'Europe/Berlin', format: 'frab' }));
    if (round < WARM_UP_ROUNDS) continue;
    libraryMs.push(library);
    lightMs.push(light);
    feedMs.push(feed);
  }
  const [library, light, feed] = [median(libraryMs), median(lightMs), median(feedMs)];
  const { sessions } = parseFeed(text, { timezone: 'Europe/Berlin' });
  return [
    `${basename(file)}: ${(text.length / 1e6).toFixed(2)} M characters, ${sessions.length} sessions`,
    `tree of htmlparser2 alone ${library.toFixed(1)} ms of CPU`,
    `light tree alone ${light.toFixed(1)} ms`,
    `feed ${feed.toFixed(1)} ms`,
    `ratio ${(feed / library).toFixed(2)}, to the light tree ${(feed / light).toFixed(2)}`,
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
