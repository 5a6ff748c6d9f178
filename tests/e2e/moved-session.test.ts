import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const day = (time: string) => `2019-12-28T${time}:00+01:00`;

/** Talks that Borg and Ada have at 15:00 are on in Clarke instead; nothing is streamed from Ada. */
const programme = () =>
  writeConference({
    title: 'Two rooms',
    rooms: { ada: { title: 'Ada' }, borg: { title: 'Borg' }, clarke: { title: 'Clarke' } },
    sessions: [
      { guid: 'opening', title: 'Opening', room: 'Borg', from: day('13:00'), duration: '01:00' },
      { guid: 'moved', title: 'Wandering lecture', room: 'Borg', from: day('15:00'), duration: '01:00' },
      { guid: 'closing', title: 'Closing', room: 'Borg', from: day('16:10'), duration: '01:00' },
      { guid: 'later', title: 'Late lecture', room: 'Ada', from: day('15:00'), duration: '01:00' },
      { guid: 'earlier', title: 'Earlier', room: 'Clarke', from: day('13:00'), duration: '01:00' },
    ],
    // Corrections hold by the clock of the portal, whatever a page is asked for.
    system: {
      corrections: [
        { kind: 'now', room: 'clarke', session: 'moved', at: day('15:00'), expires: '2099-01-01T00:00:00Z' },
        { kind: 'now', room: 'clarke', session: 'later', at: day('18:00'), expires: '2099-01-01T00:00:00Z' },
      ],
    },
  });

describe.skipIf(!hasBrowser)('a session that was moved to another room', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await programme(), encoderRooms: ['borg', 'clarke'] });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  const read = async (path: string, time: string): Promise<string> => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(`${env.portalUrl}${path}?now=${encodeURIComponent(day(time))}`);
    const text = (await page.locator('main').textContent()) ?? '';
    await page.close();
    return text;
  };

  it('is named where people wait for it, for the time in which it would be there', async () => {
    for (const path of ['/', '/borg']) {
      expect(await read(path, '14:59')).not.toContain('Moved to');
      expect(await read(path, '15:05')).toContain('Moved to Clarke: Wandering lecture');
      expect(await read(path, '16:00')).not.toContain('Moved to');
    }
    expect(await read('/', '15:05')).toContain('Moved to Clarke: Late lecture');
    expect(await read('/clarke', '15:05')).toContain('Moved here from Borg');
  });

  it('is named by what programs read of the room', async () => {
    const fetchText = async (path: string) =>
      (await fetch(`${env.portalUrl}${path}?now=${encodeURIComponent(day('15:05'))}`)).text();
    expect(await fetchText('/borg/json')).toContain('<p>Moved to Clarke: Wandering lecture</p>');
    expect(await fetchText('/borg/rss')).toContain('<title>Moved to Clarke: Wandering lecture</title>');
    expect(await fetchText('/clarke/rss')).not.toContain('Moved to Clarke');
  });
});
