import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const AT = '2019-12-28T20:10:00+01:00';

const programme = () =>
  writeConference({
    title: 'An evening',
    rooms: { ada: { title: 'Ada' }, borg: { title: 'Borg' } },
    sessions: [
      {
        guid: 'long',
        title: 'The evening talk',
        room: 'Ada',
        from: '2019-12-28T20:00:00+01:00',
        duration: '01:00',
        track: 'Security',
        language: 'en',
        speakers: ['Zoë Ångström'],
      },
      {
        guid: 'brief',
        title: 'Experiments',
        room: 'Borg',
        from: '2019-12-28T20:15:00+01:00',
        duration: '00:15',
        track: 'Art',
        language: 'de',
      },
    ],
  });

describe.skipIf(!hasBrowser)('the grid of the programme', () => {
  let env: DevEnv;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await programme(), encoderRooms: [] });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${env.portalUrl}/schedule?now=${encodeURIComponent(AT)}`);
    await page.locator('.programme[data-ready]').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  it('draws the line of now where its minute is', async () => {
    const gone = await page.locator('.now').evaluate(line => {
      const quarter = line.getBoundingClientRect();
      const label = line.querySelector('time')?.getBoundingClientRect() ?? quarter;
      return (label.top + label.height / 2 - quarter.top) / quarter.height;
    });
    // Its row is from 20:00 to 20:15; the label is centred on the line.
    expect(gone).toBeCloseTo(10 / 15, 1);
  });

  it('shows no hour that the label of the line would cover in part', async () => {
    const hours = page.locator('.hour time').filter({ visible: true });
    const hidden = page.locator('.hour time[data-under]');
    expect(await hidden.count()).toBe(1);
    expect(await hidden.getAttribute('datetime')).toBe('2019-12-28T19:00:00Z');
    const label = await getBox(page.locator('.now time'));
    for (const hour of await hours.all()) {
      const { y, height } = await getBox(hour);
      expect(y >= label.y + label.height || y + height <= label.y).toBe(true);
    }
  });

  it('leads the line of now around the words of what is on', async () => {
    const { x, y, width, height } = await getBox(page.locator('li[data-p="on"] .t'));
    // At its edges pixels are mixed.
    const words = { x: Math.ceil(x) + 1, y, width: Math.floor(width) - 2, height };
    // Through the middle of the time, where it would strike it through.
    const line = page.locator('.now');
    await line.evaluate(
      (element, middle) => {
        const { top } = element.getBoundingClientRect();
        element.style.gridTemplateRows = `${middle - top - 1}px auto`;
      },
      y + height / 2,
    );
    const crossed = await page.screenshot({ clip: words });
    await line.evaluate(element => element.style.setProperty('visibility', 'hidden'));
    expect(crossed.equals(await page.screenshot({ clip: words }))).toBe(true);
    // And it is there: beside the words the strip shows it.
    const strip = page.locator('li[data-p="on"]');
    const without = await strip.screenshot();
    await line.evaluate(element => element.style.removeProperty('visibility'));
    expect(without.equals(await strip.screenshot())).toBe(false);
  });

  it('keeps time and title of what is on in sight below the names of the rooms, and all of its strip a link', async () => {
    const strip = page.locator('li[data-p="on"]', { hasText: 'The evening talk' });
    await page.setViewportSize({ width: 1280, height: 260 });
    // Until little more than two lines of it are left.
    await strip.evaluate(item => {
      const heads = document.querySelector('.corner')?.getBoundingClientRect().height ?? 0;
      const bar = document.querySelector('.bar')?.getBoundingClientRect().height ?? 0;
      scrollBy(0, item.getBoundingClientRect().bottom - bar - heads - 70);
    });
    const [head, box] = [await getBox(page.locator('.head').first()), await getBox(strip)];
    expect(box.y).toBeLessThan(head.y + head.height - 20);
    const [time, title] = [await getBox(strip.locator('.t')), await getBox(strip.locator('.a'))];
    expect(time.y).toBeGreaterThanOrEqual(head.y + head.height);
    expect(title.y).toBeGreaterThanOrEqual(time.y + time.height - 1);
    expect(title.y + title.height).toBeLessThanOrEqual(box.y + box.height);
    const hit = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.closest('a')?.textContent,
      [box.x + box.width / 2, box.y + box.height - 4],
    );
    expect(hit).toBe('The evening talk');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => scrollTo(0, 0));
  });

  it('shows whole lines of who and what, however short the session', async () => {
    const strip = page.locator('li', { hasText: 'The evening talk' });
    const shown = await strip.evaluate(item =>
      Array.from({ length: 80 }, (_, height) => {
        item.style.height = `${40 + height}px`;
        const details = item.querySelector('.d');
        const right = details?.getBoundingClientRect().right ?? 0;
        return Array.from(details?.children ?? [])
          .map(line => ({ box: line.getBoundingClientRect(), style: getComputedStyle(line) }))
          .filter(({ box }) => box.left < right)
          .map(({ box, style }) => box.height / Number.parseFloat(style.lineHeight));
      }),
    );
    expect(new Set(shown.map(({ length }) => length))).toEqual(new Set([0, 1, 2]));
    for (const lines of shown.flat()) expect(lines).toBeCloseTo(Math.max(1, Math.round(lines)), 1);
  });

  it('breaks the line of a brief session before a word that does not fit, not in it', async () => {
    const strip = page.locator('li[data-brief]', { hasText: 'Experiments' });
    expect(await strip.locator('.t').getAttribute('data-in')).toBe('in 5 min');
    const { height, lineHeight } = await strip.evaluate(item => {
      const time = item.querySelector('.t')?.getBoundingClientRect().width ?? 0;
      item.style.width = `${time + 60}px`;
      const word = document.createRange();
      word.selectNodeContents(item.querySelector('.a') ?? item);
      const boxes = [...word.getClientRects()].filter(({ width }) => width > 1);
      const lineHeight = Number.parseFloat(getComputedStyle(item.querySelector('.a') ?? item).lineHeight);
      const height = Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top));
      return { height, lineHeight };
    });
    expect(height).toBeLessThan(1.5 * lineHeight);
  });
});

async function getBox(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not shown.');
  return box;
}
