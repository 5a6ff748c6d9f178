/** Foreign text as a message quotes it: on one line, without control characters, and not too long. */
export function shorten(text: string, maxLength = 80): string {
  const line = text
    .slice(0, maxLength * 4)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).trimEnd()}…`;
}
