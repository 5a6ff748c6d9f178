import { join } from 'node:path';
import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runScheduleTool } from '../../tools/schedule.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const DAY = '2019-12-28';
const NEXT_DAY = '2019-12-29';
const REVISION = '/api/v1/programme/revision';
/** As docs/corrections.md says, and patience for a busy machine. */
const ROOM_MS = 15_000 + 10_000;
const OTHERS_MS = 30_000 + 10_000;

const programme = () =>
  writeConference({
    title: 'Open pages',
    rooms: { ada: { title: 'Ada' } },
    sessions: [
      { guid: 'early', title: 'Early talk', room: 'Ada', from: `${DAY}T20:00:00+01:00`, duration: '01:00' },
      { guid: 'late', title: 'Late talk', room: 'Ada', from: `${DAY}T21:00:00+01:00`, duration: '01:00' },
      { guid: 'lunch', title: 'Lunch', room: 'Ada', from: `${NEXT_DAY}T12:00:00+01:00`, duration: '01:00' },
    ],
  });

describe.skipIf(!hasBrowser)('a page that is open', () => {
  let configFile: string;
  let env: DevEnv;
  let browser: Browser;
  let page: Page;
  /** Corrections that a test has made. */
  const made: string[] = [];

  beforeAll(async () => {
    configFile = await programme();
    env = await startDevEnv({ configFile, encoderRooms: [], now: Date.parse(`${DAY}T20:10:00+01:00`) });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  afterEach(async () => {
    await page?.close();
    for (const id of made.splice(0)) await schedule('undo', id);
  });

  async function schedule(...args: string[]): Promise<string> {
    const { hostname, port } = new URL(env.portalUrl);
    const { exitCode, stdout, stderr } = await runScheduleTool(args, {
      FOYER_CONFIG: configFile,
      FOYER_DATA: join(env.dataDir, 'portal'),
      FOYER_HOST: hostname,
      FOYER_PORT: port,
    });
    expect(exitCode, stderr).toBe(0);
    return stdout;
  }

  async function correct(...args: string[]): Promise<void> {
    const [, id = ''] = /undo (\S+)/.exec(await schedule(...args)) ?? [];
    made.push(id);
  }

  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
    await page.goto(env.portalUrl + path);
    // What is loaded anew does not have it.
    await page.evaluate(() => Object.assign(window, { stayed: true }));
  }

  const hasStayed = () => page.evaluate(() => 'stayed' in window);
  const countRoomReplies = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/rooms/ada')).length,
    );
  const readText = () => page.locator('main').textContent();

  it.each([390, 1280])(
    'of the programme, %i px wide, offers what has changed and keeps still',
    async width => {
      const address = `/schedule?q=talk#${DAY}`;
      await open(address, { viewport: { width, height: 800 } });
      await page.locator('.programme[data-ready]').waitFor();
      const early = page.getByRole('link', { name: 'Early talk' });
      const before = await early.boundingBox();
      const note = page.getByText('The programme has changed.');
      expect(await note.count()).toBe(0);

      await correct('delay', 'ada', '+10m');
      await note.waitFor({ timeout: OTHERS_MS });
      expect(await early.boundingBox()).toEqual(before);
      expect(await page.locator('[aria-live="polite"]', { has: note }).count()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect(await note.isVisible()).toBe(false);
      await page.emulateMedia({ media: null });

      await page.getByRole('button', { name: 'Show it' }).click();
      await page.waitForFunction(() => !('stayed' in window));
      await page.locator('.programme[data-ready]').waitFor();
      expect(page.url()).toBe(env.portalUrl + address);
      await expect.poll(readText).toContain('Delayed by 10 minutes');
      expect(await page.getByRole('link', { name: 'Lunch' }).isVisible()).toBe(false);
      expect(await note.count()).toBe(0);
    },
  );

  it('of a session says so when it is cancelled, and when it takes place after all', async () => {
    await open('/schedule/early');
    await expect.poll(readText).toContain('On now');
    await correct('cancel', 'early', '--note', 'The speaker is ill');
    await expect.poll(readText, { timeout: OTHERS_MS }).toContain('The speaker is ill');
    expect(await readText()).not.toContain('On now');
    await schedule('undo', made.pop() ?? '');
    await expect.poll(readText, { timeout: OTHERS_MS }).toContain('On now');
    expect(await readText()).not.toContain('The speaker is ill');
    expect(await hasStayed()).toBe(true);
  });

  it('of a session has its new time when it is delayed', async () => {
    await open('/schedule/late');
    await expect.poll(readText).toContain('21:00–22:00');
    await correct('delay', 'ada', '+10m');
    await expect.poll(readText, { timeout: OTHERS_MS }).toContain('21:10–22:10');
    expect(await readText()).toContain('was 21:00');
    expect(await hasStayed()).toBe(true);
  });

  it('of a room says so within a quarter of a minute', async () => {
    await open('/ada');
    // It asks when it is opened and with the tracker's first event; after that, no event comes for a minute.
    await expect.poll(countRoomReplies, { timeout: ROOM_MS }).toBeGreaterThanOrEqual(2);
    await correct('delay', 'ada', '+10m');
    await expect.poll(readText, { timeout: ROOM_MS }).toContain('Delayed by 10 minutes');
    expect(await hasStayed()).toBe(true);
  });

  it('asks nothing while nobody sees it, and at once when somebody does', async () => {
    await open('/schedule/late');
    await expect.poll(readText).toContain('21:00–22:00');
    await page.clock.install();
    await page.reload();
    const asked: string[] = [];
    page.on('request', request => void asked.push(new URL(request.url()).pathname));
    await page.clock.runFor(60_000);
    await expect.poll(() => asked.filter(path => path === REVISION).length).toBeGreaterThanOrEqual(2);

    await show(page, 'hidden');
    asked.length = 0;
    await page.clock.runFor(120_000);
    expect(asked).toEqual([]);
    await correct('delay', 'ada', '+10m');
    await show(page, 'visible');
    await expect.poll(readText).toContain('21:10–22:10');
  });

  it('asks less and less often while the portal fails', async () => {
    await open('/schedule/late');
    await page.clock.install();
    await page.reload();
    let asked = 0;
    await page.route(`**${REVISION}`, route => {
      asked += 1;
      return route.fulfill({ status: 503 });
    });
    await page.clock.runFor(30_000);
    await expect.poll(() => asked).toBeGreaterThanOrEqual(1);
    asked = 0;
    for (let minute = 0; minute < 20; minute += 1) await page.clock.runFor(60_000);
    // At most one in half a minute and at least one in a minute and a half, once it is a while.
    expect(asked).toBeGreaterThanOrEqual(10);
    expect(asked).toBeLessThanOrEqual(40);
    expect(await readText()).toContain('21:00–22:00');
  });
});

/** As if another tab covered the page, or none any more. */
async function show(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(value => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
