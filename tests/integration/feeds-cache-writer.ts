/** Writes a programme and what is held back of it to a cache, over and over, to be killed in the middle of it. */
import { DiskCache, type SourceCopy } from '../../packages/feeds/src/index.ts';

const [dir = '', mark = ''] = process.argv.slice(2);
const fail = (_fields: object, message?: string) => {
  throw new Error(message);
};
const cache = new DiskCache({ dir, logger: { info() {}, warn: fail, error: fail } });
const key = { location: 'programme.xml', format: null, timezone: 'UTC', language: 'en' };
const text = mark.repeat(1_000_000);
const copy: SourceCopy = [{ location: key.location, text, etag: null, lastModified: null, problems: [] }];

for (let written = 1; ; written += 1) {
  await cache.writeGood(key, { copy, imports: [], fetchedAt: 1_000 });
  await cache.writeHeld(key, { copy, against: '', since: 1_000, sightings: 1 });
  await cache.writeAcceptance(key, mark);
  process.send?.(written);
}
