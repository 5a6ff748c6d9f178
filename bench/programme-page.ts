/**
 * The programme's page as a phone feels it: its weight, and how long it takes to answer, against a page with
 * nothing but a button in the same run: npm run bench programme-page (wants chromium)
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { readFiles } from './load/read-files.ts';
import { type Interaction, interactions } from './programme-page/interactions.ts';
import { measureInteraction } from './programme-page/measure-interaction.ts';
import { measureSpeed } from './programme-page/measure-speed.ts';

const USAGE = `Usage: npm run bench -- programme-page [FILE]

Presses what there is to press on /schedule, at 390 px with a processor four times slower: how large the page is, and how
long until each press shows, against a page with nothing but a button; median of 7. Of the programme in a schedule.xml
(36C3's, if it is there; else one is made).
`;
const ROUNDS = 7;
const THROTTLING = 4;
const CHROMIUM = process.env.FOYER_CHROMIUM ?? '/usr/bin/chromium';

const budget: { programmeGzipBytes: number; interactionMs: number } = JSON.parse(
  await readFile(new URL('../apps/portal/page-budget.json', import.meta.url), 'utf8'),
);
const portal = await startPortal(readFiles(USAGE, { max: 1 }));
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
try {
  await compareWeight(`${portal.url}/schedule`);
  await compareInteractions(browser, `${portal.url}/schedule`);
} finally {
  await browser.close();
  portal.process.disconnect();
}

async function compareWeight(url: string): Promise<void> {
  const page = await (await fetch(url)).text();
  const sessions = page.match(/<li style="grid-area/g)?.length ?? 0;
  const bytes = gzipSync(page).length;
  console.log(`${sessions} sessions: ${page.length} characters, ${bytes} bytes gzipped`);
  console.log(
    `${(bytes / budget.programmeGzipBytes).toFixed(2)} of the budget of ${budget.programmeGzipBytes}\n`,
  );
}

async function compareInteractions(browser: Browser, url: string): Promise<void> {
  const { bare, speed } = await measureBare(browser);
  console.log(
    `390 px, processor ${THROTTLING} times slower, ${ROUNDS} rounds; a bare button: ${bare.toFixed(0)} ms`,
  );
  console.log(
    `so slowed down it has a speed of ${speed.toFixed(0)}, where phones of the middle class have 125 to 800`,
  );
  console.log('interaction            median ms   worst ms   ratio to bare   of budget');
  const page = await openPhone(browser);
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('.programme[data-ready]').waitFor();
  // The names of the stars come bit by bit after that.
  await page
    .locator('.day:last-of-type li:last-child .x[aria-pressed]')
    .last()
    .waitFor({ state: 'attached' });
  const times = new Map<Interaction, number[]>(interactions.map(interaction => [interaction, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.locator('.search input').focus();
    for (const [interaction, measured] of times) measured.push(await measureInteraction(page, interaction));
  }
  for (const [{ name }, measured] of times) {
    const median = findMedian(measured);
    const columns = [
      name.padEnd(22),
      median.toFixed(0).padStart(9),
      Math.max(...measured)
        .toFixed(0)
        .padStart(10),
      (median / bare).toFixed(1).padStart(15),
      (median / budget.interactionMs).toFixed(2).padStart(11),
    ];
    console.log(columns.join(' '));
  }
}

/** What the browser itself and this machine need for the least there is to do. */
async function measureBare(browser: Browser): Promise<{ bare: number; speed: number }> {
  const page = await openPhone(browser);
  const speed = await measureSpeed(page);
  await page.setContent(
    '<button aria-pressed="false" onclick="this.ariaPressed = String(this.ariaPressed === \'false\')">bare</button>',
  );
  const pressed = `document.querySelector('button').ariaPressed`;
  const bare: Interaction = {
    name: 'bare',
    act: page => page.tap('button'),
    read: pressed,
    done: `${pressed} !== before`,
  };
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await measureInteraction(page, bare));
  await page.context().close();
  return { bare: findMedian(times), speed };
}

async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING });
  return page;
}

async function startPortal(args: string[]): Promise<{ process: ChildProcess; url: string }> {
  const child = fork(new URL('./programme-page/portal-server.ts', import.meta.url), args);
  const [url] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the portal ended before it served anything'))),
  ]);
  return { process: child, url: String(url) };
}

function findMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
