import { type DevEnv, startDevEnv } from '@foyer/dev-env';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const AT = '2026-06-13T10:05:00+02:00';

describe.skipIf(!hasBrowser)('a conference of which one programme cannot be read', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    const configFile = await writeConference({
      title: 'Half known',
      rooms: { hall: { title: 'Hall' }, lost: { title: 'Lost', 'schedule-url': 'nowhere.xml' } },
      sessions: [
        { guid: 'rain', title: 'Rain', room: 'Hall', from: '2026-06-13T10:00:00+02:00', duration: '01:00' },
      ],
    });
    env = await startDevEnv({ configFile, encoderRooms: ['hall', 'lost'] });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  async function listNotices(path: string): Promise<string[]> {
    const page = await browser.newPage();
    await page.goto(`${env.portalUrl}${path}?now=${encodeURIComponent(AT)}`);
    const notices = await page.getByRole('main').getByRole('status').allInnerTexts();
    await page.close();
    return notices.filter(text => text.includes('programme'));
  }

  it('says so where it is missing, and of nothing else', async () => {
    expect(await listNotices('/')).toEqual([
      'The programme of Lost cannot be read at the moment. Streams run as they come.',
    ]);
    expect(await listNotices('/schedule')).toEqual(['The programme of Lost cannot be read at the moment.']);
    expect(await listNotices('/hall')).toEqual([]);
    expect(await listNotices('/lost')).toEqual([
      'The programme cannot be read at the moment. Streams run as they come.',
    ]);
  });

  it('has it in the first line of the wall', async () => {
    const page = await browser.newPage();
    await page.goto(`${env.portalUrl}/monitor`);
    await page.getByText('1 programme is to be watched: nothing could be read of it so far.').waitFor();
    await page.close();
  });
});
