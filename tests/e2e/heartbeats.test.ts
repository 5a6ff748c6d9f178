import { fileURLToPath } from 'node:url';
import { type HeartbeatBody, heartbeatBodySchema } from '@foyer/contract';
import { type DevEnv, startDevEnv, waitUntil } from '@foyer/dev-env';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';

const configFile = fileURLToPath(new URL('../../config.json', import.meta.url));

describe.skipIf(!hasBrowser)('a viewer', () => {
  let env: DevEnv;

  beforeAll(async () => {
    env = await startDevEnv({ configFile });
    await waitUntil('the encoder to be seen', async () => {
      const reply = await fetch(`${env.portalUrl}/api/v1/rooms/example`);
      return (await reply.json()).room.presence?.active === true;
    });
  });

  afterAll(async () => {
    await env?.close();
  });

  it('is counted while the picture moves, by one cookie that no script can read, and says goodbye', async () => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sent: HeartbeatBody[] = [];
      const isHeartbeat = (request: Request) => request.url().endsWith('/tracker/api/v1/heartbeats');
      page.on('request', request => {
        // What a beacon carries is not shown.
        if (isHeartbeat(request) && request.resourceType() === 'fetch') {
          sent.push(heartbeatBodySchema.parse(request.postDataJSON()));
        }
      });
      await page.goto(`${env.portalUrl}/example`);
      const counted = page.waitForResponse(
        async response => isHeartbeat(response.request()) && (await response.json()).counted === true,
      );
      await page.getByRole('button', { name: /^Watch / }).click();
      await counted;
      const report = sent.find(({ state }) => state === 'playing');
      expect(report).toMatchObject({ room: 'example', endpoint: 'example@127.0.0.1' });
      expect(report?.stream).toMatchObject({ kind: 'video', protocol: 'hls' });
      expect(report?.stream.quality).toMatch(/^\d+p$/);
      expect(report?.playedS).toBeGreaterThan(0);

      const [cookie] = (await context.cookies(`${env.portalUrl}/tracker/`)).filter(
        ({ name }) => name === 'foyer_viewer',
      );
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/tracker/' });

      // Requests of a page that is really left are told to nobody, so it is only said to be.
      const goodbye = page.waitForRequest(
        request => isHeartbeat(request) && request.resourceType() === 'ping',
      );
      await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
      expect((await (await goodbye).response())?.status()).toBe(200);
    } finally {
      await browser.close();
    }
  });
});
