import { clampChroma, converter, formatCss, type Oklch, parse, wcagContrast } from 'culori';

/** The surfaces that accent text stands on, as in `tokens.css`; the lighter or darker of each scheme's first two. */
const SURFACE = { dark: 'oklch(0.205 0.012 55)', light: 'oklch(0.953 0.01 82)' };
const ON_LIGHT = 'oklch(0.985 0.006 85)';
const ON_DARK = 'oklch(0.16 0.012 55)';
const AA_CONTRAST = 4.5;
const STEP = 0.005;

const toOklch = converter('oklch');

export interface AccentColours {
  accent: string;
  /** For text on the accent. */
  on: string;
}

/**
 * The conference's colour for one scheme: its lightness moved, as little as it takes, until the accent on
 * the surface and text on the accent both reach a contrast of 4.5 (WCAG 2.2, 1.4.3 AA).
 */
export function fitAccent(colour: string, scheme: 'dark' | 'light'): AccentColours {
  const base = toOklch(parse(colour)) ?? toOklch(parse('#e2603a'));
  if (base === undefined) throw new Error(`"${colour}" is not a colour.`);
  const direction = scheme === 'dark' ? STEP : -STEP;
  for (let lightness = base.l; lightness > 0 && lightness < 1; lightness += direction) {
    const accent: Oklch = clampChroma({ ...base, l: lightness }, 'oklch');
    const on = wcagContrast(ON_DARK, accent) >= wcagContrast(ON_LIGHT, accent) ? ON_DARK : ON_LIGHT;
    if (wcagContrast(accent, SURFACE[scheme]) >= AA_CONTRAST && wcagContrast(on, accent) >= AA_CONTRAST) {
      return { accent: formatCss(accent), on };
    }
  }
  return scheme === 'dark' ? { accent: ON_LIGHT, on: ON_DARK } : { accent: ON_DARK, on: ON_LIGHT };
}
