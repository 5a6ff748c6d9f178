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

test('of a server in trouble it says nothing that only who asks again and again could', async () => {
  const fetch = async () => new Response('', { status: 503, statusText: 'Service Unavailable' });
  await expect(readSource({ location: plain, fetch })).rejects.toThrow(
    `${plain} answered 503 Service Unavailable instead of 200. That server is in trouble: the next attempt may do; if not, look at it.`,
  );
});
