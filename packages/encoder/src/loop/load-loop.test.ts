import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadLoop } from './load-loop.ts';

const MEDIA_DIR = fileURLToPath(new URL('../../../../public/demo', import.meta.url));
const MAX_BYTES = 4_000_000;

describe('the demo loop', () => {
  it('has its variants and pictures on one timeline of 24 seconds', async () => {
    const { variants, pictures } = await loadLoop(MEDIA_DIR);
    expect([...variants.keys()]).toEqual(['720p', '360p', 'audio']);
    for (const { segments } of variants.values()) {
      expect(segments).toHaveLength(12);
      expect(segments.reduce((sum, { durationS }) => sum + durationS, 0)).toBeCloseTo(24, 4);
    }
    expect(pictures).toHaveLength(12);
    expect(new Set(pictures.map(({ etag }) => etag)).size).toBe(12);
  });

  it('says of each variant the bandwidth that its largest segment needs', async () => {
    const { masterPlaylist, variants } = await loadLoop(MEDIA_DIR);
    const said = [...masterPlaylist.matchAll(/[:,]BANDWIDTH=(\d+)/g)].map(([, bps]) => Number(bps));
    const needed = [...variants.values()].map(({ segments, files }) =>
      Math.max(...segments.map(({ durationS }, i) => ((files[i]?.length ?? 0) * 8) / durationS)),
    );
    expect(said).toEqual(needed.map(Math.ceil));
  });

  it('is small enough to be committed', async () => {
    const { variants, pictures } = await loadLoop(MEDIA_DIR);
    const files = [...variants.values()].flatMap(variant => variant.files);
    const bytes = [...files, ...pictures.map(picture => picture.bytes)].reduce(
      (sum, { length }) => sum + length,
      0,
    );
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('says which folder it was looked for in', async () => {
    await expect(loadLoop('/nowhere/demo')).rejects.toMatchObject({
      code: 'LOOP_UNREADABLE',
      message: expect.stringContaining('The demo loop in /nowhere/demo cannot be used: ENOENT'),
    });
  });
});
