/** Every run of white space, no-break spaces included, becomes one blank; none is left at the ends. */
export function collapseWhiteSpace(text: string): string {
  return MAY_NEED_COLLAPSING.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** By far the most texts need nothing, which this tells in a fraction of the time; some that it finds do not either. */
const MAY_NEED_COLLAPSING = /[^ -~\u00a1-\u167f]| {2}|^ | $/;

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
