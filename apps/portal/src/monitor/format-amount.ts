const UNITS = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'] as const;

export interface Amount {
  value: string;
  unit: string;
}

/** `82 Mbit/s`, `1.4 Gbit/s`: two or three digits that matter, and a unit, apart so that they can be set apart. */
export function formatBitrate(bitrateBps: number): Amount {
  let value = Math.max(0, bitrateBps);
  let index = 0;
  while (value >= 999.5 && index < UNITS.length - 1) {
    value /= 1_000;
    index += 1;
  }
  const digits = value >= 9.95 || index === 0 ? 0 : 1;
  return { value: value.toFixed(digits), unit: UNITS[index] ?? '' };
}

/** `4 s`, `12 min`, `3 h`, `2 d`: how long ago, in the largest unit that is not zero. Never negative. */
export function formatAge(ageMs: number): Amount {
  const seconds = Math.max(0, Math.floor(ageMs / 1_000));
  if (seconds < 100) return { value: String(seconds), unit: 's' };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return { value: String(minutes), unit: 'min' };
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? { value: String(hours), unit: 'h' }
    : { value: String(Math.floor(hours / 24)), unit: 'd' };
}
