import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const FIRST_DAY = '2019-12-27';
const SECOND_DAY = '2019-12-28';
const AT = `${SECOND_DAY}T20:10:00+01:00`;

const programme = () =>
  writeConference({
    title: 'Two days',
    rooms: { ada: { title: 'Ada' } },
    sessions: [
      createSession('Opening', FIRST_DAY, 'Community'),
      createSession('Evening', SECOND_DAY, 'Security'),
      createSession('Concert', SECOND_DAY, 'Music'),
    ],
  });

function createSession(title: string, date: string, track: string) {
  return {
    guid: title,
    title,
    room: 'Ada',
    from: `${date}T20:00:00+01:00`,
    duration: '01:00',
    track,
  };
}

/** Waits with patience for a busy machine. */
const poll = <Found>(find: () => Promise<Found>) => expect.poll(find, { timeout: 20_000 });

describe.skipIf(!hasBrowser)('the address of the programme and what is shown', () => {
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

  async function open(more = '', height = 800): Promise<Page> {
    const [query = '', hash = ''] = more.split('#');
    const context = await browser.newContext({ viewport: { width: 1280, height } });
    const page = await context.newPage();
    await page.goto(`${env.portalUrl}/schedule?now=${encodeURIComponent(AT)}&${query}#${hash}`);
    await page.locator('.programme[data-ready]').waitFor();
    return page;
  }

  const titles = (page: Page) => page.locator('a.a:visible').allInnerTexts();
  const hash = async (page: Page) => new URL(page.url()).hash;
  const dayLink = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Days' }).getByRole('link', { name });

  it('goes back to the day that it opened with, and to now', async () => {
    const page = await open();
    await poll(() => titles(page)).toEqual(['Concert', 'Evening']);
    await dayLink(page, 'Fri 27').click();
    await poll(() => hash(page)).toBe(`#${FIRST_DAY}`);
    expect(await titles(page)).toEqual(['Opening']);
    await page.goBack();
    await poll(() => titles(page)).toEqual(['Concert', 'Evening']);
    await page.goForward();
    await poll(() => titles(page)).toEqual(['Opening']);
    await page.getByRole('link', { name: /^Now/ }).click();
    await poll(() => hash(page)).toBe('#now');
    await dayLink(page, 'Fri 27').click();
    await poll(() => hash(page)).toBe(`#${FIRST_DAY}`);
    await page.goBack();
    await poll(() => titles(page)).toEqual(['Concert', 'Evening']);
    await page.context().close();
  });

  it('goes back to today past a day that it was loaded with', async () => {
    const page = await open();
    await dayLink(page, 'Fri 27').click();
    await poll(() => hash(page)).toBe(`#${FIRST_DAY}`);
    await page.reload();
    await poll(() => titles(page)).toEqual(['Opening']);
    await page.goBack();
    await poll(() => titles(page)).toEqual(['Concert', 'Evening']);
    await page.context().close();
  });

  it('forgets the day of a press where somebody has gone back before it has an entry of its own', async () => {
    const page = await open(`#${SECOND_DAY}`);
    await dayLink(page, 'Fri 27').click();
    await poll(() => hash(page)).toBe(`#${FIRST_DAY}`);
    await page.evaluate(async date => {
      document.querySelector<HTMLElement>(`.days a[href="#${date}"]`)?.click();
      await new Promise(resolve => requestAnimationFrame(resolve));
      const gone = new Promise(resolve => addEventListener('popstate', resolve, { once: true }));
      history.back();
      await gone;
      history.forward();
      // Timers come in their order: whichever was set for sooner than this has come.
      await new Promise(resolve => setTimeout(resolve, 300));
    }, SECOND_DAY);
    await poll(() => titles(page)).toEqual(['Opening']);
    expect(await hash(page)).toBe(`#${FIRST_DAY}`);
    await page.context().close();
  });

  it('opens at now with what the address looks for', async () => {
    const page = await open('track=Security#now', 300);
    await poll(() =>
      page.locator('#now').evaluate(line => {
        const { top, bottom } = line.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    ).toBe(true);
    expect(await titles(page)).toEqual(['Evening']);
    expect(new URL(page.url()).searchParams.get('track')).toBe('Security');
    await page.context().close();
  });

  it('leaves a day to the browser that is asked for in another tab', async () => {
    const page = await open();
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      dayLink(page, 'Fri 27').click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await poll(() => titles(other)).toEqual(['Opening']);
    expect(await titles(page)).toEqual(['Concert', 'Evening']);
    await page.context().close();
  });
});
