import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const AT = '2019-12-28T20:50:00+01:00';
/** Fits a column of the page below, but not beside a time. */
const ROOM = 'Assembly:Laboratoryforpapermachinery';

const programme = () =>
  writeConference({
    title: 'On paper',
    rooms: { lab: { title: ROOM } },
    sessions: [
      {
        guid: 'soon',
        title: 'Folding',
        room: ROOM,
        from: '2019-12-28T21:00:00+01:00',
        duration: '01:00',
      },
      {
        guid: 'after',
        title: 'Closing',
        room: ROOM,
        from: '2019-12-29T21:00:00+01:00',
        duration: '01:00',
      },
    ],
  });

describe.skipIf(!hasBrowser)('the programme on paper', () => {
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

  async function openPrinted(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    await page.goto(`${env.portalUrl}/schedule?now=${encodeURIComponent(AT)}`);
    await page.locator('.t[data-in]').waitFor();
    await page.emulateMedia({ media: 'print' });
    return page;
  }

  it('does not say in how many minutes a session begins', async () => {
    const page = await openPrinted();
    const added = await page
      .locator('.t[data-in]')
      .evaluate(time => getComputedStyle(time, '::after').content);
    expect(added).toBe('none');
    await page.close();
  });

  it('gives the name of a room a line of its own before it divides a word of it', async () => {
    const page = await openPrinted();
    const [time, room] = await Promise.all([
      page.locator('li .t').first().boundingBox(),
      page.locator('li .r').first().boundingBox(),
    ]);
    expect(room?.x).toBe(time?.x);
    expect(room?.height).toBeLessThan(1.5 * (time?.height ?? 0));
    await page.close();
  });

  it('has all days with what is looked for now, and nothing of what was before', async () => {
    const page = await openPrinted();
    const titles = () => page.locator('a.a:visible').allInnerTexts();
    const search = page.locator('input[type="search"]');
    const look = async (text: string) => {
      await page.emulateMedia({ media: 'screen' });
      await search.fill(text);
      await expect
        .poll(() => page.getByRole('status').textContent())
        .toMatch(text === '' ? /^$/ : /^1 session/);
      // Tells the page of the print that begins and ends, which asking for its media does not.
      await page.pdf();
      await page.emulateMedia({ media: 'print' });
    };
    await look('folding');
    expect(await titles()).toEqual(['Folding']);
    await look('');
    expect(await titles()).toEqual(['Folding', 'Closing']);
    await page.close();
  });

  it('begins on its first page, whichever day has something', async () => {
    const page = await openPrinted();
    const breaks = () =>
      page.locator('.day:visible').evaluateAll(days => days.map(day => getComputedStyle(day).breakBefore));
    expect(await breaks()).toEqual(['auto', 'page']);
    await page.locator('input[type="search"]').evaluate((search: HTMLInputElement) => {
      search.value = 'closing';
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await expect.poll(breaks).toEqual(['auto']);
    await page.close();
  });
});
