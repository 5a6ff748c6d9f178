const PRIME = 0x0100_0193;

/** 64 bits in hexadecimal (two runs of FNV-1a): names things, protects nothing. */
export function hashText(text: string): string {
  let low = 0x811c_9dc5;
  let high = 0xc9dc_5811;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, PRIME);
    high = Math.imul(high ^ (unit + i), PRIME);
  }
  return [high, low].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
