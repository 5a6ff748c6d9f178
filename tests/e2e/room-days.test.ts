import { type DevEnv, startDevEnv, waitUntil } from '@foyer/dev-env';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { writeConference } from './write-conference.ts';

const ROOMS = ['first', 'outer', 'last', 'none', 'middle'];
const MIDDLE = '2019-12-29T12:30:00+01:00';

const onDay = (room: string, day: number) => ({
  guid: `${room}-${day}`,
  title: `Day ${day} in ${room}`,
  room,
  from: `2019-12-${day}T10:00:00+01:00`,
  duration: '02:00',
});

/** Three days, and rooms that have sessions on some of them. */
const programme = () =>
  writeConference({
    title: 'Three days',
    rooms: Object.fromEntries(ROOMS.map(room => [room, { title: room, 'schedule-key': room }])),
    sessions: [
      onDay('first', 28),
      onDay('outer', 28),
      onDay('middle', 29),
      onDay('outer', 30),
      onDay('last', 30),
    ],
  });

describe.skipIf(!hasBrowser)('a room on days that it has no session on', () => {
  let env: DevEnv;
  let browser: Browser;

  beforeAll(async () => {
    // A camera that goes on does not make a room whose programme is over live; nor does one that never came.
    env = await startDevEnv({ configFile: await programme(), encoderRooms: ['first', 'outer'] });
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

  async function open(path: string, iso: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${env.portalUrl}${path}?now=${encodeURIComponent(iso)}`);
    return page;
  }

  it.each([
    ['first', '2019-12-28T15:00:00+01:00', 'That was all in this room'],
    ['first', MIDDLE, 'That was all in this room'],
    ['first', '2019-12-30T10:30:00+01:00', 'That was all in this room'],
    ['first', '2019-12-31T10:00:00+01:00', 'That was all. Thank you for watching'],
    ['outer', '2019-12-28T15:00:00+01:00', 'Nothing more today, back on Monday at 10:00'],
    ['outer', MIDDLE, 'Nothing today, back on Monday at 10:00'],
    ['last', '2019-12-28T15:00:00+01:00', 'Starts on Monday at 10:00'],
    ['last', MIDDLE, 'Starts on Monday at 10:00'],
    ['none', '2019-12-20T12:00:00+01:00', 'Nothing is planned in this room'],
    ['none', MIDDLE, 'Nothing is planned in this room'],
  ])('says of %s at %s: %s', async (room, iso, sentence) => {
    const page = await open(`/${room}`, iso);
    await page.getByText(sentence).filter({ visible: true }).first().waitFor();
    await page.close();
  });

  it('tells a room that is over from one that has nothing, on the overview too', async () => {
    const page = await open('/', MIDDLE);
    const cards = page.getByRole('region', { name: 'Rooms' }).getByRole('listitem');
    await expect.poll(() => cards.count()).toBe(2);
    const texts = (await cards.allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' '));
    expect(texts[0]).toContain('Finished first That was all in this room');
    expect(texts[1]).toContain('Nothing today outer Mon 10:00–12:00');
    await page.getByText('nothing in the programme').waitFor();
    await page.close();
  });
});
