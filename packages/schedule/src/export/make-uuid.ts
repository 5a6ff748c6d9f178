import { hashText } from '../text/hash-text.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The UUID of a name among others of its space: always the same one (version 8 of RFC 9562). */
export function makeUuid(space: string, name: string): string {
  const seed = JSON.stringify([space, name]);
  const digits = hashText(seed) + hashText(`${seed}2`);
  // 8 is the version; the variant is the two bits 10.
  const variant = (8 + (Number.parseInt(digits[16] ?? '0', 16) & 3)).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
