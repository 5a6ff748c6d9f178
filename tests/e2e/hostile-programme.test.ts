import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';

/** Each calls `harm` by another way into a page, if it is let in. */
const PAYLOADS = [
  '<script>harm()</script>',
  '</script><script>harm()</script>',
  '</title></style></textarea></noscript></template><script>harm()</script>',
  '<!--<script>--><script>harm()</script>',
  ']]><script>harm()</script>',
  '<img src=x onerror=harm()>',
  '"><img src=x onerror=harm()>',
  "'><img src=x onerror=harm()>",
  '" autofocus onfocus=harm() x="',
  "' autofocus onfocus=harm() x='",
  '<svg onload=harm()>',
  '<svg><animate onbegin=harm() attributeName=x dur=1s>',
  '<details open ontoggle=harm()>',
  '<video><source onerror=harm()></video>',
  '<iframe srcdoc="<script>parent.harm()</script>"></iframe>',
  '<iframe src="javascript:parent.harm()"></iframe>',
  '<object data="javascript:parent.harm()"></object>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=harm()&gt;">',
  '<a href="javascript:harm()">harm</a>',
  '<a href=" java\nscript:harm()">harm</a>',
  '<a href="&#106;avascript:harm()">harm</a>',
  '[harm](javascript:harm())',
  '![harm](x"onerror="harm())',
  '<https://rain.example"onmouseover="harm()>',
  '<form action="javascript:harm()"><button>harm</button></form>',
  '<base href="https://evil.example/"><link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<style>@import "https://evil.example/x.css";</style>',
  '\\"};harm();//',
  "\\';harm();//",
  '\u2028harm()\u2029',
  '{{harm()}}<%= harm() %>',
] as const;

const ADDRESSES = [
  'javascript:harm()',
  'data:text/html,<script>parent.harm()</script>',
  'https://rain.example/"onmouseover="harm()',
  "https://rain.example/'><img src=x onerror=harm()>",
];

const START = Date.parse('2019-12-28T10:00:00Z');

function event(payload: string, index: number) {
  const startsAt = new Date(START + index * 600_000).toISOString();
  const address = ADDRESSES[index % ADDRESSES.length];
  return {
    guid: `hostile-${index}${payload}`,
    id: index + 1,
    date: startsAt,
    start: startsAt.slice(11, 16),
    duration: '00:10',
    room: `Hall ${payload}`,
    slug: payload,
    code: payload,
    url: address,
    logo: address,
    title: `Title ${payload}`,
    subtitle: `Subtitle ${payload}`,
    track: `Track ${payload}`,
    type: `Kind ${payload}`,
    language: `en, ${payload}`,
    abstract: `Abstract ${payload}`,
    description: `Description ${payload}`,
    recording_license: payload,
    do_not_record: false,
    persons: [{ id: index, public_name: `Speaker ${payload}`, code: payload }],
    links: [
      { url: address, title: `Link ${payload}` },
      { url: payload, title: payload },
    ],
    attachments: [{ url: address, title: payload }],
  };
}

function makeProgramme() {
  const [first] = PAYLOADS;
  return {
    schedule: {
      version: first,
      base_url: 'javascript:harm()',
      conference: {
        ...{ acronym: first, title: `Conference ${PAYLOADS.join(' ')}`, url: 'javascript:harm()' },
        ...{ start: '2019-12-28', end: '2019-12-28', daysCount: 1, timeslot_duration: '00:10' },
        time_zone_name: first,
        days: [
          {
            ...{
              index: 1,
              date: '2019-12-28',
              day_start: '2019-12-28T09:00:00Z',
              day_end: '2019-12-29T03:00:00Z',
            },
            rooms: Object.fromEntries(
              PAYLOADS.map((payload, index) => [`Hall ${payload}`, [event(payload, index)]]),
            ),
          },
        ],
      },
    },
  };
}

interface Harm {
  page: string;
  what: string;
}

