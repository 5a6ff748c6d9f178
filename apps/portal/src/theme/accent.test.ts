import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import { fitAccent } from './accent.ts';

const surfaces = { dark: 'oklch(0.205 0.012 55)', light: 'oklch(0.953 0.01 82)' } as const;

describe('fitAccent', () => {
  for (const colour of [
    '#e2603a',
    '#000000',
    '#ffffff',
    '#0a1f44',
    '#ffee00',
    '#7f7f7f',
    'oklch(0.7 0.2 150)',
  ]) {
    for (const scheme of ['dark', 'light'] as const) {
      it(`makes ${colour} readable in the ${scheme} scheme`, () => {
        const { accent, on } = fitAccent(colour, scheme);
        expect(wcagContrast(accent, surfaces[scheme])).toBeGreaterThanOrEqual(4.5);
        expect(wcagContrast(on, accent)).toBeGreaterThanOrEqual(4.5);
      });
    }
  }

  it('leaves a colour alone that can be read already', () => {
    expect(fitAccent('oklch(0.75 0.15 40)', 'dark').accent).toBe('oklch(0.75 0.15 40)');
  });
});
