import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { getPortalData } from '../portal-data-holder.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/fonts-ext.css';
import { fitAccent } from '../theme/accent.ts';
import { themeScript } from '../theme/theme-script.ts';

const title = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-title',
});
const text = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-text',
});

export async function generateMetadata(): Promise<Metadata> {
  const event = findEvent();
  if (event === undefined) return {};
  return {
    title: { default: event.title, template: `%s · ${event.title}` },
    description: event.subtitle ?? `The live streams of ${event.title}`,
    icons: { icon: '/favicon.svg' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
};

/** While Next builds, it renders the page for addresses that do not exist, and no portal runs then. */
function findEvent() {
  return process.env.NEXT_PHASE === 'phase-production-build' ? undefined : getPortalData().getEvent();
}

export default function RootLayout({ children }: { children: ReactNode }) {
  const event = findEvent();
  const accent = event?.accent ?? '#e2603a';
  const dark = fitAccent(accent, 'dark');
  const light = fitAccent(accent, 'light');
  const accentStyle = `:root{--accent-dark:${dark.accent};--accent-dark-on:${dark.on};--accent-light:${light.accent};--accent-light-on:${light.on}}`;
  const fonts = [title, text].map(font => font.variable).join(' ');
  return (
    // The words are English; only dates follow the config's language.
    <html lang="en" className={fonts} suppressHydrationWarning>
      <head>
        <style>{accentStyle}</style>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
