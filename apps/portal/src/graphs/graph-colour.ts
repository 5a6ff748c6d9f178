/** Hues that stay apart from each other beside warm surfaces, the first the warmest. */
const HUES = [45, 250, 150, 310, 95, 205, 350] as const;

/** The colour of a layer, by its place from the bottom: as light as its scheme needs, as calm as the pages. */
export function findLayerColour(
  { room, index }: { room: string | null; index: number },
  scheme: 'dark' | 'light',
): string {
  // Rooms that share a layer are no room that one could look for.
  if (room === null) return scheme === 'dark' ? 'oklch(0.5 0.012 60)' : 'oklch(0.72 0.012 70)';
  const hue = HUES[index % HUES.length] ?? HUES[0];
  // Hues that come again are lighter, or two rooms would be one in the legend.
  const lift = Math.floor(index / HUES.length) % 2 === 0 ? 0 : 0.14;
  return scheme === 'dark' ? `oklch(${0.66 + lift} 0.095 ${hue})` : `oklch(${0.62 + lift} 0.1 ${hue})`;
}
