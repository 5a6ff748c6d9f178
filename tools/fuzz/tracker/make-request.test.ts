import { expect, test } from 'vitest';
import { describeRequest } from './describe-request.ts';
import { makeRequest } from './make-request.ts';
import { listOperations, readTrackerDocument } from './openapi-document.ts';

const document = readTrackerDocument();
const operations = listOperations(document);
const sources = {
  document,
  operations,
  seed: 7,
  now: Date.UTC(2026, 10, 20),
  secret: 'key',
  rooms: ['hall', 'attic'],
  cookies: ['foyer_viewer=x'],
  etags: ['W/"x"'],
};
const requests = Array.from({ length: 3000 }, (_, number) => makeRequest(number, sources));

test('the same number of the same seed is the same request, and of another another', () => {
  const same = Array.from({ length: 300 }, (_, number) => makeRequest(number, sources));
  expect(same).toEqual(requests.slice(0, 300));
  expect(makeRequest(0, { ...sources, seed: 8 })).not.toEqual(requests[0]);
});

test('every address is asked as the document describes it', () => {
  for (const { method, path } of operations) {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}(\\?|$)`);
    const found = requests.filter(
      request => request.kind === 'valid' && request.method === method && pattern.test(request.target),
    );
    expect(found.length, `${method} ${path}`).toBeGreaterThan(0);
  }
});

test('what breaks off or has no end is told apart, and only hostile ones do', () => {
  const endless = requests.filter(({ isEndless }) => isEndless);
  expect(endless.length).toBeGreaterThan(10);
  expect(endless.every(({ kind }) => kind === 'hostile')).toBe(true);
});

test('a request is shown in a way that a terminal survives', () => {
  for (const request of requests) expect(describeRequest(request)).toMatch(/^[\n -~…]*$/);
});
