import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const FIRST_DAY = '2019-12-28';
const SECOND_DAY = '2019-12-29';
const AT = `${FIRST_DAY}T20:10:00+01:00`;

const programme = () =>
  writeConference({
    title: 'Two days',
    rooms: { ada: { title: 'Ada' } },
    sessions: [
      {
        guid: 'long',
        title: 'The evening talk',
        room: 'Ada',
        from: `${FIRST_DAY}T20:00:00+01:00`,
        duration: '01:00',
      },
      {
        guid: 'brunch',
        title: 'Brunch',
        room: 'Ada',
        from: `${SECOND_DAY}T11:30:00+01:00`,
        duration: '01:00',
      },
    ],
  });

/** Waits with patience for a busy machine, but less than the minute after which all is measured anyway. */
const poll = <Found>(find: () => Promise<Found>) => expect.poll(find, { timeout: 15_000 });

describe.skipIf(!hasBrowser)('the hours beside the line of now', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await programme(), encoderRooms: [] });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  async function open(hash: string, width = 1280, at = AT): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${env.portalUrl}/schedule?now=${encodeURIComponent(at)}#${hash}`);
    await page.locator('.programme[data-ready]').waitFor();
    return page;
  }

  /** The times of the hours that give way to the label of the line. */
  const listUnder = (page: Page) =>
    page
      .locator('.hour time[data-under]')
      .evaluateAll(times => times.map(time => time.getAttribute('datetime')));

  it('leave its label in sight at the first minute of the day, below the names of the rooms', async () => {
    const page = await open(FIRST_DAY, 1280, `${FIRST_DAY}T20:00:00+01:00`);
    const day = page.locator(`[id="${FIRST_DAY}"]`);
    const label = await day.locator('.now time').boundingBox();
    for (const name of ['.corner', '.head']) {
      const box = await day.locator(name).boundingBox();
      expect((label?.y ?? 0) - (box?.y ?? 0) - (box?.height ?? 0), name).toBeGreaterThanOrEqual(0);
    }
    await page.close();
  });

  it('give way as soon as their day is shown', async () => {
    const page = await open(SECOND_DAY);
    expect(await page.locator('.now').isVisible()).toBe(false);
    await page.locator(`.days a[href="#${FIRST_DAY}"]`).click();
    await poll(() => page.locator('.now').isVisible()).toBe(true);
    await poll(() => listUnder(page)).toEqual(['2019-12-28T19:00:00Z']);
    await page.close();
  });

  it('give way as soon as the window is wide enough for the grid', async () => {
    const page = await open(FIRST_DAY, 600);
    await page.setViewportSize({ width: 1280, height: 800 });
    await poll(() => listUnder(page)).toEqual(['2019-12-28T19:00:00Z']);
    await page.close();
  });

  it.each([
    ['is over', '51:00', 0],
    ['of another has begun', '15:45:00', 1],
  ])('come back when the day %s', async (_, passed, lines) => {
    const page = await open(FIRST_DAY);
    await poll(() => listUnder(page)).toEqual(['2019-12-28T19:00:00Z']);
    await page.clock.install({ time: new Date() });
    await page.clock.fastForward(passed);
    await poll(() => page.locator(`[id="${FIRST_DAY}"] .now`).count()).toBe(0);
    expect(await page.locator('.now').count()).toBe(lines);
    expect(await listUnder(page)).toEqual([]);
    await page.close();
  });
});
