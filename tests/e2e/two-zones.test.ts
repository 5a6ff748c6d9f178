import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const AT = '2019-12-28T23:20:00+01:00';
const LATE = { from: '2019-12-28T23:30:00+01:00', duration: '01:00' };

/** Most of it is in New York, by whose clocks its pages go, and a room is in Berlin. */
const programme = () =>
  writeConference({
    title: 'Two zones',
    rooms: {
      york: { title: 'York', 'schedule-timezone': 'America/New_York' },
      berlin: { title: 'Berlin hub', 'schedule-timezone': 'Europe/Berlin' },
    },
    sessions: [
      { guid: 'afternoon', title: 'The afternoon', room: 'York', ...LATE },
      { guid: 'night', title: 'The night', room: 'Berlin hub', ...LATE },
    ],
  });

describe.skipIf(!hasBrowser)('a conference in two zones', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await programme(), encoderRooms: ['york', 'berlin'] });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  async function open(path: string, timezoneId = 'America/New_York'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 }, timezoneId });
    await page.goto(`${env.portalUrl}${path}?now=${encodeURIComponent(AT)}`);
    return page;
  }

  it('names the zone of times that are not those of the head', async () => {
    const page = await open('/');
    const cards = page.getByRole('region', { name: 'Rooms' }).getByRole('listitem');
    await expect.poll(() => cards.nth(0).textContent()).toContain('17:30–18:30The afternoon');
    const berlin = await cards.nth(1).textContent();
    expect(berlin).toContain('23:30–00:30 BerlinThe night');
    expect(berlin).toContain('Starts at 23:30 Berlin');
    const extent = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(extent).toBeLessThanOrEqual(390);
    await page.close();
  });

  it('names it on the page of a room, and says when that is where the viewer is', async () => {
    const page = await open('/berlin');
    await page.getByText('17:30–18:30 where you are').waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('23:30–00:30 Berlin');
    expect(text).toContain('Starts at 23:30 Berlin');
    expect(text).toContain('The rest of today Berlin');
    await page.goto(`${env.portalUrl}/york?now=${encodeURIComponent(AT)}`);
    expect(await page.locator('main').textContent()).not.toMatch(/York\b.*17:30 New York|where you are/);
    await page.close();
  });

  it('says of which zone the programme’s times are, and the room’s own beside them', async () => {
    const page = await open('/schedule');
    expect(await page.locator('.programme .when').textContent()).toContain('times in New York');
    await page.goto(`${env.portalUrl}/schedule/night`);
    const moment = page.getByRole('complementary');
    expect(await moment.textContent()).toContain('17:30–18:30 New York23:30–00:30 Berlin');
    await page.goto(`${env.portalUrl}/schedule/afternoon`);
    expect(await moment.textContent()).not.toContain('New York');
    await page.close();
  });

  it('tells organisers which rooms read the one programme in which zone, and none as left over', async () => {
    const page = await open('/monitor');
    await page.getByText('for york; times in New York').waitFor();
    await page.getByText('for berlin; times in Berlin').waitFor();
    expect(await page.getByText('on the page of no room').count()).toBe(0);
    await page.close();
  });

  it('has the calendar of a room in the room’s zone', async () => {
    const read = async (path: string) => (await fetch(env.portalUrl + path)).text();
    expect(await read('/berlin/schedule.ics')).toContain('DTSTART;TZID=Europe/Berlin:20191228T233000');
    expect(await read('/schedule.ics')).toContain('DTSTART;TZID=America/New_York:20191228T173000');
  });
});
