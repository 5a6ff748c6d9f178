/** One piece of a stream, and the stream that it is of, each by a hash. */
export interface Segment {
  variant: number;
  name: number;
}

/** As HLS and DASH packagers call what they cut. */
const SEGMENT = /\.(?:ts|m4s|m4v|m4a|mp4|cmfv|cmfa|aac|ac3|ec3|mp3|ogg|webm)$/i;
/** Those of a quality, `720p` or `128k`, stay: they tell variants apart. */
const NUMBERS = /\d+(?![pk\d])/gi;

/** What was fetched, if it was a segment. */
export function findSegment(path: string): Segment | undefined {
  if (!SEGMENT.test(path)) return undefined;
  return { variant: hashText(nameVariant(path)), name: hashText(path) };
}

/** Segments of one variant differ by numbers in their names, so their variant is the path without these. */
export function nameVariant(path: string): string {
  const start = path.lastIndexOf('/') + 1;
  const end = path.lastIndexOf('.');
  return path.slice(0, start) + path.slice(start, end).replaceAll(NUMBERS, '#') + path.slice(end);
}

/** FNV-1a, 32 bits: enough to tell apart what one client fetches within half a minute. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
