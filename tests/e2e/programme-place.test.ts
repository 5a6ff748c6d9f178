import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND_DAY, writeLongConference } from './long-conference.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';

const AT = `${SECOND_DAY}T15:10:00+01:00`;
/** In CSS pixels: what rounding may add up to, and nobody sees. */
const CLOSE = 4;

/** Waits with patience for a busy machine. */
const poll = <Found>(find: () => Promise<Found>) => expect.poll(find, { timeout: 20_000 });

describe.skipIf(!hasBrowser)('coming back to a long programme on a phone', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({
      configFile: await writeLongConference(index => (index % 2 === 0 ? 'Ada' : 'Borg')),
      encoderRooms: [],
    });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  const address = (more: string) => {
    const [query = '', hash = ''] = more.split('#');
    return `${env.portalUrl}/schedule?now=${encodeURIComponent(AT)}&${query}#${hash}`;
  };

  async function open(more: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(address(more));
    await page.locator('.programme[data-ready]').waitFor();
    return page;
  }

  const session = (page: Page, guid: string) => page.locator(`a.a[href*="${guid}?"]`);
  const topOf = (page: Page, guid: string) =>
    session(page, guid).evaluate(link => link.getBoundingClientRect().top);

  /** Scrolls until a session is in the middle of the window, and stays there; returns how far down that is. */
  async function scrollTo(page: Page, guid: string): Promise<number> {
    await session(page, guid).evaluate(async link => {
      for (let still = 0, last = Number.NaN; still < 5; ) {
        link.scrollIntoView({ block: 'center', behavior: 'instant' });
        await new Promise(resolve => requestAnimationFrame(resolve));
        still = scrollY === last ? still + 1 : 0;
        last = scrollY;
      }
    });
    return topOf(page, guid);
  }

  /** By then, whatever is still going to move has moved. */
  const waitFrames = (page: Page) =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 30; frame += 1)
        await new Promise(resolve => requestAnimationFrame(resolve));
    });

  /** Once nothing moves any more. */
  async function expectAt(page: Page, guid: string, top: number): Promise<void> {
    await page.locator('.programme[data-ready]').waitFor();
    await poll(async () => Math.abs((await topOf(page, guid)) - top)).toBeLessThan(CLOSE);
    await waitFrames(page);
    expect(Math.abs((await topOf(page, guid)) - top)).toBeLessThan(CLOSE);
  }

  it.each([
    ['of the day', `#${SECOND_DAY}`, 110],
    ['at now', '#now', 150],
    ['of a room', `room=Ada#${SECOND_DAY}`, 110],
    ['of what is found in all days', `q=session#${SECOND_DAY}`, 110],
  ])('is where it was left, in the list %s', async (_, more, number) => {
    const page = await open(more);
    const guid = `${SECOND_DAY}-${number}`;
    const top = await scrollTo(page, guid);
    await session(page, guid).click();
    await page.waitForURL(`**/${guid}?**`);
    await page.goBack();
    await expectAt(page, guid, top);
    await page.reload();
    await expectAt(page, guid, top);
    await page.context().close();
  });

  /** Right under the bar of the days. */
  const isAtDay = (page: Page) =>
    page.locator(`[id="${SECOND_DAY}"]`).evaluate(day => {
      const { top } = day.getBoundingClientRect();
      return top > 0 && top < 100;
    });

  it.each([`#${SECOND_DAY}`, `q=session#${SECOND_DAY}`])(
    'begins where an address leads that is followed anew: %s',
    async more => {
      const page = await open(more);
      await poll(() => isAtDay(page)).toBe(true);
      const guid = `${SECOND_DAY}-110`;
      await scrollTo(page, guid);
      await session(page, guid).click();
      await page.waitForURL(`**/${guid}?**`);
      await page.goto(address(more));
      await page.locator('.programme[data-ready]').waitFor();
      await poll(() => isAtDay(page)).toBe(true);
      await page.context().close();
    },
  );

  it('leaves somebody where they are who was quicker than the page', async () => {
    const page = await open(`#${SECOND_DAY}`);
    const guid = `${SECOND_DAY}-110`;
    await scrollTo(page, guid);
    await session(page, guid).click();
    await page.waitForURL(`**/${guid}?**`);
    const { promise: scrolled, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/*.js', async route => {
      await scrolled;
      await route.continue();
    });
    await page.goBack({ waitUntil: 'commit' });
    await page.locator('.programme').waitFor();
    await page.mouse.move(195, 400);
    await poll(async () => {
      await page.mouse.wheel(0, -20_000);
      return page.evaluate(() => scrollY);
    }).toBe(0);
    release();
    await page.locator('.programme[data-ready]').waitFor();
    await waitFrames(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.context().close();
  });
});
