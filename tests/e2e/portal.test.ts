import { type DevEnv, startDevEnv, waitUntil } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeRehearsal } from './rehearsal-fixture.ts';

const EVENING = '2019-12-28T20:45:00+01:00';

describe.skipIf(!hasBrowser)('the portal in a browser', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await writeRehearsal(), encoderRooms: ['ada', 'borg'] });
    browser = await openBrowser();
    await waitUntil('the encoders to be seen', async () => {
      const reply = await fetch(`${env.portalUrl}/api/v1/rooms`);
      const { rooms } = await reply.json();
      return rooms.filter((room: { presence: { active: boolean } }) => room.presence.active).length === 2;
    });
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  async function open(path: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
    const context = await browser.newContext({ viewport, timezoneId: 'Europe/Berlin' });
    const page = await context.newPage();
    await page.goto(env.portalUrl + path);
    return page;
  }

  const at = (iso: string) => `now=${encodeURIComponent(iso)}`;

  it('offers the rooms that stream, with what is on and what comes', async () => {
    const page = await open(`/?${at(EVENING)}`);
    const cards = page.getByRole('region', { name: 'Rooms' }).getByRole('listitem');
    await expect.poll(() => cards.count()).toBe(3);
    const texts = (await cards.allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' '));
    expect(texts[0]).toContain('Starting soon Ada 20:50–21:50 The evening talk Starts at 20:50');
    expect(texts[1]).toContain('Live Borg 20:40–20:50 A short one');
    expect(texts[2]).toContain('Tube');
    expect(await page.getByText('Not streaming').count()).toBe(1);
    await page.context().close();
  });

  it.each([
    ['/nosuchroom', 404, 'No such room · Rehearsal'],
    ['/not/a/page', 404, 'No such room · Rehearsal'],
    ['/schedule/no-such-session', 404, 'No such session · Rehearsal'],
    [`/schedule/no-such-session?${at(EVENING)}`, 404, 'No such session · Rehearsal'],
    [`/nosuchroom?${at(EVENING)}`, 404, 'No such room · Rehearsal'],
    ['/schedule/rehearsal-1', 200, 'The evening talk · Rehearsal'],
    [`/schedule/rehearsal-1?${at(EVENING)}`, 200, 'The evening talk · Rehearsal'],
    [`/schedule?${at(EVENING)}`, 200, 'Programme · Rehearsal'],
    [`/ada?${at(EVENING)}`, 200, 'Ada · Rehearsal'],
    [`/monitor?${at(EVENING)}`, 200, 'Monitor · Rehearsal'],
    [`/graphs?${at(EVENING)}`, 200, 'Graphs · Rehearsal'],
    [`/?${at(EVENING)}`, 200, 'Rehearsal'],
  ])('titles %s', async (path, status, title) => {
    const reply = await fetch(env.portalUrl + path);
    expect(reply.status).toBe(status);
    expect(/<title>([^<]*)/.exec(await reply.text())?.[1]).toBe(title);
  });

  it.each(['/monitor', '/graphs'])('tells crawlers, who may read it, not to list %s', async path => {
    const robots = await (await fetch(`${env.portalUrl}/robots.txt`)).text();
    expect(robots).not.toContain(path);
    const page = await (await fetch(env.portalUrl + path)).text();
    expect(page).toContain('<meta name="robots" content="noindex"/>');
  });

  it('has the icon and the word to crawlers that are asked for by name', async () => {
    const robots = await fetch(`${env.portalUrl}/robots.txt`);
    expect(await robots.text()).toMatch(/^User-agent: \*\nDisallow: /);
    const reply = await fetch(`${env.portalUrl}/favicon.ico`);
    expect(reply.status).toBe(200);
    // ICONDIR: reserved 0, type 1, three pictures.
    expect(Buffer.from(await reply.arrayBuffer()).readUIntLE(0, 6)).toBe(0x0003_0001_0000);
  });

  it('plays a stream for ten seconds', { timeout: 90_000 }, async () => {
    const page = await open(`/borg?${at(EVENING)}`);
    await page.getByRole('button', { name: 'Watch Borg' }).click();
    const readTime = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
    const countPictures = () =>
      page.evaluate(() => {
        const quality = document.querySelector('video')?.getVideoPlaybackQuality();
        return quality === undefined ? 0 : quality.totalVideoFrames - quality.droppedVideoFrames;
      });
    const start = await waitUntil('the picture to move', async () => (await readTime()) || undefined, {
      timeoutMs: 30_000,
    });
    const before = await countPictures();
    await waitUntil('ten seconds to play', async () => (await readTime()) > start + 10, {
      timeoutMs: 45_000,
    });
    // One for each second at least: a picture that stands still has none. How many more is a matter of the machine.
    expect((await countPictures()) - before).toBeGreaterThan(10);
    await page.context().close();
  });

  it('asks nobody else for anything before the viewer wants it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const hosts = new Set<string>();
    page.on('request', request => hosts.add(new URL(request.url()).host));
    await page.goto(`${env.portalUrl}/tube?${at(EVENING)}`, { waitUntil: 'networkidle' });
    expect([...hosts]).toEqual([new URL(env.portalUrl).host]);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Load the video' }).count()).toBe(1);
    await context.close();
  });

  it('keeps a session that runs across midnight', async () => {
    for (const time of ['2019-12-28T23:59:00+01:00', '2019-12-29T00:01:00+01:00']) {
      const page = await open(`/ada?${at(time)}`);
      await page.getByRole('heading', { name: 'Over midnight' }).waitFor();
      expect(await page.getByText('23:30–00:30').count()).toBeGreaterThan(0);
      await page.context().close();
    }
  });

  it('says what comes, and when, after the last session of a day', async () => {
    const page = await open(`/ada?${at('2019-12-29T00:45:00+01:00')}`);
    await page.getByRole('heading', { name: 'Nothing more today, back at 11:30' }).waitFor();
    await page.getByRole('heading', { name: 'Next: The morning after' }).waitFor();
    await page.context().close();
  });

  it('explains a room that nobody streams from', async () => {
    const page = await open(`/clarke?${at(EVENING)}`);
    await page.getByText('No camera has reported from this room yet.').waitFor();
    expect(await page.getByRole('button', { name: /Watch/ }).count()).toBe(0);
    await page.context().close();
  });

  it('says once why there is no picture, in its place, or without one as a heading', async () => {
    const over = at('2019-12-28T23:30:00+01:00');
    const sentence = /^That was all in this room/;
    const page = await open(`/clarke?${over}`);
    await page.getByText(sentence).filter({ visible: true }).waitFor();
    expect(await page.getByText(sentence).filter({ visible: true }).count()).toBe(1);
    await page.goto(`${env.portalUrl}/clarke?template=inroom&${over}`);
    await page.getByRole('heading', { name: sentence }).waitFor();
    await page.context().close();
  });

  it('shows texts of the programme without running what is in them', async () => {
    const page = await open(`/borg?${at(EVENING)}`);
    await page.getByText('Safe').first().waitFor();
    const article = page.getByRole('article').first();
    expect(await article.locator('script, img').count()).toBe(0);
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    expect(await page.getByText('Speaker <One>').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('leaves the video out for those in the room, until they ask for it', async () => {
    const page = await open(`/borg?template=inroom&${at(EVENING)}`);
    await page.getByText('You are in the room').waitFor();
    expect(await page.getByRole('button', { name: 'Watch Borg' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Show it all the same' }).click();
    await page.getByRole('button', { name: 'Watch Borg' }).waitFor();
    await page.context().close();
  });

  it('is complete without JavaScript, down to an address for another player', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${env.portalUrl}/borg?${at(EVENING)}`);
    expect(await page.getByRole('heading', { name: 'A short one' }).count()).toBe(1);
    expect(await page.getByRole('heading', { name: 'Lightning talks' }).count()).toBe(1);
    expect(await page.locator(`a[href^="${env.encoder.url}/borg/"]`).count()).toBeGreaterThan(0);
    expect(await page.getByRole('button').allInnerTexts()).toEqual([]);
    await page.goto(`${env.portalUrl}/graphs`);
    expect(await page.locator('noscript p').textContent()).toContain('The graphs are drawn by a script');
    expect(await page.getByText('Counting').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('main').getByRole('link').allInnerTexts()).toEqual(['CSV', 'JSON']);
    await context.close();
  });

  it('goes on without the tracker, says so, and recovers', async () => {
    await env.stopTracker();
    await waitUntil('the portal to notice', async () => {
      const reply = await fetch(`${env.portalUrl}/api/v1/rooms`);
      return (await reply.json()).health.trackerReachable === false;
    });
    const page = await open(`/?${at(EVENING)}`);
    await page.getByText('We last heard from the rooms at').waitFor();
    await page.getByRole('link', { name: 'A short one' }).first().waitFor();
    await env.startTracker();
    await waitUntil('the portal to notice', async () => {
      const reply = await fetch(`${env.portalUrl}/api/v1/rooms`);
      return (await reply.json()).health.trackerReachable;
    });
    await page.context().close();
  });

  it('makes the same page in a browser as on the server, without a word on the console', async () => {
    const instants = ['2019-12-20T10:00:00+01:00', EVENING, '2020-01-10T10:00:00+01:00'];
    for (const colorScheme of ['dark', 'light'] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 1920, height: 1080 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', error => void complaints.push(error.message));
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      for (const path of ['/', '/borg', '/clarke', '/tube']) {
        for (const instant of instants) {
          await page.goto(`${env.portalUrl}${path}?${at(instant)}`, { waitUntil: 'networkidle' });
          expect(complaints, `${path} at ${instant}`).toEqual([]);
        }
      }
      await context.close();
    }
  });

  it('goes by the server where the viewer has a wrong clock', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.install({ time: new Date('2031-01-01T00:00:00Z') });
    await page.goto(`${env.portalUrl}/`);
    const shown = page.locator('header time');
    const now = new Date();
    const expected = [0, 1].map(minutes =>
      new Date(now.getTime() + minutes * 60_000).toLocaleTimeString('en-GB', {
        timeZone: 'Europe/Berlin',
        hour: '2-digit',
        minute: '2-digit',
      }),
    );
    await expect
      .poll(async () => expected.includes((await shown.textContent()) ?? ''), { timeout: 10_000 })
      .toBe(true);
    await context.close();
  });

  it('fits a phone without anything to scroll sideways', async () => {
    for (const path of ['/', '/ada', '/borg', '/clarke', '/tube']) {
      const page = await open(`${path}?${at(EVENING)}`, { width: 390, height: 844 });
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(excess, path).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });
});
