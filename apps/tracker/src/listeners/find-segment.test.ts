import { expect, test } from 'vitest';
import { findSegment, nameVariant } from './find-segment.ts';

test.each([
  ['/hls/s1/native_hd-4711.ts', '/hls/s1/native_hd-#.ts'],
  ['/hall/720p_00012.m4s', '/hall/720p_#.m4s'],
  ['/hall/v128k-1.aac', '/hall/v128k-#.aac'],
  ['/hall/seg-12-v1.m4s', '/hall/seg-#-v#.m4s'],
  ['/hall/1080p/3.ts', '/hall/1080p/#.ts'],
  ['/hall/20261120T100000-0001.TS', '/hall/#T#-#.TS'],
])('%s is a segment of %s', (path, variant) => {
  expect(nameVariant(path)).toBe(variant);
  expect(findSegment(path)).toBeDefined();
});

test('segments of one variant differ by name only', () => {
  const [first, second] = ['/hall/720p_1.ts', '/hall/720p_2.ts'].map(findSegment);
  expect(first?.variant).toBe(second?.variant);
  expect(first?.name).not.toBe(second?.name);
  expect(findSegment('/hall/360p_1.ts')?.variant).not.toBe(first?.variant);
});

test.each(['/hall/index.m3u8', '/hall/preview.jpg', '/', '', '/ts', '/hall.ts/x'])('%s is none', path => {
  expect(findSegment(path)).toBeUndefined();
});
