/** Every run of white space, no-break spaces included, becomes one blank; none is left at the ends. */
export function collapseWhiteSpace(text: string): string {
  const trimmed = text.trim();
  return ODD_WHITE_SPACE.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

const ODD_WHITE_SPACE = /[^\S ]|\s\s/;

/** The text without white space around it; null if nothing is left. */
export function trimToNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** The text on one line; null if nothing is left. */
export function collapseToNull(text: string): string | null {
  const collapsed = collapseWhiteSpace(text);
  return collapsed === '' ? null : collapsed;
}
