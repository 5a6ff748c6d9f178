import type { Config } from '@foyer/config';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { addRobotsRoute } from './add-robots-route.ts';

async function readRobots(rehearsal: boolean) {
  const app = Fastify();
  addRobotsRoute(app, { getConfig: () => ({ system: { rehearsal } }) as Config });
  const reply = await app.inject('/robots.txt');
  await app.close();
  return reply;
}

describe('/robots.txt', () => {
  it('tells crawlers what is not for them', async () => {
    const { statusCode, headers, body } = await readRobots(false);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    });
    expect(body.split('\n')).toEqual([
      'User-agent: *',
      'Disallow: /tracker/',
      'Disallow: /*/stream.m3u8',
      '',
    ]);
  });

  it('lets them read the pages that say themselves that they must not be found', async () => {
    const { body } = await readRobots(true);
    for (const path of ['/monitor', '/graphs']) expect(body).not.toContain(path);
  });

  it('leaves out every instant of a rehearsal', async () => {
    expect((await readRobots(true)).body).toContain('\nDisallow: /*?*now=\n');
  });
});
