import { type Conference, startConference, waitUntil } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';

const EVENTS = '**/tracker/api/v1/events*';

describe.skipIf(!hasBrowser)('how many watch a room', () => {
  let conference: Conference;
  let browser: Browser;

  beforeAll(async () => {
    conference = await startConference({ rooms: 2, historyMs: 3 * 60_000, system: { 'show-viewers': true } });
    browser = await openBrowser();
    await waitUntil('the portal to know', async () => {
      const reply = await fetch(`${conference.env.portalUrl}/api/v1/rooms/room1`);
      return typeof (await reply.json()).room.viewers === 'number';
    });
  });

  afterAll(async () => {
    await browser?.close();
    await conference?.close();
  });

  async function openPage(): Promise<Page> {
    return (await browser.newContext()).newPage();
  }

  const watching = (page: Page) => page.getByText(/^\d+ watching$/);

  it('stands on its page, and follows events of this room alone', async () => {
    const page = await openPage();
    await page.clock.install();
    const connected = page.waitForResponse(EVENTS);
    await page.goto(`${conference.env.portalUrl}/room1`);
    const { searchParams } = new URL((await connected).url());
    expect(Object.fromEntries(searchParams)).toEqual({ types: 'presence,viewers', room: 'room1' });
    const room = conference.getRoom('well');
    await page.getByText(`${room.audience} watching`, { exact: true }).waitFor();
    // From here on the page asks for nothing by itself: what it learns comes by events.
    await page.clock.pauseAt(new Date(Date.now() + 20_000));
    conference.reporting.lose(room);
    await watching(page).waitFor({ state: 'detached' });
    conference.reporting.restore(room);
    await page.getByText(`${room.audience} watching`, { exact: true }).waitFor();
    await page.context().close();
  });

  it('is asked for where events are cut off', async () => {
    const page = await openPage();
    await page.clock.install();
    await page.route(EVENTS, route => route.abort());
    await page.goto(`${conference.env.portalUrl}/room1`);
    await watching(page).waitFor();
    const asked = page.waitForRequest('**/api/v1/rooms/room1');
    await page.clock.runFor(20_000);
    await asked;
    await page.context().close();
  });

  it('is not there where the config does not want it, nor asked for', async () => {
    const { config } = conference.env;
    conference.env.updateConfig({ ...config, system: { ...config.system, showViewers: false } });
    await waitUntil('the portal to keep it', async () => {
      const html = await (await fetch(`${conference.env.portalUrl}/room1`)).text();
      return !html.includes(' watching');
    });
    const page = await openPage();
    const connected = page.waitForRequest(EVENTS);
    await page.goto(`${conference.env.portalUrl}/room1`);
    expect(new URL((await connected).url()).searchParams.get('types')).toBe('presence');
    await page.getByRole('button', { name: /^Watch / }).waitFor();
    expect(await watching(page).count()).toBe(0);
    await page.context().close();
  });
});
