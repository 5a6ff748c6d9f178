import { type Conference, startConference } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';

const HISTORY_MS = 80 * 60_000;

describe.skipIf(!hasBrowser)('the graphs', () => {
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

  async function openGraphs(query = ''): Promise<Page> {
    const context = await browser.newContext({
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(`${conference.env.portalUrl}/graphs${query}`);
    return page;
  }

  const section = (page: Page, name: 'Viewers' | 'Bitrate' | 'What was on') =>
    page.getByRole('region', { name, exact: true });

  async function listLegend(page: Page, name: 'Viewers' | 'Bitrate'): Promise<string[]> {
    const entries = section(page, name).getByRole('listitem');
    await entries.first().waitFor();
    return (await entries.allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** How many colours are drawn, as far as they fill something. */
  function countColours(page: Page, name: 'Viewers' | 'Bitrate'): Promise<number> {
    return section(page, name)
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        const counts = new Map<string, number>();
        for (let at = 0; at < pixels.length; at += 4) {
          if (pixels[at + 3] !== 255) continue;
          const colour = `${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`;
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
        return [...counts.values()].filter(count => count > 300).length;
      });
  }

  it('stacks viewers and bitrate by room, with what was on beside each', async () => {
    const page = await openGraphs();
    const legend = await listLegend(page, 'Viewers');
    expect(legend).toHaveLength(8);
    expect(legend[0]).toMatch(/^4 other rooms \d+$/);
    expect(legend.at(-1)).toMatch(/^Main Hall 6\d \S+/);
    await expect.poll(() => countColours(page, 'Viewers')).toBeGreaterThanOrEqual(8);
    await expect.poll(() => countColours(page, 'Bitrate')).toBeGreaterThanOrEqual(8);
    expect((await listLegend(page, 'Bitrate')).at(-1)).toMatch(/^Main Hall 2\d\d Mbit\/s \S+/);
    // The last minute is one that has been counted: nobody seems to have left.
    expect((await section(page, 'Bitrate').allInnerTexts()).join()).toMatch(/Bitrate\s+[67]\d\d Mbit\/s/);
    await page.context().close();
  });

  it('covers what is asked for, and keeps the choice in the address', async () => {
    const page = await openGraphs('?range=30m');
    await listLegend(page, 'Viewers');
    const spanOf = (url: string) => {
      const { searchParams } = new URL(url);
      return (Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '')) / 60_000;
    };
    const asked = page.waitForRequest(request => /\/numbers\?/.test(request.url()));
    await page.getByRole('button', { name: '6 hours' }).click();
    expect(spanOf((await asked).url())).toBe(360);
    expect(new URL(page.url()).searchParams.get('range')).toBe('6h');
    await page.getByRole('button', { name: 'The whole event' }).click();
    await section(page, 'Viewers').getByText('each room’s most at once in an hour').waitFor();
    await page.reload();
    await section(page, 'Bitrate').getByText('the average of an hour').waitFor();
    expect(await page.getByRole('button', { pressed: true }).allInnerTexts()).toEqual(['The whole event']);
    await page.context().close();
  });

  it('shows one room alone, and says where nothing was', async () => {
    const page = await openGraphs();
    await listLegend(page, 'Viewers');
    await page.getByRole('combobox', { name: 'Which rooms' }).selectOption('Rotunda');
    await expect.poll(() => listLegend(page, 'Viewers')).toEqual([expect.stringMatching(/^Rotunda 3\d /)]);
    expect(await section(page, 'What was on').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Rotunda',
    ]);
    await page
      .getByRole('combobox', { name: 'Which rooms' })
      .selectOption(conference.getRoom('absent').title);
    await page.getByText('Nothing was sent in this time.').waitFor();
    // In the place of the graph, not in that of the legend beside it.
    const nobody = await page.getByText('Nobody was watching in this time.').boundingBox();
    expect(nobody?.width).toBe((await section(page, 'Viewers').boundingBox())?.width);
    await page.context().close();
  });

  it('marks the sessions on the scale of the graph', async () => {
    const page = await openGraphs('?range=2h');
    await listLegend(page, 'Viewers');
    const plot = await section(page, 'Viewers').locator('.u-over').boundingBox();
    const strips = section(page, 'What was on').getByRole('listitem');
    await strips.first().waitFor();
    const first = await strips.first().boundingBox();
    expect(Math.abs((first?.x ?? 0) - (plot?.x ?? 0))).toBeLessThan(2);
    const now = section(page, 'What was on')
      .getByTitle(/^\d\d:\d\d–\d\d:\d\d \S/)
      .last();
    expect(await now.count()).toBe(1);
    await page.context().close();
  });

  it('is read by the keys: the line moves, and with it time, sums and titles', async () => {
    const page = await openGraphs('?range=2h');
    await listLegend(page, 'Viewers');
    const viewers = section(page, 'Viewers');
    await viewers.getByText(/^now, at most \d+$/).waitFor();
    // Drawn by a script: from then on the page hears keys.
    await viewers.locator('canvas').waitFor();
    const slider = viewers.getByRole('slider', { name: 'Time of viewers' });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => slider.inputValue()).toBe('0');
    await page.keyboard.press('ArrowRight');
    // With its day before it, if that is another than today.
    await viewers.getByText(/^(?:\w+day )?\d\d:\d\d, at most \d+$/).waitFor();
    const text = await slider.getAttribute('aria-valuetext');
    // Of the other graph too.
    const time = /^(.+\d): /.exec(text ?? '')?.[1] ?? 'no time';
    await section(page, 'Bitrate')
      .getByText(new RegExp(`^${time}, at most`))
      .waitFor();
    await page.keyboard.press('End');
    await viewers.getByText(/^now, at most \d+$/).waitFor();
    await page.context().close();
  });

  it('does not tell how few watch a room', async () => {
    const page = await openGraphs(`?room=${conference.getRoom('small').name}`);
    await section(page, 'Viewers').getByText('Fewer than five at any time. How few is not told.').waitFor();
    expect(await listLegend(page, 'Bitrate')).toHaveLength(1);
    await page.context().close();
  });

  it('says that the tracker does not answer, and goes on when it does', async () => {
    await conference.env.stopTracker();
    const page = await openGraphs('?range=30m');
    await page.getByText('The tracker does not answer at the moment.').first().waitFor();
    await conference.env.startTracker();
    await expect.poll(() => listLegend(page, 'Viewers'), { timeout: 60_000 }).toHaveLength(8);
    await page.context().close();
  });
});
