/** Every run of white space, no-break spaces included, becomes one blank; none is left at the ends. */
export function collapseWhiteSpace(text: string): string {
  return isCollapsed(text) ? text : text.replace(/\s+/g, ' ').trim();
}

/** True only for texts that need nothing, by far the most; some of the others do not either. */
function isCollapsed(text: string): boolean {
  let isAfterBlank = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isBlank = unit === 0x20;
    if (isBlank ? isAfterBlank : unit < 0x20 || unit === 0xa0 || unit >= FIRST_WIDE_SPACE) return false;
    isAfterBlank = isBlank;
  }
  return !isAfterBlank;
}

const FIRST_WIDE_SPACE = 0x1680;

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
