import { expect, test } from 'vitest';
import { readSource } from './read-source.ts';

/** A web in which each address redirects to the next, and the last answers. */
const fetchAlong =
  (...hops: string[]) =>
  async (input: string | URL | Request) => {
    const location = hops[hops.indexOf(String(input)) + 1];
    return location === undefined
      ? new Response('arrived')
      : new Response(null, { status: 302, headers: { location } });
  };

const plain = 'http://nightlight.example/schedule.xml';
const secure = 'https://nightlight.example/schedule.xml';

test('a redirect may make a connection secure', async () => {
  const reply = await readSource({ location: plain, fetch: fetchAlong(plain, secure) });
  expect(reply).toMatchObject({ text: 'arrived', finalUrl: secure });
});

test('a redirect may not make a connection insecure', async () => {
  const reading = readSource({ location: secure, fetch: fetchAlong(secure, plain) });
  await expect(reading).rejects.toThrow(
    expect.objectContaining({
      code: 'FEED_REDIRECTS',
      message: expect.stringContaining(`https: to ${plain}`),
    }),
  );
});
