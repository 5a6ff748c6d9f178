/** An address without what was asked of it: there people put what is not meant to be read by others. */
export function readPath(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
