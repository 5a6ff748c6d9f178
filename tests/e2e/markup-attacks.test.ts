import { type DevEnv, startDevEnv, waitUntil } from '@foyer/dev-env';
import { MARKUP_ATTACKS } from '@foyer/schedule/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACKED_AT, ATTACKED_ROOMS, writeAttackedConference } from './attacked-conference.ts';
import { type HarmWatch, watchHarm } from './harm-watch.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';

const NOW = `now=${encodeURIComponent(ATTACKED_AT)}`;

describe.skipIf(!hasBrowser)('a conference whose every text is an attack', () => {
  let env: DevEnv;
  let browser: Browser;
  let watch: HarmWatch;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await writeAttackedConference() });
    browser = await openBrowser();
    watch = await watchHarm(browser);
    await waitUntil('the encoders to be seen', async () => {
      const { rooms } = await (await fetch(`${env.portalUrl}/api/v1/rooms`)).json();
      return rooms.every((room: { presence: { active: boolean } | null }) => room.presence?.active);
    });
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  async function expectNoHarm(path: string): Promise<void> {
    expect(await watch.listDangers(), path).toEqual([]);
    expect(watch.takeHarm(), path).toEqual([]);
  }

  it('has its sessions where they are looked for', async () => {
    const { room } = await (await fetch(`${env.portalUrl}/api/v1/rooms/one?${NOW}`)).json();
    expect(room.rows.length).toBeGreaterThan(MARKUP_ATTACKS.length / 4);
    const { rooms } = await (await fetch(`${env.portalUrl}/api/v1/rooms?${NOW}`)).json();
    expect(rooms).toHaveLength(ATTACKED_ROOMS.length);
  });

  it.each(['/', ...ATTACKED_ROOMS.map(room => `/${room}`), '/schedule', '/monitor', '/graphs'])(
    'runs nothing at %s',
    async path => {
      await watch.page.goto(`${env.portalUrl}${path}?${NOW}`, { waitUntil: 'networkidle' });
      await expectNoHarm(path);
    },
  );

  it('runs nothing when the programme is searched and filtered', async () => {
    const { page } = watch;
    await page.goto(`${env.portalUrl}/schedule?${NOW}`);
    await page.locator('.programme[data-ready]').waitFor();
    for (const attack of ['<script>harm()</script>', '"><img src=x onerror=harm()>']) {
      await page.getByRole('searchbox').fill(attack);
      await page.getByRole('status').filter({ hasText: 'session' }).waitFor();
      await expectNoHarm(`/schedule, looked through for ${attack}`);
    }
    await page.getByRole('searchbox').fill('<no such thing>');
    await page.getByText('Nothing matches “<no such thing>”.').waitFor();
    await expectNoHarm('/schedule, with nothing found');
  });

  it('runs nothing on the page of any session', { timeout: 600_000 }, async () => {
    const { page } = watch;
    await page.goto(`${env.portalUrl}/schedule?${NOW}`, { waitUntil: 'domcontentloaded' });
    const paths = await page
      .locator('a.a')
      .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''));
    expect(paths.length).toBeGreaterThanOrEqual(2 * MARKUP_ATTACKS.length);
    // Half of them are the same again, in other rooms.
    const half = [...new Set(paths)].filter((_, index) => index % 2 === 0);
    for (const path of half) {
      const reply = await page.goto(env.portalUrl + path);
      expect(reply?.status(), path).toBe(200);
      expect(await page.locator('h1').textContent(), path).not.toBe('');
      await expectNoHarm(path);
    }
  });

  it('runs nothing where others show the HTML that feeds carry', async () => {
    const read = async (path: string) => (await fetch(`${env.portalUrl}${path}?${NOW}`)).json();
    const carried = [
      ...listHtml(await read('/schedule.json')),
      ...(await Promise.all(ATTACKED_ROOMS.map(room => read(`/api/v1/rooms/${room}`)))).flatMap(listHtml),
      ...(await Promise.all(ATTACKED_ROOMS.map(room => read(`/${room}/json`)))).flatMap(listHtml),
    ];
    expect(carried.length).toBeGreaterThan(2 * MARKUP_ATTACKS.length);
    await showHtml(watch.page, carried);
    await expectNoHarm('the HTML of feeds');
  });

  it.each(['/schedule.xml', '/schedule/changes.atom', '/one/rss'])(
    'has nothing foreign in %s',
    async path => {
      const xml = await (await fetch(`${env.portalUrl}${path}?${NOW}`)).text();
      await watch.page.goto('about:blank');
      const { foreign, html } = await watch.page.evaluate(readXml, xml);
      expect(foreign).toEqual([]);
      await showHtml(watch.page, html);
      await expectNoHarm(`the HTML of ${path}`);
    },
  );

  it.each([
    ['/schedule.xml', 'application/xml'],
    ['/schedule.json', 'application/json'],
    ['/schedule.ics', 'text/calendar'],
    ['/one/schedule.ics', 'text/calendar'],
    ['/schedule/changes.atom', 'application/atom+xml'],
    ['/one/rss', 'application/rss+xml'],
    ['/one/json', 'application/json'],
    ['/api/v1/rooms', 'application/json'],
    ['/api/v1/programme', 'application/json'],
    ['/streams/v2.json', 'application/json'],
  ])('answers %s as %s, which a browser takes for nothing else', async (path, type) => {
    const reply = await fetch(`${env.portalUrl}${path}?${NOW}`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(type);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes nothing of an address for markup', async () => {
    for (const attack of MARKUP_ATTACKS.filter((_, index) => index % 5 === 0)) {
      const encoded = encodeURIComponent(attack.toWellFormed());
      await watch.page.goto(`${env.portalUrl}/schedule/${encoded}?q=${encoded}`);
      await expectNoHarm(`/schedule/${encoded}`);
    }
  });
});

/** Puts HTML into a page without a policy, as readers of feeds do. */
async function showHtml(page: Page, texts: readonly string[]): Promise<void> {
  await page.goto('about:blank');
  await page.evaluate(given => {
    for (const text of given) {
      const element = document.createElement('div');
      element.innerHTML = text;
      document.body.append(element);
    }
    // What did load, or failed to, has said so by then.
    return new Promise(resolve => requestIdleCallback(resolve));
  }, texts);
}

/** Runs in the page: what in XML is of other formats, and the texts in it that are HTML by contract. */
function readXml(xml: string): { foreign: string[]; html: string[] } {
  const read = new DOMParser().parseFromString(xml, 'application/xml');
  const elements = [...read.querySelectorAll('*')];
  const others = elements.filter(({ namespaceURI }) => /xhtml|svg|MathML/.test(namespaceURI ?? ''));
  const styled = [...read.childNodes].filter(({ nodeName }) => nodeName === 'xml-stylesheet');
  // What a channel of RSS says of itself is plain text; of the rest HTML is expected.
  const html = read.querySelectorAll(
    'item > description, event > :is(abstract, description), entry > content',
  );
  return {
    foreign: [...others, ...styled].map(({ nodeName }) => nodeName),
    html: [...html].map(({ textContent }) => textContent),
  };
}

/** The texts of a JSON document that are HTML by contract. */
function listHtml(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listHtml);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['abstract', 'description', 'detailsHtml'].includes(key)
      ? [inner]
      : listHtml(inner),
  );
}
