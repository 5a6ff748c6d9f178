/** When a row of a grid begins. */
export interface Line {
  row: number;
  at: number;
}

/** The row that an instant falls in, and how far down it, 0 to 1; undefined before the first and after the last. */
export function findLine(lines: readonly Line[], at: number): { row: number; share: number } | undefined {
  const index = lines.findLastIndex(line => line.at <= at);
  const from = lines[index];
  const to = lines[index + 1];
  if (from === undefined || to === undefined) return undefined;
  return { row: from.row, share: (at - from.at) / (to.at - from.at) };
}
