import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_DAY, SECOND_DAY, SESSIONS, writeLongConference } from './long-conference.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';

const AT = `${SECOND_DAY}T15:10:00+01:00`;

/** Waits with patience for a busy machine. */
const poll = <Found>(find: () => Promise<Found>) => expect.poll(find, { timeout: 20_000 });

describe.skipIf(!hasBrowser)('a long programme as a list on a phone', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({
      configFile: await writeLongConference(index =>
        index % 20 === 0 ? 'Ada' : index % 20 === 1 ? 'Borg' : `Table ${index % 20}`,
      ),
      encoderRooms: [],
    });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  async function open(hash = SECOND_DAY): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${env.portalUrl}/schedule?now=${encodeURIComponent(AT)}#${hash}`);
    await page.locator('.programme[data-ready]').waitFor();
    return page;
  }

  const word = (page: Page, kind: string, name: string) =>
    page.getByRole('group', { name: kind }).getByRole('button', { name, exact: true });
  const countShown = (page: Page) => page.locator('li:visible').count();

  it('has what fills the screen in the frame of the press, and soon the rest', async () => {
    const page = await open();
    await word(page, 'Room', 'Ada').click();
    await poll(() => countShown(page)).toBe(10);
    const first = await page.evaluate(async () => {
      const pressed = document.querySelector<HTMLElement>('.word[aria-pressed="true"]');
      pressed?.click();
      // Asked for after what the page does in the next frame, and so after it.
      await new Promise(resolve => requestAnimationFrame(resolve));
      const items = [...document.querySelectorAll('li')].filter(item => item.checkVisibility());
      return {
        pressed: pressed?.ariaPressed,
        count: items.length,
        titles: items.slice(0, 4).map(item => item.querySelector('.a')?.textContent),
        bottom: Math.max(...items.map(item => item.getBoundingClientRect().bottom)),
        height: innerHeight,
      };
    });
    expect(first.pressed).toBe('false');
    expect(first.titles).toEqual(['Session 1', 'Session 2', 'Session 3', 'Session 4']);
    expect(first.bottom).toBeGreaterThanOrEqual(first.height);
    // All that is left to come is left for later.
    expect(first.count).toBeLessThan(20);
    await poll(() => countShown(page)).toBe(SESSIONS);
    await page.context().close();
  });

  it('comes down to now once all that stands above it is there', async () => {
    const page = await open(FIRST_DAY);
    await word(page, 'Room', 'Borg').click();
    await poll(() => countShown(page)).toBe(10);
    await page.getByRole('link', { name: /^Now/ }).click();
    await poll(() => countShown(page)).toBe(SESSIONS);
    await poll(() =>
      page.locator('#now').evaluate(line => {
        const { top, bottom } = line.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    ).toBe(true);
    expect(await word(page, 'Room', 'Borg').getAttribute('aria-pressed')).toBe('false');
    // What was looked for is not in the address any more either.
    await poll(async () => [new URL(page.url()).searchParams.has('room'), new URL(page.url()).hash]).toEqual([
      false,
      '#now',
    ]);
    await page.context().close();
  });

  it('comes down to now also where another tab changes stars before all of it is there', async () => {
    const page = await open(FIRST_DAY);
    const countThen = await page.evaluate(async () => {
      document.querySelector<HTMLElement>('.jump')?.click();
      await new Promise(resolve => requestAnimationFrame(resolve));
      const count = [...document.querySelectorAll('li')].filter(item => item.checkVisibility()).length;
      dispatchEvent(new StorageEvent('storage'));
      return count;
    });
    expect(countThen).toBeLessThan(SESSIONS);
    await poll(() =>
      page.locator('#now').evaluate(line => {
        const { top, bottom } = line.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    ).toBe(true);
    await page.context().close();
  });

  it('leads down to a day of what is found at once, and goes on looking for it', async () => {
    const page = await open();
    await page.evaluate(async date => {
      const search = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (search === null) return;
      search.value = 'session';
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise(resolve => requestAnimationFrame(resolve));
      document.querySelector<HTMLElement>(`.days a[href="#${date}"]`)?.click();
    }, SECOND_DAY);
    await poll(async () => new URL(page.url()).searchParams.get('q')).toBe('session');
    await poll(() => countShown(page)).toBe(2 * SESSIONS);
    expect(await page.getByRole('searchbox').inputValue()).toBe('session');
    // Right under the bar of the days.
    await poll(() =>
      page.locator(`[id="${SECOND_DAY}"]`).evaluate(day => {
        const { top } = day.getBoundingClientRect();
        return top > 0 && top < 100;
      }),
    ).toBe(true);
    await page.context().close();
  });

  it('has all words to choose from, and those in sight that the page opens with', async () => {
    const page = await open();
    const rooms = page.getByRole('group', { name: 'Room' }).getByRole('button');
    // 20 rooms, of which a wide screen folds away what has no camera.
    await poll(() => rooms.filter({ visible: true }).count()).toBe(20);
    await word(page, 'Room', 'Table 19').click();
    await poll(() => countShown(page)).toBe(10);
    await poll(async () => new URL(page.url()).searchParams.get('room')).toBe('Table 19');
    await page.reload();
    await page.locator('.programme[data-ready]').waitFor();
    const box = await word(page, 'Room', 'Table 19').boundingBox();
    expect(box?.x).toBeGreaterThan(100);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  it('leaves what lost its star in sight where another tab changes something else', async () => {
    const page = await open();
    const star = page.getByRole('button', { name: 'Star for Session 1', exact: true });
    await star.click();
    await page.getByRole('button', { name: /^My programme/ }).click();
    await poll(() => countShown(page)).toBe(1);
    await star.click();
    const change = (key: string) =>
      page.evaluate(async key => {
        dispatchEvent(new StorageEvent('storage', { key }));
        await new Promise(resolve => requestAnimationFrame(resolve));
      }, key);
    await change('foyer-theme');
    expect(await countShown(page)).toBe(1);
    await change('foyer-stars');
    await poll(() => countShown(page)).toBe(0);
    await page.context().close();
  });

  it('goes on in the search after everything is shown again, but brings up no keyboard', async () => {
    const page = await open();
    const search = page.getByRole('searchbox');
    const everything = page.getByRole('button', { name: 'Show everything' });
    const hasFocus = () => search.evaluate(field => field === document.activeElement);
    await search.fill('nothing like it');
    await everything.focus();
    await page.keyboard.press('Enter');
    await poll(() => countShown(page)).toBe(SESSIONS);
    expect(await hasFocus()).toBe(true);
    await search.fill('nothing like it');
    await everything.waitFor();
    await search.blur();
    await everything.evaluate(button =>
      button.dispatchEvent(new PointerEvent('click', { bubbles: true, pointerType: 'touch' })),
    );
    await poll(() => countShown(page)).toBe(SESSIONS);
    expect(await hasFocus()).toBe(false);
    await page.context().close();
  });

  it('keeps in sight what is in sight when a tablet is turned', async () => {
    const page = await open();
    await page.setViewportSize({ width: 1000, height: 760 });
    await page.getByRole('link', { name: /^Now/ }).click();
    await page.evaluate(() => new Promise(resolve => addEventListener('scrollend', resolve, { once: true })));
    // What begins next below the days.
    const title = await page.evaluate(() => {
      const bar = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
      const items = [...document.querySelectorAll('li')].filter(item => item.checkVisibility());
      return items.find(item => item.getBoundingClientRect().top >= bar)?.querySelector('.a')?.textContent;
    });
    const isInSight = () =>
      page
        .locator(`[id="${SECOND_DAY}"]`)
        .getByRole('link', { name: title ?? 'none', exact: true })
        .evaluate(link => {
          const { top, bottom } = link.getBoundingClientRect();
          return top > 0 && bottom < innerHeight;
        });
    for (const [width, height] of [
      [760, 1000],
      [1000, 760],
    ] as const) {
      await page.setViewportSize({ width, height });
      await poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await poll(isInSight).toBe(true);
    }
    await page.context().close();
  });

  it('goes to the day that was pressed though something else is pressed before it is shown', async () => {
    const page = await open();
    await page.evaluate(
      ([date]) => {
        document.querySelector<HTMLElement>(`.days a[href="#${date}"]`)?.click();
        document.querySelector<HTMLElement>('.words[aria-label="Room"] .word')?.click();
      },
      [FIRST_DAY] as const,
    );
    await poll(() => countShown(page)).toBe(10);
    await poll(async () => [new URL(page.url()).hash, new URL(page.url()).searchParams.get('room')]).toEqual([
      `#${FIRST_DAY}`,
      'Ada',
    ]);
    await page.context().close();
  });

  it('has lost the columns of other rooms when the window becomes wide enough for a grid', async () => {
    const page = await open();
    await word(page, 'Room', 'Borg').click();
    await poll(() => countShown(page)).toBe(10);
    await page.setViewportSize({ width: 1280, height: 800 });
    await poll(() => page.locator('.head:visible').allInnerTexts()).toEqual(['Borg']);
    await page.context().close();
  });
});
