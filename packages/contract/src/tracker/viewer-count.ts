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
