import { describe, expect, test } from 'vitest';
import { GroupDirectory } from './group-directory.ts';
import type { Watched } from './viewer-group.ts';
import { annex, high } from './watching-fixture.ts';

function createDirectory(groups: ConstructorParameters<typeof GroupDirectory>[0]['groups'] = []) {
  return new GroupDirectory({ groups, isEndpoint: (_, endpoint) => endpoint === high.endpoint });
}

/** A viewer who names something else each time, in all ways that there are. */
function watchEverything(directory: GroupDirectory): void {
  for (const protocol of ['hls', 'dash', 'webm'] as const) {
    for (let quality = 0; quality < 30; quality += 1) {
      for (let language = 0; language < 30; language += 1) {
        directory.findSeries({ ...high, protocol, quality: `q${quality}`, language: `l${language}` });
      }
    }
  }
}

describe('what players name', () => {
  test('is told apart, and what is the same is one', () => {
    const directory = createDirectory();
    const { id } = directory.findSeries(high);
    expect(directory.findSeries({ ...high }).id).toBe(id);
    expect(directory.findSeries({ ...high, quality: 'low' })).toMatchObject({ quality: 'low' });
    expect(directory.findSeries({ ...high, endpoint: 'hall@192.0.2.9' })).toMatchObject({ endpoint: null });
  });

  test('fills neither memory nor the disk, however it is put together', () => {
    const directory = createDirectory();
    watchEverything(directory);
    expect([...directory.list()].length).toBeLessThan(1000);
    const made: Watched = { ...high, quality: 'q29', language: 'l29' };
    expect(directory.findSeries(made)).toMatchObject({ ...high, quality: 'other', language: 'other' });
    // What was there before still is, and other rooms are as they were.
    expect(directory.findSeries({ ...high, quality: 'q0', language: 'l0' })).toMatchObject({ quality: 'q0' });
    expect(directory.findSeries(annex)).toMatchObject(annex);
  });

  test('is bounded over restarts', () => {
    const before = createDirectory();
    watchEverything(before);
    const groups = [...before.list()];
    const after = createDirectory(groups);
    after.findSeries({ ...high, quality: 'q29', language: 'l29' });
    expect([...after.list()]).toEqual(groups);
  });
});
