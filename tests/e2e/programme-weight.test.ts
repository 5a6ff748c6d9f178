import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { type DevEnv, startDevEnv, writeLargeConference } from '@foyer/dev-env';
import { hasRealProgrammes, readProgramme } from '@foyer/schedule/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const budgetFile = new URL('../../apps/portal/page-budget.json', import.meta.url);
const SESSIONS = 1_351;

describe('the page of a programme of 1351 sessions', () => {
  let env: DevEnv;

  beforeAll(async () => {
    // 36C3's where it is, else a generated one, which is a little heavier.
    const programme = hasRealProgrammes
      ? readProgramme({ format: 'pentabarf-xml', file: '36c3-merged.xml' })
      : undefined;
    env = await startDevEnv({ configFile: await writeLargeConference(programme), encoderRooms: [] });
  });

  afterAll(async () => {
    await env?.close();
  });

  it('stays within its budget', async () => {
    const budget = JSON.parse(await readFile(budgetFile, 'utf8'));
    const page = await (await fetch(`${env.portalUrl}/schedule`)).text();
    expect(page.match(/<li style="grid-area/g)).toHaveLength(SESSIONS);
    const bytes = await countBytes(`${env.portalUrl}/schedule`);
    console.info('the programme, gzipped bytes:', bytes);
    expect(bytes).toBeLessThanOrEqual(budget.programmeGzipBytes);
  });
});

/** As they come over the wire: `fetch` would have unpacked them. */
function countBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { 'accept-encoding': 'gzip' } }, response => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => {
        if (response.headers['content-encoding'] === 'gzip') resolve(bytes);
        else
          reject(
            new Error(
              `Expected ${url} to come gzipped, but its content-encoding is ${response.headers['content-encoding']}`,
            ),
          );
      });
      response.on('error', reject);
    });
    asking.on('error', reject);
    asking.end();
  });
}
