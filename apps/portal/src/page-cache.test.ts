import { afterEach, expect, test } from 'vitest';
import PageCache from './page-cache.mjs';
import type { PortalData } from './portal-data.ts';
import { setPortalData } from './portal-data-holder.ts';

let revision: string;
const portal = { schedule: { getRevision: () => revision } } as unknown as PortalData;

afterEach(() => Reflect.deleteProperty(globalThis, Symbol.for('foyer.portal-data')));

test('a page is kept until the programme that it was made of is corrected', async () => {
  setPortalData(portal);
  const cache = new PageCache();
  revision = 'as planned';
  await cache.set('/schedule', 'at ten');
  expect(await cache.get('/schedule')).toMatchObject({ value: 'at ten' });
  revision = 'delayed';
  expect(await cache.get('/schedule')).toBeNull();
  await cache.set('/schedule', 'at a quarter past');
  expect(await cache.get('/schedule')).toMatchObject({ value: 'at a quarter past' });
});

test('while Next builds there is no programme', async () => {
  const cache = new PageCache();
  await cache.set('/monitor', 'made');
  expect(await cache.get('/monitor')).toMatchObject({ value: 'made' });
});
