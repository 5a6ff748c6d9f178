import { numbersNowReplySchema, type ProgrammeReply } from '@foyer/contract';
import { type Conference, startConference, waitUntil } from '@foyer/dev-env';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';

const HISTORY_MS = 20 * 60_000;
const EVENTS = '**/tracker/api/v1/events*';

describe.skipIf(!hasBrowser)('the wall', () => {
  let conference: Conference;
  let browser: Browser;

  beforeAll(async () => {
    conference = await startConference({ historyMs: HISTORY_MS });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await conference?.close();
  });

  async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ timezoneId: 'Europe/Berlin', ...options });
    return context.newPage();
  }

  async function openWall(page: Page): Promise<void> {
    await page.goto(`${conference.env.portalUrl}/monitor`);
    await tile(page, 'well').getByText('Mbit/s').waitFor();
  }

  function tile(page: Page, situation: Parameters<Conference['getRoom']>[0]) {
    const heading = page.getByRole('heading', { name: conference.getRoom(situation).title, exact: true });
    return page.getByRole('list', { name: 'Rooms' }).getByRole('listitem').filter({ has: heading });
  }

  it('says first what is wrong, and where', async () => {
    const page = await openPage();
    await openWall(page);
    await tile(page, 'failed-component').getByText('No signal at the capture card').waitFor();
    const titles = (situations: Parameters<Conference['getRoom']>[0][]) =>
      situations.map(situation => conference.getRoom(situation).title);
    const faulty = titles(['lost', 'full', 'absent']);
    await page.getByText(`3 rooms need somebody: ${faulty.join(', ')}.`).waitFor();
    await page.getByText(/\d rooms? (is|are) to be watched: Library/).waitFor();
    const headings = await page.getByRole('list', { name: 'Rooms' }).getByRole('heading').allInnerTexts();
    expect(headings.slice(0, 4)).toEqual([...faulty, ...titles(['failed-component'])]);
    expect(headings).toHaveLength(conference.plan.rooms.length);
    expect(await page.title()).toBe('(3) Monitor · Nightlight');
    await page.context().close();
  });

  it('has a programme to be watched in which rooms of the config have no sessions', async () => {
    const page = await openPage();
    await page.route('**/api/v1/programme', async route => {
      const response = await route.fetch();
      const reply: ProgrammeReply = await response.json();
      const problem = { severity: 'warning', code: 'room-without-sessions', message: 'Room “x” is empty.' };
      const sources = reply.sources.map(source => ({
        ...source,
        problems: [{ ...problem, line: null, path: null }],
      }));
      await route.fulfill({ response, json: { ...reply, sources } });
    });
    await openWall(page);
    const sentence = '1 programme is to be watched: rooms of the config have no sessions.';
    await page.getByText(sentence, { exact: true }).waitFor();
    expect(await page.title()).toBe('(3) Monitor · Nightlight');
    await page.context().close();
  });

  it('tells faults from each other in words, with since when', async () => {
    const page = await openPage();
    await openWall(page);
    await tile(page, 'lost')
      .getByText(/^Should be live, but nothing has come since (?:\w+day )?\d\d:\d\d$/)
      .waitFor();
    await tile(page, 'absent')
      .getByText(/^Should be live since (?:\w+day )?\d\d:\d\d, but no machine has ever registered$/)
      .waitFor();
    await tile(page, 'full')
      .getByText(/^The only endpoint, 198\.51\.100\.21, is at 9\d\s% of its capacity$/)
      .waitFor();
    await tile(page, 'failed-component')
      .getByText(/has failed: No signal at the capture card, since (?:\w+day )?\d\d:\d\d$/)
      .waitFor();
    await tile(page, 'break').getByText('Starting soon').waitFor();
    // The portal learns of pictures when machines have reported again. One that is shown makes it worth
    // something that there is none where the session is withheld.
    await tile(page, 'well').locator('img').waitFor();
    await tile(page, 'withheld').getByText('Not streamed').waitFor();
    expect(await tile(page, 'withheld').locator('img').count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ['twelve rooms, most of them in trouble', 12, { width: 1920, height: 1080 }],
    ['three', 3, { width: 1920, height: 1080 }],
    ['four on a laptop', 4, { width: 1280, height: 800 }],
  ])('has every room on the screen: %s', async (_name, count, viewport) => {
    const page = await openPage({ viewport });
    await page.route('**/api/v1/rooms', async route => {
      const response = await route.fetch();
      const reply = await response.json();
      await route.fulfill({ response, json: { ...reply, rooms: reply.rooms.slice(0, count) } });
    });
    await openWall(page);
    const tiles = page.getByRole('list', { name: 'Rooms' }).getByRole('listitem');
    await waitUntil('all rooms to be there', async () => (await tiles.count()) === count);
    const boxes = await Promise.all((await tiles.all()).map(item => item.boundingBox()));
    const lowest = Math.max(...boxes.map(box => (box === null ? Number.NaN : box.y + box.height)));
    expect(lowest).toBeLessThanOrEqual(viewport.height);
    await page.context().close();
  });

  it('shows a drain, in its room and among the machines, as no fault', async () => {
    const page = await openPage();
    await openWall(page);
    const room = conference.getRoom('draining');
    const address = room.endpoints[0]?.address ?? '';
    await tile(page, 'draining').getByText(`${address} is drained: nobody new is sent there`).waitFor();
    const row = page.getByRole('row').filter({ hasText: address });
    expect((await row.allInnerTexts()).join().replaceAll(/\s+/g, ' ')).toContain(
      `${room.title} drained, nobody new`,
    );
    await page.context().close();
  });

  it('tells nobody how few watch a small room', async () => {
    const page = await openPage();
    const told = page.waitForResponse('**/tracker/api/v1/numbers/now');
    await openWall(page);
    const small = conference.getRoom('small');
    const numbers = numbersNowReplySchema.parse(await (await told).json());
    expect(numbers.rooms.find(({ room }) => room === small.name)).toMatchObject({
      viewers: '<5',
      bitrateBps: null,
    });
    await tile(page, 'small').getByText('<5').waitFor();
    expect(await page.getByRole('row').filter({ hasText: small.title }).getByText('<5').count()).toBe(1);
    await page.context().close();
  });

  it('names a machine that falls silent, also to who comes later', async () => {
    const page = await openPage();
    await openWall(page);
    const address = conference.getRoom('lapsing').endpoints[1]?.address ?? '';
    const sentence = new RegExp(`^${address.replaceAll('.', '\\.')} is lost: no report since \\d\\d:\\d\\d$`);
    await tile(page, 'lapsing').getByText(sentence).waitFor({ timeout: 90_000 });
    await page.reload();
    await tile(page, 'lapsing').getByText(sentence).waitFor();
    await page.getByRole('row').filter({ hasText: address }).getByText('lost').waitFor();
    await page.context().close();
  });

  it('is told of changes by events, through the portal, with no clock to ask by', async () => {
    const page = await openPage();
    await page.clock.install();
    const connected = page.waitForResponse(EVENTS);
    await openWall(page);
    const response = await connected;
    expect(response.headers()['content-type']).toContain('text/event-stream');
    const room = conference.getRoom('well');
    await tile(page, 'well').getByText(String(room.audience), { exact: true }).waitFor();
    // A jump over the times at which it asks while it is not connected; from here on none comes by itself.
    await page.clock.pauseAt(new Date(Date.now() + 12_000));
    conference.reporting.lose(room);
    const isTold = async () => {
      await page.clock.runFor(10);
      return (await tile(page, 'well').getByText('<5').count()) === 1;
    };
    // 300 × 10 ms: less than the shortest time after which the page asks by itself. In small steps, since a machine
    // reports by the clock on the wall, of which a quick browser lets little pass in each.
    let asked = 0;
    await waitUntil('the event to come', async () => {
      asked += 1;
      if (asked <= 300) return isTold();
      return (await tile(page, 'well').getByText('<5').count()) === 1;
    });
    conference.reporting.restore(room);
    await page.context().close();
  });

  it('asks every few seconds where events are cut off, and says so', async () => {
    const page = await openPage();
    await page.route(EVENTS, route => route.abort());
    await openWall(page);
    await page.getByText('Changes do not arrive by themselves at the moment').waitFor();
    const room = conference.getRoom('well');
    await tile(page, 'well').getByText(String(room.audience), { exact: true }).waitFor();
    conference.reporting.lose(room);
    await tile(page, 'well').getByText('<5').waitFor();
    conference.reporting.restore(room);
    await page.context().close();
  });

  it('says since when the tracker is gone, blames no machine for it, and recovers', async () => {
    const page = await openPage();
    await openWall(page);
    const rotunda = page.getByRole('row').filter({ hasText: 'Rotunda' });
    await rotunda.getByText('serves').waitFor();
    await conference.env.stopTracker();
    await page.getByText(/^The tracker has not answered since (?:\w+day )?\d\d:\d\d\./).waitFor();
    // Longer than a lease by the page's clock, and the row still does not call the machine late.
    expect(await rotunda.getByText('serves').count()).toBe(1);
    const again = page.waitForResponse(EVENTS, { timeout: 60_000 });
    await conference.env.startTracker();
    expect((await again).status()).toBe(200);
    await page.getByText(/^The tracker has not answered/).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is the same page from the server and in the browser, fits a phone, and can be walked by keyboard', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      const page = await openPage({ colorScheme, viewport: { width: 390, height: 844 } });
      const complaints: string[] = [];
      page.on('pageerror', error => void complaints.push(error.message));
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await openWall(page);
      await page.getByRole('heading', { name: 'Endpoints' }).waitFor();
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(excess).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.getByRole('link', { name: conference.getRoom('lost').title }).focus();
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.textContent);
      expect(focused).toBe(conference.getRoom('full').title);
      await page.context().close();
    }
  });
});
