import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const AT = '2019-12-28T20:10:00+01:00';
const FIRST_DAY = '2019-12-27';

const programme = () =>
  writeConference({
    title: 'Two days',
    rooms: { ada: { title: 'Ada' }, borg: { title: 'Borg' } },
    sessions: [
      {
        guid: 'opening',
        title: 'Opening',
        room: 'Ada',
        from: `${FIRST_DAY}T11:00:00+01:00`,
        duration: '00:30',
        track: 'Community',
        language: 'en',
      },
      {
        guid: 'evening',
        title: 'The evening talk',
        room: 'Ada',
        from: '2019-12-28T20:00:00+01:00',
        duration: '01:00',
        track: 'Security',
        language: 'en',
        speakers: ['Zoë Ångström'],
        description: 'What happens after dark.',
      },
      {
        guid: 'abend',
        title: 'Ein Abend',
        room: 'Borg',
        from: '2019-12-28T20:00:00+01:00',
        duration: '00:20',
        track: 'Art',
        language: 'de',
      },
      {
        guid: 'solder',
        title: 'Soldering',
        room: 'Clarke',
        from: '2019-12-28T20:30:00+01:00',
        duration: '02:00',
        track: 'Hardware',
        language: 'en',
      },
      {
        guid: 'late',
        title: 'Late',
        room: 'Ada',
        from: '2019-12-28T23:30:00+01:00',
        duration: '01:00',
        track: 'Security',
        language: 'de',
      },
    ],
  });

