import type { ViewerCount } from '@foyer/contract';

/** `26 watching`. So few that nobody is told how many are not spoken of at all: then null. */
export function describeViewers(viewers: ViewerCount | null): string | null {
  return typeof viewers === 'number' ? `${viewers.toLocaleString('en')} watching` : null;
}
