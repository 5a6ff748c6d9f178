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
      page.locator('li .t').boundingBox(),
      page.locator('li .r').boundingBox(),
    ]);
    expect(room?.x).toBe(time?.x);
    expect(room?.height).toBeLessThan(1.5 * (time?.height ?? 0));
    await page.close();
  });
});
