import { type DevEnv, startDevEnv, waitUntil } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

/** So many that a phone shows them small. */
const ROOMS = [
  'Ada',
  'Borg',
  'Clarke',
  'Dijkstra',
  'Eliza',
  'Flutterby',
  'A Workshop in the Westernmost Hall',
];
const names = ROOMS.map((_, index) => `room_${index}`);

const conference = () =>
  writeConference({
    title: 'Three nights',
    rooms: Object.fromEntries(
      ROOMS.map((title, index) => [`room_${index}`, { title, 'schedule-key': title }]),
    ),
    sessions: ROOMS.map((room, index) => ({
      guid: room,
      title: `Dancing in ${room}`,
      room,
      from: index === 0 ? '2019-12-28T11:00:00+01:00' : '2019-12-30T22:00:00+01:00',
      duration: '07:00',
    })),
  });

describe.skipIf(!hasBrowser)('the overview of a conference that is not on', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: await conference(), encoderRooms: names });
    browser = await openBrowser();
    await waitUntil('the encoders to be seen', async () => {
      const reply = await fetch(`${env.portalUrl}/api/v1/rooms`);
      const { rooms } = await reply.json();
      return rooms.every((room: { presence: { active: boolean } }) => room.presence.active);
    });
  });

  afterAll(async () => {
    await browser?.close();
    await env?.close();
  });

  async function open(iso: string, width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 844 } });
    await page.goto(`${env.portalUrl}/?now=${encodeURIComponent(iso)}`);
    return page;
  }

  it.each([390, 320])('says its days, the night of the last to that, and fits a phone of %i', async width => {
    const page = await open('2019-11-20T12:00:00+01:00', width);
    await page.getByText(/^28\s?–\s?30 December 2019$/).waitFor();
    await page.getByText('Sat 28 Dec 11:00–18:00').waitFor();
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess).toBeLessThanOrEqual(0);
    await page.close();
  });

  it('calls nothing live when it is over, whoever still sends a picture', async () => {
    const page = await open('2020-01-05T12:00:00+01:00', 1280);
    await page.getByText('Three nights is over.').waitFor();
    const cards = page.getByRole('region', { name: 'Rooms' }).getByRole('listitem');
    expect(await cards.count()).toBe(ROOMS.length);
    expect(await cards.filter({ hasText: 'Live' }).count()).toBe(0);
    await page.close();
  });
});
