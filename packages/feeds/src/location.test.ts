import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeLocation, parseLocation } from './location.ts';

test('a URL is fetched, without its fragment', () => {
  const location = parseLocation('HTTPS://nightlight.example/schedule.xml?lang=en#day2');
  expect(location).toMatchObject({ kind: 'http' });
  expect(location.url.href).toBe('https://nightlight.example/schedule.xml?lang=en');
});

test.each([
  ['/srv/programme.xml', '/srv/programme.xml'],
  ['public/demo/programme.xml', resolve('public/demo/programme.xml')],
  ['file:///srv/my%20programme.xml', '/srv/my programme.xml'],
  ['12:00 Uhr.xml', resolve('12:00 Uhr.xml')],
])('%s is a file', (location, path) => {
  expect(parseLocation(location)).toMatchObject({ kind: 'file', path });
});

test.each([
  ['ftp://nightlight.example/schedule.xml', 'its scheme is "ftp:"'],
  ['https://', 'it is not a URL'],
  ['http://nightlight.example:99999/', 'it is not a URL'],
  ['file://elsewhere/programme.xml', 'host'],
  ['', 'it is empty'],
])('%s is refused with a reason', (location, reason) => {
  expect(() => parseLocation(location)).toThrow(
    expect.objectContaining({ code: 'FEED_LOCATION', message: expect.stringContaining(reason) }),
  );
});

test('a password is refused and not repeated', () => {
  const location = 'https://crew:tulip@nightlight.example/schedule.xml';
  expect(() => parseLocation(location)).toThrow(/user name or password/);
  expect(() => parseLocation(location)).not.toThrow(/tulip/);
});

test.each([
  ['https://crew:tulip@nightlight.example/a', 'https://nightlight.example/a'],
  ['https://crew:tu@lip@nightlight.example/a', 'https://nightlight.example/a'],
  ['https://nightlight.example/a@b', 'https://nightlight.example/a@b'],
  ['/srv/a@b.xml', '/srv/a@b.xml'],
  ['https://nightlight.example/a?lang=en&api_key=tu%20lip', 'https://nightlight.example/a?lang=en&api_key=…'],
  [
    'https://nightlight.example/a?access_token=tulip&x=1#b',
    'https://nightlight.example/a?access_token=…&x=1#b',
  ],
  [
    'https://nightlight.example/private-0123456789abcdef/basic.ics',
    'https://nightlight.example/private-…/basic.ics',
  ],
  [
    'https://nightlight.example/1.json?ak=tulip&pretty=yes',
    'https://nightlight.example/1.json?ak=…&pretty=yes',
  ],
  ['/srv/a?key=b.xml', '/srv/a?key=b.xml'],
])('%s is shown as %s', (location, shown) => {
  expect(describeLocation(location)).toBe(shown);
});
