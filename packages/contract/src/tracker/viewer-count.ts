import { z } from 'zod';

/** The public is not told of fewer, so that nobody learns who sits alone in a room. */
export const MASKED_BELOW = 5;

export const viewerCountSchema = z.union([z.int().min(0), z.literal('<5')]).meta({
  id: 'ViewerCount',
  description: 'How many; `<5` where so few are nobody’s business',
  examples: [42],
});

export type ViewerCount = z.output<typeof viewerCountSchema>;

export function maskViewerCount(count: number): ViewerCount {
  return count < MASKED_BELOW ? '<5' : count;
}

/** Whether so many are masked though there is somebody. */
export function isFew(count: number): boolean {
  return count > 0 && count < MASKED_BELOW;
}

/** A sum that, less all its other parts, does not tell how many are in one that is masked. */
export function blurViewerCount(sum: number): number {
  return Math.floor(sum / MASKED_BELOW) * MASKED_BELOW;
}