describe.skipIf(!hasBrowser)('the programme in a browser', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await programme(), encoderRooms: ['ada'] });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  /** `/schedule` at the evening of the second day; `more` is its query or hash. */
  async function open(more = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      timezoneId: 'Europe/Berlin',
      ...options,
    });
    const page = await context.newPage();
    await load(page, more);
    return page;
  }

  async function load(page: Page, more = ''): Promise<void> {
    const [query = '', hash = ''] = more.split('#');
    await page.goto(`${env.portalUrl}/schedule?now=${encodeURIComponent(AT)}&${query}#${hash}`);
    const scripted = await page.evaluate(() => !matchMedia('(scripting: none)').matches);
    if (scripted) await page.locator('.programme[data-ready]').waitFor();
  }

  const titles = (page: Page) => page.locator('a.a:visible').allInnerTexts();

  it('is complete without JavaScript', async () => {
    const page = await open('', { javaScriptEnabled: false });
    expect(await titles(page)).toEqual(['Opening', 'The evening talk', 'Ein Abend', 'Soldering', 'Late']);
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Friday 27 December',
      'Saturday 28 December',
    ]);
    // What does nothing without scripts is not offered.
    expect(await page.locator('.search, .find, button').filter({ visible: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'The evening talk' }).click();
    await page.getByRole('heading', { level: 1, name: 'The evening talk' }).waitFor();
    await page.getByText('What happens after dark.').waitFor();
    expect(await page.getByText('Zoë Ångström').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('is looked through by title, speaker and room, in all days, and keeps what was looked for', async () => {
    const page = await open();
    expect(await titles(page)).not.toContain('Opening');
    const search = page.getByRole('searchbox', { name: 'Search the programme' });
    for (const [text, found] of [
      ['open', ['Opening']],
      ['angstrom', ['The evening talk']],
      ['clarke sol', ['Soldering']],
    ] as const) {
      await search.fill(text);
      await poll(() => titles(page)).toEqual(found);
      expect(await page.getByRole('status').textContent()).toBe('1 session');
    }
    await poll(() => new URL(page.url()).searchParams.get('q')).toBe('clarke sol');
    await page.reload();
    await poll(() => titles(page)).toEqual(['Soldering']);
    await search.fill('nothing like it');
    await page.getByText('Nothing matches “nothing like it”.').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await poll(() => titles(page)).toHaveLength(4);
    expect(await search.inputValue()).toBe('');
    await page.context().close();
  });

  it('is narrowed down by track, language and room', async () => {
    const page = await open();
    const word = (kind: string, name: string) =>
      page.getByRole('group', { name: kind }).getByRole('button', { name, exact: true });
    await word('Track', 'Security').click();
    await poll(() => titles(page)).toEqual(['The evening talk', 'Late']);
    // Words of one kind add up, kinds narrow each other down.
    await word('Track', 'Art').click();
    await poll(() => titles(page)).toEqual(['The evening talk', 'Ein Abend', 'Late']);
    await word('Language', 'German').click();
    await poll(() => titles(page)).toEqual(['Ein Abend', 'Late']);
    await word('Room', 'Borg').click();
    await poll(() => titles(page)).toEqual(['Ein Abend']);
    expect(await word('Room', 'Borg').getAttribute('aria-pressed')).toBe('true');
    await poll(() => page.url()).toContain('&track=Art&track=Security&language=German&room=Borg');
    await page.reload();
    await poll(() => titles(page)).toEqual(['Ein Abend']);
    await word('Room', 'Borg').click();
    await word('Language', 'German').click();
    await poll(() => titles(page)).toHaveLength(3);
    await page.context().close();
  });

  it('keeps stars in the browser, tells other tabs, and makes a calendar of them', async () => {
    const page = await open();
    const star = page.getByRole('button', { name: 'Star for Soldering' });
    await page.getByRole('link', { name: 'Soldering' }).hover();
    await star.click();
    expect(await star.getAttribute('aria-pressed')).toBe('true');
    const other = await page.context().newPage();
    await load(other);
    await other.getByRole('button', { name: 'My programme 1' }).click();
    await poll(() => titles(other)).toEqual(['Soldering']);
    await other.getByRole('button', { name: 'Star for Soldering', pressed: true }).waitFor();
    const address = await other.getByRole('link', { name: 'Calendar of it' }).getAttribute('href');
    const calendar = await (await fetch(new URL(address ?? '', env.portalUrl))).text();
    expect(calendar.match(/^SUMMARY:.*/gm)?.map(line => line.trim())).toEqual(['SUMMARY:Soldering']);
    await other.getByRole('button', { name: 'Star for Soldering' }).click();
    await poll(() => star.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: 'My programme', exact: true }).click();
    await page.getByText('Nothing here yet.').waitFor();
    await page.context().close();
  });

  it('moves its line with the clock, and jumps to it from another day', async () => {
    const page = await open(`#${FIRST_DAY}`);
    await poll(() => titles(page)).toEqual(['Opening']);
    await page.getByRole('link', { name: /^Now/ }).click();
    const line = page.locator('#now');
    await poll(() => line.evaluate(isInSight)).toBe(true);
    expect(await line.textContent()).toBe('20:10');
    await poll(() => new URL(page.url()).hash).toBe('#now');
    const phase = (title: string) =>
      page.locator('li', { hasText: title }).evaluate(item => (item as HTMLElement).dataset.p ?? 'coming');
    expect([await phase('Ein Abend'), await phase('Soldering'), await phase('Late')]).toEqual([
      'on',
      'coming',
      'coming',
    ]);
    // From the top of the document, since the page may still be scrolling to the line.
    const place = () => line.evaluate(element => element.getBoundingClientRect().top + scrollY);
    const before = await place();
    await page.clock.install({ time: new Date() });
    await page.clock.fastForward('15:00');
    await poll(() => line.textContent()).toBe('20:25');
    expect([await phase('Ein Abend'), await phase('Soldering'), await phase('Late')]).toEqual([
      'over',
      'soon',
      'coming',
    ]);
    expect(await place()).toBeGreaterThan(before);
    await page.context().close();
  });

  it('opens at now where it is asked to, on a phone too', async () => {
    const page = await open('#now', { viewport: { width: 390, height: 300 } });
    await poll(() => page.locator('#now').evaluate(isInSight)).toBe(true);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(excess).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('says the time where the viewer is, if it is another', async () => {
    const far = await open('', { timezoneId: 'America/New_York' });
    await poll(() => far.locator('.hour:visible').allInnerTexts()).toContain('21:00\n15:00');
    const phone = await open('', { timezoneId: 'America/New_York', viewport: { width: 390, height: 844 } });
    await poll(() => phone.locator('h3:visible').allInnerTexts()).toContain('20:00 14:00 where you are');
    // Paper is read at the conference.
    await phone.emulateMedia({ media: 'print' });
    expect(await phone.locator('h3:visible').allInnerTexts()).toContain('20:00');
    const near = await open('', { timezoneId: 'Europe/Paris' });
    await near.getByRole('button', { name: 'Star for Late' }).waitFor({ state: 'attached' });
    expect(await near.getByText('14:00').count()).toBe(0);
    for (const page of [far, phone, near]) await page.context().close();
  });

  it('prints all days in black on white, without what can only be pressed', async () => {
    const page = await open('', { colorScheme: 'dark' });
    expect(await titles(page)).toHaveLength(4);
    await page.emulateMedia({ media: 'print' });
    expect(await titles(page)).toHaveLength(5);
    expect(await page.locator('button, input, .bar, .now, footer').filter({ visible: true }).count()).toBe(0);
    const colours = await page
      .getByRole('link', { name: 'Late' })
      .evaluate(link => [getComputedStyle(document.body).backgroundColor, getComputedStyle(link).color]);
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    await page.context().close();
  });

  it('is used with keys alone, and names what it has', async () => {
    const page = await open();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Tab');
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
    expect(await focused()).toBe('My programme');
    const days = page.getByRole('navigation', { name: 'Days' });
    await days.getByRole('link', { name: 'Fri 27' }).focus();
    await page.keyboard.press('Enter');
    await poll(() => titles(page)).toEqual(['Opening']);
    expect(await days.getByRole('link', { name: 'Fri 27' }).getAttribute('aria-current')).toBe('date');
    const star = page.getByRole('button', { name: 'Star for Opening' });
    await page.getByRole('link', { name: 'Opening' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Star for Opening');
    // It cannot be pressed unseen.
    expect(await star.evaluate(button => getComputedStyle(button).opacity)).toBe('1');
    await page.keyboard.press('Space');
    expect(await star.getAttribute('aria-pressed')).toBe('true');
    const unnamed = await page
      .locator('a:visible, button:visible, input:visible')
      .evaluateAll(
        elements =>
          elements.filter(
            element =>
              (element.getAttribute('aria-label') ?? element.textContent) === '' &&
              !(element instanceof HTMLInputElement),
          ).length,
      );
    expect(unnamed).toBe(0);
    await page.getByRole('link', { name: 'Opening' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Opening' }).waitFor();
    await page.context().close();
  });
});

/** Longer than the second that is usual: a browser may have to share its machine. */
function poll<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 20_000 });
}

/** Runs in the page. */
function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