describe.skipIf(!hasBrowser)('a programme that is out to harm', () => {
  let folder: string;
  let env: DevEnv;
  let browser: Browser;
  let context: BrowserContext;
  /** Of the context. */
  let harms: Harm[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foyer-hostile-'));
    await writeFile(join(folder, 'programme.json'), JSON.stringify(makeProgramme()));
    const [, breakout] = PAYLOADS;
    const config = {
      config: {
        ...{ title: `Festival ${PAYLOADS.join(' ')}`, subtitle: breakout, place: breakout },
        ...{ secret: 'only for tests', rehearsal: true },
        corrections: [{ kind: 'cancel', session: `hostile-0${PAYLOADS[0]}`, note: PAYLOADS[5] }],
      },
      default: { 'schedule-url': 'programme.json', 'schedule-timezone': 'Europe/Berlin' },
      hall: {
        title: `Hall ${breakout}`,
        description: PAYLOADS[5],
        'schedule-see-also': PAYLOADS.map(payload => `Hall ${payload}`),
      },
      empty: { title: `Empty ${breakout}` },
    };
    const configFile = join(folder, 'config.json');
    await writeFile(configFile, JSON.stringify(config));
    env = await startDevEnv({ configFile, encoderRooms: ['hall'] });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A browser that tells when `harm` is called, and when anything is asked of somebody who is not on this machine. */
  beforeEach(async () => {
    const seen: Harm[] = [];
    harms = seen;
    context = await browser.newContext();
    await context.exposeBinding('harm', ({ page }) => seen.push({ page: page.url(), what: 'ran a script' }));
    await context.route(
      url => url.hostname !== '127.0.0.1',
      async (route, request) => {
        seen.push({ page: request.frame().url(), what: `asked for ${request.url()}` });
        await route.abort();
      },
    );
  });

  afterEach(() => context.close());

  /** Where markup could act later: by a click, a key, a mouse over it. */
  const FIND_TRAPS = `[...document.querySelectorAll('*')].flatMap(({ localName, attributes }) =>
    [...attributes]
      .filter(({ name, value }) => /^on/.test(name) || /^\\s*(?:java\\s*script|data:text|vbscript)/i.test(value))
      .map(({ name, value }) => localName + ' ' + name + '=' + value))`;

  /** @returns what it says, so that nobody takes an empty page for a harmless one */
  async function visit(path: string): Promise<string> {
    const page = await context.newPage();
    try {
      await page.goto(env.portalUrl + path, { waitUntil: 'networkidle' });
      const traps = await page.evaluate<string[]>(FIND_TRAPS);
      harms.push(...traps.map(what => ({ page: path, what })));
      return await page.evaluate(() => document.documentElement.textContent ?? '');
    } finally {
      await page.close();
    }
  }

  it('would do harm if it were let in', { timeout: 300_000 }, async () => {
    for (const payload of PAYLOADS) {
      const page = await context.newPage();
      const body = `<p title="${payload}">${payload}</p>`;
      await page.route('**/let-in', route => route.fulfill({ contentType: 'text/html', body }));
      // Some lead the page away before it is there.
      await page.goto(`${env.portalUrl}/let-in`).catch(() => {});
    }
    await expect.poll(() => harms.filter(({ what }) => what === 'ran a script').length).toBeGreaterThan(10);
    await expect.poll(() => harms.some(({ what }) => what.includes('//evil.example/'))).toBe(true);
    const page = await context.newPage();
    await page.setContent('<a href=" java\nscript:harm()">x</a><b onclick="harm()">x</b>');
    expect(await page.evaluate<string[]>(FIND_TRAPS)).toHaveLength(2);
  });

  const at = `now=${encodeURIComponent('2019-12-28T10:05:00Z')}`;

  it.each([
    `/?${at}`,
    `/hall?${at}`,
    `/empty?${at}`,
    `/schedule?${at}`,
    '/schedule',
    '/monitor',
    '/graphs',
    '/schedule.xml',
    '/schedule.json',
    '/schedule/changes.atom',
    '/hall/rss',
    '/hall/json',
    '/api/v1/programme',
    '/streams/v2.json',
  ])('does none on %s', { timeout: 180_000 }, async path => {
    expect(await visit(path)).toContain('harm()');
    expect(harms).toEqual([]);
  });

  it('does none on the page of any of its sessions, which say what it says', {
    timeout: 300_000,
  }, async () => {
    const page = await context.newPage();
    await page.goto(`${env.portalUrl}/schedule`);
    const links = await page
      .locator('a[href^="/schedule/"]')
      .evaluateAll(found => found.map(link => link.getAttribute('href') ?? ''));
    await page.close();
    const paths = [...new Set(links)].filter(path => !/\.\w+$/.test(path));
    expect(paths).toHaveLength(PAYLOADS.length);
    for (const path of paths) expect(await visit(path)).toContain('Description');
    expect(harms).toEqual([]);
  });
});
