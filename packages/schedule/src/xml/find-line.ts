/** Makes a function that gives the line (from 1) of an offset; the source is read through on the first call. */
export function createLineFinder(source: string): (offset: number) => number {
  let breaks: number[] | undefined;
  return offset => {
    breaks ??= findLineBreaks(source);
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((breaks[middle] ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function findLineBreaks(source: string): number[] {
  const breaks: number[] = [];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}
