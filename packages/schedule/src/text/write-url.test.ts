import { expect, test } from 'vitest';
import { writeUrl } from './write-url.ts';

test.each([
  ['https://rain.example/a?b=1&c=%20#d', 'https://rain.example/a?b=1&c=%20#d'],
  ['http://bücher.example/ä b?c=|', 'http://xn--bcher-kva.example/%C3%A4%20b?c=%7C'],
  ['https://[2001:db8::1]:8080/[a]', 'https://[2001:db8::1]:8080/%5Ba%5D'],
  ['https://rain.example/100%', 'https://rain.example/100%25'],
  ['https://rain.example/#/room/#hall:rain.example', 'https://rain.example/#/room/%23hall:rain.example'],
  ['https://me:secret@rain.example/ü', 'https://rain.example/%C3%BC'],
  ['https://rain.example/\ud800', 'https://rain.example/%EF%BF%BD'],
])('writes %s as a URI', (url, uri) => {
  expect(writeUrl(url)).toBe(uri);
  expect(writeUrl(uri)).toBe(uri);
});
