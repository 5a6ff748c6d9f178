import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type DevEnv, startDevEnv, waitUntil } from '@foyer/dev-env';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';

const budgetFile = new URL('../../apps/portal/script-budget.json', import.meta.url);
const configFile = new URL('../../config.json', import.meta.url);

interface Budget {
  beforePlayGzipBytes: number;
  playerGzipBytes: number;
  hlsJsGzipBytes: number;
}

describe.skipIf(!hasBrowser)('the scripts of a room', () => {
  let env: DevEnv;

  beforeAll(async () => {
    env = await startDevEnv({ configFile: fileURLToPath(configFile) });
  });

  afterAll(async () => {
    await env?.close();
  });

  it('stay within their budget, before and after play is pressed', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      let pressed = false;
      const weight: Budget = { beforePlayGzipBytes: 0, playerGzipBytes: 0, hlsJsGzipBytes: 0 };
      const reading: Promise<void>[] = [];
      page.on('response', response => {
        if (response.request().resourceType() !== 'script') return;
        const kind = pressed ? 'playerGzipBytes' : 'beforePlayGzipBytes';
        reading.push(
          response.body().then(body => {
            // hls.js names itself in what it logs; nothing else on the page does.
            const isHls = pressed && body.includes('hls.js version');
            weight[isHls ? 'hlsJsGzipBytes' : kind] += gzipSync(body, { level: 9 }).length;
          }),
        );
      });
      await waitUntil('the encoder to be seen', async () => {
        const reply = await fetch(`${env.portalUrl}/api/v1/rooms/example`);
        return (await reply.json()).room.presence?.active === true;
      });
      await page.goto(`${env.portalUrl}/example`, { waitUntil: 'networkidle' });
      pressed = true;
      await page.getByRole('button', { name: /^Watch / }).click();
      await page.locator('video').waitFor();
      await waitUntil('hls.js to arrive', async () => {
        await Promise.all(reading);
        return weight.hlsJsGzipBytes > 0;
      });

      const budget: Budget = JSON.parse(await readFile(budgetFile, 'utf8'));
      console.info('scripts, gzipped bytes:', JSON.stringify(weight));
      expect(weight.beforePlayGzipBytes).toBeLessThanOrEqual(budget.beforePlayGzipBytes);
      expect(weight.playerGzipBytes).toBeLessThanOrEqual(budget.playerGzipBytes);
      expect(weight.hlsJsGzipBytes).toBeLessThanOrEqual(budget.hlsJsGzipBytes);
    } finally {
      await browser.close();
    }
  });
});
